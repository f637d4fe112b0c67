package org.caitfit.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.ProfilePoint;

/** Invented profiles and curves for {@link FixtureResults}. */
final class FixtureCurves {
    static final List<String> IONS = List.of("K", "Rb", "Cs");
    static final double[] PLATEAU = {0.15, 0.065, 0.03};
    static final double[] FOREIGN = {7.02e-21, 1.31e-21, 3.6e-22};
    private static final double EV = 1.602176634e-19;
    private static final double BULK = 1.4e28;

    private FixtureCurves() {}

    static void profile(List<ProfilePoint> points, String fitId, int i, boolean synthetic, Random random) {
        for (String ion : List.of("Li", IONS.get(i))) {
            for (int k = 0; k < 136; k++) {
                double depth = (1 + 1.5 * k) * 1e-9;
                double front = 1 / (1 + Math.exp(-(depth * 1e9 - 101 - i) / 5));
                double lithium = PLATEAU[i] * (0.7 + 0.3 * Math.min(1, depth / 9e-8)) * (1 - front) + front;
                double exact = (ion.equals("Li") ? lithium : 1 - lithium) * BULK;
                double sigma = BULK * (0.006 + 0.012 * Math.sqrt(exact / BULK));
                double residual = random.nextGaussian();
                points.add(new ProfilePoint(
                        fitId,
                        IONS.get(i),
                        IONS.get(i),
                        ion,
                        k,
                        depth,
                        exact - residual * sigma,
                        exact,
                        exact,
                        sigma,
                        residual,
                        k > 4,
                        BULK,
                        "n/n_bulk",
                        BULK,
                        synthetic));
            }
        }
    }

    static void curves(List<CurvePoint> curves, String fitId, int i, double fwhm) {
        NormalDistribution sites = new NormalDistribution(0, fwhm / 2.3548);
        double bulkLevel = sites.inverseCumulativeProbability(0.9);
        String experiment = IONS.get(i);
        for (int k = 0; k <= 100; k++) {
            double fraction = 0.01 + 0.0099 * k;
            double level = sites.inverseCumulativeProbability(0.9 * fraction) - bulkLevel;
            double d = 1e-17 * Math.exp(level / 30.16);
            curves.add(new CurvePoint(
                    fitId,
                    experiment,
                    1,
                    "Li",
                    CurvePoint.Kind.DIFFUSION,
                    k,
                    OptionalDouble.of(fraction),
                    OptionalDouble.of(d),
                    OptionalDouble.of(level * EV / 1000),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty()));
            curves.add(new CurvePoint(
                    fitId,
                    experiment,
                    1,
                    experiment,
                    CurvePoint.Kind.DIFFUSION,
                    k,
                    OptionalDouble.of(fraction),
                    OptionalDouble.of(FOREIGN[i]),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty()));
            double energy = -600 + 9.0 * k;
            double all = sites.density(energy + bulkLevel) * 1000 / 0.9 / EV;
            double lowest = sites.inverseCumulativeProbability(0.9 * PLATEAU[i]) - bulkLevel;
            double populated = energy <= 0 ? all : 0;
            curves.add(new CurvePoint(
                    fitId,
                    experiment,
                    1,
                    "Li",
                    CurvePoint.Kind.SITE_ENERGIES,
                    k,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.of(energy * EV / 1000),
                    OptionalDouble.of(all),
                    OptionalDouble.of(populated),
                    OptionalDouble.of(energy >= lowest ? populated : 0)));
        }
    }
}
