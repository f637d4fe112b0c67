package org.caitfit.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.refine.Covariance;
import org.caitfit.refine.Refinement;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.RunRecord;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec.FitSpec;

/**
 * One refinement that has ended.
 *
 * @param fit what it fits
 * @param start number of its start, from 1
 * @param unit its name as a unit of work
 * @param space its parameters
 * @param refinement its result
 * @param rows one per forward run
 */
record RefinementRun(
        FitSpec fit, int start, String unit, ParameterSpace space, Refinement refinement, List<RunRecord> rows) {
    /** Half-width of a 95 % interval of a normal distribution, in sigma. */
    private static final double TWO_SIDED_95 = 1.959963984540054;

    String fitId() {
        return fit.id() + "#" + start;
    }

    /**
     * Row of the table fits.
     *
     * @param basin number from 1; 0 if there is none
     * @param best whether it is the best of its fit
     * @param finer what finer numerics would change, where that is known
     */
    FitRecord record(int basin, boolean best, Optional<NumericalShift> finer) {
        Refinement r = refinement;
        List<Integer> free = r.covariance().map(Covariance::freeParameters).orElse(List.of());
        return new FitRecord(
                fitId(),
                fit.id(),
                fit.experiments(),
                start,
                best,
                basin,
                r.reason().name(),
                r.detail(),
                fitted(finer),
                r.chiSquareStart(),
                r.chiSquare(),
                r.points(),
                space.priors(),
                space.priorChiSquare(r.best().copy()),
                free.size(),
                r.gradientCosine(),
                r.evaluations(),
                r.iterations(),
                r.covariance().map(Covariance::rank).orElse(0),
                r.covariance().map(Covariance::condition).orElse(Double.NaN),
                r.covariance().map(Covariance::singularValues).orElse(List.of()),
                r.covariance().map(Covariance::matrix).orElse(List.of()),
                r.covariance().map(Covariance::leastDetermined).orElse(List.of()),
                free.stream().map(k -> space.parameters().get(k).name()).toList(),
                r.residualLag1(),
                finer.map(NumericalShift::chiSquare).orElse(Double.NaN),
                finer.map(NumericalShift::failure).orElse(""));
    }

    private List<FittedParameter> fitted(Optional<NumericalShift> finer) {
        List<FittedParameter> fitted = new ArrayList<>();
        for (int k = 0; k < space.size(); k++) {
            ParameterSpec p = space.parameters().get(k);
            double at = refinement.best().at(k);
            int index = k;
            // a sigma says something at an optimum only
            OptionalDouble sigma = refinement.reason().optimal()
                    ? refinement.covariance().map(c -> c.sigma(index)).orElse(OptionalDouble.empty())
                    : OptionalDouble.empty();
            OptionalDouble lower = sigma.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(ParameterSpace.toSi(p, at - TWO_SIDED_95 * sigma.getAsDouble()));
            OptionalDouble upper = sigma.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(ParameterSpace.toSi(p, at + TWO_SIDED_95 * sigma.getAsDouble()));
            fitted.add(new FittedParameter(
                    p.name(),
                    ParameterSpace.toSi(p, at),
                    sigma,
                    finer.map(f -> f.parameters().get(index)).orElse(OptionalDouble.empty()),
                    lower,
                    upper,
                    refinement.atBound().get(k)));
        }
        return fitted;
    }
}
