package org.caitfit.families;

import java.util.Map;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Scale;
import org.caitfit.study.Quantity;
import org.caitfit.study.Study;

/** Parameters that a family adds to a study. */
final class Added {
    /** J. */
    static final double MEV = 1.602176634e-22;

    private static final DisplayUnit MEV_UNIT = new DisplayUnit("meV", "meV", MEV);
    private static final DisplayUnit DIFFUSION_UNIT = new DisplayUnit("m2/s", "m2_per_s", 1);

    private Added() {}

    static ParameterSpec of(Study study, String name, DisplayUnit unit, double lower, double upper, Scale scale) {
        String free = name;
        while (isTaken(study, free)) {
            free += "_";
        }
        return new ParameterSpec(free, unit, lower, upper, scale, 1);
    }

    private static boolean isTaken(Study study, String name) {
        return study.parameters().stream().anyMatch(p -> p.name().equals(name));
    }

    /** An energy, bounds in meV. */
    static ParameterSpec energy(Study study, String name, double lower, double upper) {
        return of(study, name, MEV_UNIT, lower * MEV, upper * MEV, Scale.LINEAR);
    }

    /** A diffusion coefficient, bounds in m^2/s. */
    static ParameterSpec diffusion(Study study, String name, double lower, double upper) {
        return of(study, name, DIFFUSION_UNIT, lower, upper, Scale.LOG10);
    }

    /** A fraction in percent as part of a name, e.g. "3p5" for 0.035. */
    static String percent(double fraction) {
        long perMille = Math.round(1000 * fraction);
        return perMille % 10 == 0 ? Long.toString(perMille / 10) : perMille / 10 + "p" + perMille % 10;
    }

    /** Value of a quantity, SI; one that depends on temperature at its reference temperature. */
    static double value(Quantity quantity, Map<String, Double> values) {
        if (quantity instanceof Quantity.Known k) {
            return k.value();
        }
        if (quantity instanceof Quantity.Product p) {
            return value(p.factor(), values) * value(p.of(), values);
        }
        if (quantity instanceof Quantity.Sum s) {
            return value(s.offset(), values) + value(s.of(), values);
        }
        if (quantity instanceof Quantity.Arrhenius a) {
            return value(a.value(), values);
        }
        Double value = values.get(((Quantity.Varied) quantity).parameter());
        if (value == null) {
            throw new IllegalArgumentException("no value for " + quantity);
        }
        return value;
    }
}
