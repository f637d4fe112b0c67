package org.caitfit.config;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reading and showing of numbers. */
final class Numbers {
    private static final Pattern WITH_UNIT =
            Pattern.compile("([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?)(\\s*)(.*)", Pattern.DOTALL);

    private Numbers() {}

    /**
     * A number and what follows it.
     *
     * @param number exact
     * @param unit the rest of the text, trimmed; empty if there is none
     * @param unitIndex index of the unit in the text
     */
    record Parsed(BigDecimal number, String unit, int unitIndex) {}

    /** Splits "0.5 mm" into its parts; empty if the text does not begin with a number. */
    static Optional<Parsed> parse(String text) {
        Matcher m = WITH_UNIT.matcher(text.strip());
        return m.matches()
                ? Optional.of(new Parsed(new BigDecimal(m.group(1)), m.group(3), m.start(3)))
                : Optional.empty();
    }

    /** A short form that reads back to the same double: 9, 0.0005, 1.4e28. */
    static String show(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value);
        }
        return Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }

    /** A value with its SI unit. */
    static String show(double si, Dimension dimension) {
        return show(si) + (dimension.siSymbol().isEmpty() ? "" : " " + dimension.siSymbol());
    }
}
