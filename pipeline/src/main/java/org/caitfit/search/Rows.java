package org.caitfit.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.study.ParameterSpec;

/** Turns evaluations into rows of the table runs. */
final class Rows {
    private Rows() {}

    static RunRecord run(
            ExperimentModel model,
            Evaluation evaluation,
            Map<String, Double> values,
            Phase phase,
            String fitId,
            long index,
            Optional<Integer> iteration,
            double wallSeconds) {
        Map<String, Double> own = new LinkedHashMap<>();
        for (ParameterSpec p : model.space().parameters()) {
            own.put(p.name(), values.get(p.name()));
        }
        boolean ok = evaluation instanceof Evaluation.Scored;
        String kind = evaluation instanceof Evaluation.Unscored u ? u.kind() : "";
        String reason = evaluation instanceof Evaluation.Unscored u ? u.reason() : "";
        return new RunRecord(
                evaluation.runId(),
                model.id(),
                phase,
                fitId,
                model.modelId(),
                index,
                iteration,
                own,
                ok ? Status.OK : Status.FAILED,
                kind,
                reason,
                evaluation.scoreIfAny(),
                evaluation.statistics(),
                wallSeconds);
    }
}
