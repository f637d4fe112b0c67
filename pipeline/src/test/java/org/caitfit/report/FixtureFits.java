package org.caitfit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;

/** Invented refinements for {@link FixtureResults}. */
final class FixtureFits {
    private FixtureFits() {}

    static List<FittedParameter> separate(int i) {
        return List.of(
                fitted("sed_fwhm", FixtureResults.MEV.toSi(250 + i), FixtureResults.MEV.toSi(3.2), false, 0),
                fitted("D_" + FixtureCurves.IONS.get(i), FixtureCurves.FOREIGN[i], 0.021, true, 0));
    }

    static List<FittedParameter> jointValues() {
        List<FittedParameter> values = new ArrayList<>(
                List.of(fitted("sed_fwhm", FixtureResults.MEV.toSi(250.3), FixtureResults.MEV.toSi(1.4), false, 0)));
        for (int i = 0; i < FixtureCurves.IONS.size(); i++) {
            values.add(fitted(
                    "D_" + FixtureCurves.IONS.get(i),
                    i == 2 ? 1e-19 : FixtureCurves.FOREIGN[i],
                    i == 2 ? Double.NaN : 0.012,
                    true,
                    i == 2 ? 1 : 0));
        }
        return values;
    }

    static FittedParameter fitted(String name, double value, double sigma, boolean log, int atBound) {
        if (Double.isNaN(sigma)) {
            return new FittedParameter(
                    name,
                    value,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    atBound);
        }
        double lower = log ? value * Math.pow(10, -1.96 * sigma) : value - 1.96 * sigma;
        double upper = log ? value * Math.pow(10, 1.96 * sigma) : value + 1.96 * sigma;
        return new FittedParameter(
                name,
                value,
                OptionalDouble.of(sigma),
                OptionalDouble.of(-0.05 * sigma),
                OptionalDouble.of(lower),
                OptionalDouble.of(upper),
                atBound);
    }

    static FitRecord fit(
            String id,
            List<String> experiments,
            int start,
            boolean best,
            int basin,
            double chiSquare,
            List<FittedParameter> values) {
        int free = (int) values.stream().filter(p -> p.atBound() == 0).count();
        List<Double> covariance = new ArrayList<>();
        for (int a = 0; a < free; a++) {
            for (int b = 0; b < free; b++) {
                covariance.add(a == b ? 1.0 : 0.93);
            }
        }
        return new FitRecord(
                id,
                id.split("#")[0],
                experiments,
                start,
                best,
                basin,
                "CONVERGED",
                "chi-square changed by less than 1e-8",
                values,
                5e3 + start,
                chiSquare,
                272 * experiments.size(),
                0,
                0,
                free,
                2e-6,
                40 + start,
                7,
                free > 5 ? free - 1 : free,
                38.5,
                List.of(1.0, 0.026),
                free > 5 ? List.of() : covariance,
                free > 5 ? java.util.Collections.nCopies(free, 1 / Math.sqrt(free)) : List.of(),
                values.stream().filter(v -> v.atBound() == 0).map(v -> v.name()).toList(),
                0.04,
                chiSquare + 0.1,
                "");
    }

    static FitRecord failedStart() {
        return new FitRecord(
                "K#9",
                "K",
                List.of("K"),
                9,
                false,
                0,
                "FAILED_START",
                "the forward run of the start failed (fixture)",
                List.of(),
                Double.NaN,
                Double.NaN,
                0,
                0,
                0,
                0,
                Double.NaN,
                1,
                0,
                0,
                Double.NaN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Double.NaN,
                Double.NaN,
                "");
    }
}
