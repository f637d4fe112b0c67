package org.caitfit.config;

import java.math.BigDecimal;
import org.caitfit.study.DisplayUnit;

/**
 * A unit that may stand behind a number: SI value = number * factor + offset, in exact decimal arithmetic and rounded
 * once.
 *
 * @param symbol as written, e.g. "m2/s"
 * @param suffix for column names, e.g. "m2_per_s"; empty for plain numbers
 * @param dimension what it measures
 * @param factor SI value of one unit
 * @param offset SI value of zero; not 0 for degC only
 */
public record Unit(String symbol, String suffix, Dimension dimension, BigDecimal factor, BigDecimal offset) {

    /** The SI value of a number in this unit; infinite if it is too large for a double. */
    public double toSi(BigDecimal number) {
        return number.multiply(factor).add(offset).doubleValue();
    }

    /** True if a difference of values cannot be told from a value (degC). */
    public boolean hasOffset() {
        return offset.signum() != 0;
    }

    /** This unit for showing values. Not for units with an offset. */
    public DisplayUnit display() {
        if (hasOffset()) {
            throw new IllegalStateException(symbol + " has an offset and cannot be a display unit");
        }
        return new DisplayUnit(symbol, suffix, factor.doubleValue());
    }
}
