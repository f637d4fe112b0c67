package org.caitfit.study;

/** How a measured value scatters about the true one. */
public sealed interface NoiseModel {

    /** Poisson counting noise. @param countsAtBulk counts that correspond to the reference density of the profile */
    record Counts(double countsAtBulk) implements NoiseModel {
        public Counts {
            if (!(countsAtBulk > 0)) {
                throw new IllegalArgumentException("counts at bulk must be positive, got " + countsAtBulk);
            }
        }
    }

    /**
     * Gaussian noise with sigma^2 = absolute^2 + (relative * measured)^2.
     *
     * @param absolute in the unit of what is measured: m^-3, or A/m^2
     * @param relative dimensionless
     */
    record AbsoluteRelative(double absolute, double relative) implements NoiseModel {
        public AbsoluteRelative {
            if (!(absolute >= 0) || !(relative >= 0) || !(absolute + relative > 0)) {
                throw new IllegalArgumentException(
                        "noise must not vanish: absolute " + absolute + ", relative " + relative);
            }
        }
    }
}
