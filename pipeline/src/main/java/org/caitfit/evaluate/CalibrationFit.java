package org.caitfit.evaluate;

import java.util.OptionalDouble;
import org.caitfit.study.Calibration;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.NoiseModel;

/**
 * Intensity scale a and background b of one ion of one profile at given simulated densities s: the minimum over a and b of
 * sum r(a s + b)^2 + ((a - 1)/sigma)^2, so that the search never sees them (variable projection: Golub and Pereyra, SIAM J.
 * Numer. Anal. 10 (1973) 413). With Gaussian noise that is a linear problem. With counts it is not, as their residual is a
 * difference of square roots, but a convex one: Newton's method solves it to round-off, and the derivatives of the residuals
 * that are left are exact all the same, by the implicit function theorem.
 */
final class CalibrationFit {
    private static final int MAX_ITERATIONS = 60;
    /** Relative size of the last Newton step. */
    private static final double CONVERGED = 1e-13;
    /** Determinant of the normal matrix with unit diagonal below which the scale cannot be told from the background. */
    private static final double SINGULAR = 1e-10;

    private final MeasuredProfile profile;
    private final Calibration calibration;
    private final double[] measured;
    private final double[] simulated;
    private final double priorWeight;
    private boolean scaleFree;
    private boolean backgroundFree;
    private double scale = 1;
    private double background;

    /** Gradient and Hessian of half the sum of squares by a and b. */
    private double ga;

    private double gb;
    private double haa;
    private double hab;
    private double hbb;

    /** @param measured used points, m^-3, kept @param simulated at the same points, m^-3, kept */
    CalibrationFit(MeasuredProfile profile, double[] measured, double[] simulated) {
        this.profile = profile;
        this.calibration = profile.calibration();
        this.measured = measured;
        this.simulated = simulated;
        this.priorWeight = calibration.hasPrior() ? 1 / (calibration.scaleSigma() * calibration.scaleSigma()) : 0;
        if (calibration.isFitted()) {
            solve();
        }
    }

    private void solve() {
        scaleFree = calibration.fitScale();
        if (profile.noise() instanceof NoiseModel.Counts) {
            // a rate of counts is not negative: with the background at 0 first
            minimise();
            differentiate();
            backgroundFree = calibration.fitBackground() && gb < 0;
            if (backgroundFree) {
                minimise();
            }
        } else {
            backgroundFree = calibration.fitBackground();
            minimise();
        }
        differentiate();
    }

    private void minimise() {
        for (int i = 0; i < MAX_ITERATIONS && (scaleFree || backgroundFree); i++) {
            differentiate();
            scaleFree &= haa > 0;
            if (scaleFree && backgroundFree && isSingular()) {
                scaleFree = false;
                scale = 1;
                continue;
            }
            double[] step = solved(-ga, -gb);
            double half = half(scale, background);
            double part = 1;
            while (part > 1e-9 && !isBetter(step, part, half)) {
                part /= 2;
            }
            if (part <= 1e-9) {
                return;
            }
            scale += part * step[0];
            background += part * step[1];
            if (Math.abs(step[0]) <= CONVERGED * Math.abs(scale)
                    && Math.abs(step[1]) <= CONVERGED * profile.referenceDensity()) {
                return;
            }
        }
    }

    /** Whether the densities are so even that a scale is as good as a background. */
    private boolean isSingular() {
        return haa * hbb - hab * hab < SINGULAR * haa * hbb;
    }

    private boolean isBetter(double[] step, double part, double half) {
        double a = scale + part * step[0];
        double b = background + part * step[1];
        boolean allowed = a > 0 && (b >= 0 || !(profile.noise() instanceof NoiseModel.Counts));
        return allowed && half(a, b) <= half * (1 + 1e-14);
    }

    private double half(double a, double b) {
        double sum = 0.5 * priorWeight * (a - 1) * (a - 1);
        for (int i = 0; i < measured.length; i++) {
            double r = Residual.of(profile, measured[i], a * simulated[i] + b);
            sum += 0.5 * r * r;
        }
        return sum;
    }

    private void differentiate() {
        ga = priorWeight * (scale - 1);
        gb = 0;
        haa = priorWeight;
        hab = 0;
        hbb = 0;
        for (int i = 0; i < measured.length; i++) {
            double s = simulated[i];
            double slope = residualSlope(i);
            double push = residual(i) * slope;
            double bend = bend(i);
            ga += push * s;
            gb += push;
            haa += bend * s * s;
            hab += bend * s;
            hbb += bend;
        }
    }

    /** r'^2 + r r'': half the second derivative of r^2 by the calibrated density. */
    private double bend(int i) {
        double slope = residualSlope(i);
        return slope * slope + residual(i) * Residual.curvature(profile, calibrated(i));
    }

    /** H^-1 (x, y) over the free ones, 0 for the other. */
    private double[] solved(double x, double y) {
        if (scaleFree && backgroundFree) {
            double determinant = haa * hbb - hab * hab;
            return new double[] {(hbb * x - hab * y) / determinant, (haa * y - hab * x) / determinant};
        }
        return new double[] {scaleFree ? x / haa : 0, backgroundFree ? y / hbb : 0};
    }

    /** Scale, dimensionless. */
    double scale() {
        return scale;
    }

    /** Background, m^-3. */
    double background() {
        return background;
    }

    /** Standard deviation of the scale at fixed parameters; empty if it was not fitted, or the data do not tell it. */
    OptionalDouble scaleSigma() {
        boolean told = scaleFree && !(calibration.fitBackground() && isSingular());
        return told ? OptionalDouble.of(Math.sqrt(solved(1, 0)[0])) : OptionalDouble.empty();
    }

    /** Standard deviation of the background at fixed parameters, m^-3; empty also if it is held at 0. */
    OptionalDouble backgroundSigma() {
        return backgroundFree ? OptionalDouble.of(Math.sqrt(solved(0, 1)[1])) : OptionalDouble.empty();
    }

    /** Calibrated density at a point, m^-3. */
    double calibrated(int i) {
        return scale * simulated[i] + background;
    }

    /** Residual of a point, sigma. */
    double residual(int i) {
        return Residual.of(profile, measured[i], calibrated(i));
    }

    /** Residual of the prior of the scale. */
    double priorResidual() {
        return (scale - 1) / calibration.scaleSigma();
    }

    private double residualSlope(int i) {
        return Residual.slope(profile, measured[i], calibrated(i));
    }

    /** Changes of scale and background with a parameter. @param change of the simulated densities with it */
    double[] change(double[] change) {
        if (!calibration.isFitted()) {
            return new double[2];
        }
        double byScale = 0;
        double byBackground = 0;
        for (int i = 0; i < measured.length; i++) {
            double bend = bend(i) * scale * change[i];
            byScale += bend * simulated[i] + residual(i) * residualSlope(i) * change[i];
            byBackground += bend;
        }
        return solved(-byScale, -byBackground);
    }

    /**
     * Derivative of the residual of a point by a parameter.
     *
     * @param change of the simulated density @param own of scale and background, from {@link #change}
     */
    double slope(int i, double change, double[] own) {
        return residualSlope(i) * (scale * change + simulated[i] * own[0] + own[1]);
    }

    /** Derivative of the residual of the prior of the scale. */
    double priorSlope(double[] own) {
        return own[0] / calibration.scaleSigma();
    }
}
