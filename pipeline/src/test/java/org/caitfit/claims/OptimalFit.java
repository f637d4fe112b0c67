package org.caitfit.claims;

import java.util.List;
import org.caitfit.results.FitRecord;

/** A fit that ended at an optimum, of nothing in particular. */
final class OptimalFit {
    private OptimalFit() {}

    static FitRecord of(String fitId, String experiment) {
        return of(fitId, experiment, List.of(experiment), List.of(), 100);
    }

    static FitRecord of(
            String fitId,
            String fit,
            List<String> experiments,
            List<FitRecord.FittedParameter> parameters,
            double chiSquare) {
        return new FitRecord(
                fitId,
                fit,
                experiments,
                1,
                true,
                1,
                "CONVERGED",
                "",
                parameters,
                2 * chiSquare,
                chiSquare,
                100,
                0,
                0,
                parameters.size(),
                0,
                1,
                1,
                parameters.size(),
                1,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                Double.NaN,
                "");
    }
}
