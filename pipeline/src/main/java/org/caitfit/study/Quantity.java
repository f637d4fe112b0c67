package org.caitfit.study;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A physical quantity of a study: known, a parameter that the search varies, or computed from such. Values are in SI units.
 */
public sealed interface Quantity {
    /** All bits of the value, or the name of the parameter: the same for the same physics, whatever was assumed. */
    String canonical();

    /** Names of the parameters on which it depends. */
    List<String> parameters();

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

        @Override
        public List<String> parameters() {
            return List.of();
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

        @Override
        public List<String> parameters() {
            return List.of(parameter);
        }
    }

    /** factor * of. @param factor dimensionless */
    record Product(Quantity factor, Quantity of) implements Quantity {
        @Override
        public String canonical() {
            return "(" + factor.canonical() + " * " + of.canonical() + ")";
        }

        @Override
        public List<String> parameters() {
            return both(factor, of);
        }
    }

    /** offset + of, of one dimension. */
    record Sum(Quantity offset, Quantity of) implements Quantity {
        @Override
        public String canonical() {
            return "(" + offset.canonical() + " + " + of.canonical() + ")";
        }

        @Override
        public List<String> parameters() {
            return both(offset, of);
        }
    }

    /**
     * A diffusion coefficient that follows Arrhenius' law: value exp(-E_A/k (1/T - 1/at)), T being the temperature of the
     * stage.
     *
     * @param value m^2/s at the reference temperature
     * @param at reference temperature, K
     * @param activationEnergy E_A, J
     */
    record Arrhenius(Quantity value, Quantity.Known at, Quantity activationEnergy) implements Quantity {
        @Override
        public String canonical() {
            return "arrhenius(" + value.canonical() + " " + at.canonical() + " " + activationEnergy.canonical() + ")";
        }

        @Override
        public List<String> parameters() {
            return both(value, activationEnergy);
        }
    }

    private static List<String> both(Quantity one, Quantity other) {
        return Stream.concat(one.parameters().stream(), other.parameters().stream())
                .distinct()
                .toList();
    }
}
