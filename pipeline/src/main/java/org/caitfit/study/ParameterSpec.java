package org.caitfit.study;

import java.util.Optional;

/**
 * A parameter of the search. Where several quantities or experiments name it, they share its value.
 *
 * @param name e.g. "sed_fwhm"
 * @param unit unit in which it is written in configs and shown; columns of the store carry it
 * @param lower lower bound, SI
 * @param upper upper bound, SI, above lower
 * @param scale scale on which grid points are spaced and the refinement steps
 * @param gridPoints number of points on a regular grid, at least 1 (1: the middle)
 * @param prior what is known of it from elsewhere; its value may lie outside bounds that a fit has narrowed
 */
public record ParameterSpec(
        String name, DisplayUnit unit, double lower, double upper, Scale scale, int gridPoints, Optional<Prior> prior) {

    /** A parameter of which nothing but its bounds is known. */
    public ParameterSpec(String name, DisplayUnit unit, double lower, double upper, Scale scale, int gridPoints) {
        this(name, unit, lower, upper, scale, gridPoints, Optional.empty());
    }

    /**
     * A Gaussian on the search scale: one more residual (x - value)/sigma in every fit of the parameter.
     *
     * @param value SI
     * @param sigma standard deviation on the search scale (decades for log10, SI for linear), above 0
     * @param source where it is from
     */
    public record Prior(double value, double sigma, String source) {
        public Prior {
            if (!Double.isFinite(value) || !Double.isFinite(sigma) || !(sigma > 0)) {
                throw new IllegalArgumentException(
                        "a prior needs a value and a sigma above 0, got " + value + ", " + sigma);
            }
        }
    }

    /** Search scale. */
    public enum Scale {
        LINEAR,
        LOG10
    }

    public ParameterSpec {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || !(lower < upper)) {
            throw new IllegalArgumentException(
                    name + ": bounds must be finite and in order, got " + lower + ", " + upper);
        }
        if (scale == Scale.LOG10 && !(lower > 0)) {
            throw new IllegalArgumentException(name + ": a log10 parameter needs positive bounds, got " + lower);
        }
        if (gridPoints < 1) {
            throw new IllegalArgumentException(name + ": at least one grid point is needed, got " + gridPoints);
        }
    }

    /** Column name in the store: name and unit, e.g. "p_sed_fwhm_meV". The column holds values in the display unit. */
    public String column() {
        return "p_" + name + (unit.suffix().isEmpty() ? "" : "_" + unit.suffix());
    }
}
