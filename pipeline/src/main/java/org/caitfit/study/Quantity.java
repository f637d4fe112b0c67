package org.caitfit.study;

import java.util.Objects;
import java.util.Optional;

/** A physical quantity of a study: either known, or a parameter that the search varies. Values are in SI units. */
public sealed interface Quantity {
    /** All bits of the value, or the name of the parameter: the same for the same physics, whatever was assumed. */
    String canonical();

    /**
     * A known quantity.
     *
     * @param value in SI units, finite
     * @param assumption why the value was assumed and from where, when it was not measured; empty for a known value
     */
    record Known(double value, Optional<String> assumption) implements Quantity {
        public Known {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a known quantity must be finite, got " + value);
            }
            Objects.requireNonNull(assumption);
        }

        @Override
        public String canonical() {
            return Double.toHexString(value);
        }

        /** A known value without an assumption, in SI units. */
        public static Known of(double value) {
            return new Known(value, Optional.empty());
        }
    }

    /**
     * A quantity that is varied by the search.
     *
     * @param parameter name of the {@link ParameterSpec}
     */
    record Varied(String parameter) implements Quantity {
        public Varied {
            Objects.requireNonNull(parameter);
        }

        @Override
        public String canonical() {
            return "$" + parameter;
        }
    }
}
