package org.caitfit.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.caitfit.evaluate.CalibrationEstimate;
import org.caitfit.evaluate.Calibrations;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.CalibrationValue;
import org.caitfit.results.CalibrationValue.Kind;
import org.caitfit.results.FitRecord;
import org.caitfit.solver.Outcome;
import org.caitfit.study.Calibration;

/** Rows of the table calibrations: scales and backgrounds with the uncertainty that they share with the parameters. */
final class CalibrationRows {
    private final FitRecord fit;
    private final ExperimentModel model;

    CalibrationRows(FitRecord fit, ExperimentModel model) {
        this.fit = fit;
        this.model = model;
    }

    /** @param run at the values, with sensitivities where there are any */
    List<CalibrationValue> of(Outcome.Completed run, Map<String, Double> values) {
        List<CalibrationValue> rows = new ArrayList<>();
        for (CalibrationEstimate e : Calibrations.of(model, run, values)) {
            Calibration calibration = e.profile().calibration();
            if (calibration.fitScale()) {
                OptionalDouble prior =
                        calibration.hasPrior() ? OptionalDouble.of(calibration.scaleSigma()) : OptionalDouble.empty();
                rows.add(row(e, Kind.SCALE, e.scale(), prior, "", 1));
            }
            if (calibration.fitBackground()) {
                rows.add(row(
                        e,
                        Kind.BACKGROUND,
                        e.background(),
                        OptionalDouble.empty(),
                        e.profile().shownUnit().symbol(),
                        e.profile().shownUnit().factor()));
            }
        }
        return rows;
    }

    private CalibrationValue row(
            CalibrationEstimate e,
            Kind kind,
            CalibrationEstimate.Value value,
            OptionalDouble prior,
            String unit,
            double unitSi) {
        return new CalibrationValue(
                fit.fitId(),
                model.id(),
                e.profile().id(),
                e.ion(),
                kind,
                value.value(),
                sigma(value),
                prior,
                unit,
                unitSi);
    }

    /** sigma^2 = that at fixed parameters + s^T C s, with the slopes s and the covariance C of the parameters. */
    private OptionalDouble sigma(CalibrationEstimate.Value value) {
        List<String> names = fit.covarianceParameters();
        int n = names.size();
        if (!fit.optimal()
                || value.sigmaAtFixedParameters().isEmpty()
                || fit.covariance().size() != n * n
                || value.slopes().size() != model.space().size()) {
            return OptionalDouble.empty();
        }
        double own = value.sigmaAtFixedParameters().getAsDouble();
        double variance = own * own;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                variance += slope(value, names.get(i)) * fit.covariance().get(i * n + j) * slope(value, names.get(j));
            }
        }
        return OptionalDouble.of(Math.sqrt(variance));
    }

    private double slope(CalibrationEstimate.Value value, String parameter) {
        int at = model.space().indexOf(parameter);
        return at < 0 ? 0 : value.slopes().get(at);
    }
}
