package org.caitfit.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.results.FitRecord;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;

/**
 * A forward run to be made at the end of a refinement.
 *
 * @param fit the refinement
 * @param model the experiment, with the numerics to be used
 * @param phase FINAL or FINER
 */
record FinalRun(FitRecord fit, ExperimentModel model, Phase phase) {
    /** The fitted values, SI by name. */
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        fit.parameters().forEach(p -> values.put(p.name(), p.value()));
        return values;
    }

    Ended run() {
        Map<String, Double> values = values();
        long start = System.nanoTime();
        // the same run to the last bit; its derivatives are for the uncertainty of calibrations
        boolean calibrated = model.experiment().profiles().stream()
                .anyMatch(p -> p.calibration().isFitted());
        Evaluation evaluation = calibrated ? model.evaluateWithJacobian(values) : model.evaluate(values);
        double seconds = (System.nanoTime() - start) * 1e-9;
        RunRecord row = Rows.run(model, evaluation, values, phase, fit.fitId(), 0, Optional.empty(), seconds);
        return new Ended(this, evaluation, row);
    }

    /** The run, what came of it, and its row. */
    record Ended(FinalRun run, Evaluation evaluation, RunRecord row) {
        /** Whether it is of this refinement and phase. */
        boolean isOf(FitRecord fit, Phase phase) {
            return run.fit().fitId().equals(fit.fitId()) && run.phase() == phase;
        }
    }
}
