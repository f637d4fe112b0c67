package org.caitfit.search;

import java.util.Arrays;
import java.util.List;
import org.caitfit.refine.Point;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.RefinementEnd;
import org.caitfit.refine.StopReason;
import org.caitfit.results.RefinementState;

/** Ended refinements to rows and back. */
final class SavedRefinement {
    private SavedRefinement() {}

    static RefinementState state(String unit, String fitId, Refinement refinement) {
        RefinementEnd e = RefinementEnd.of(refinement);
        return new RefinementState(
                unit,
                fitId,
                e.reason().name(),
                e.detail(),
                list(e.start()),
                list(e.best()),
                e.chiSquareStart(),
                e.chiSquare(),
                e.points(),
                e.gradientCosine(),
                e.predictedReduction(),
                e.iterations(),
                e.evaluations(),
                e.derivatives(),
                e.residualLag1());
    }

    static RefinementEnd end(RefinementState s) {
        return new RefinementEnd(
                StopReason.valueOf(s.reason()),
                s.detail(),
                point(s.start()),
                point(s.best()),
                s.chiSquareStart(),
                s.chiSquare(),
                s.points(),
                s.gradientCosine(),
                s.predictedReduction(),
                s.iterations(),
                s.evaluations(),
                s.derivatives(),
                s.residualLag1());
    }

    private static List<Double> list(Point point) {
        return Arrays.stream(point.copy()).boxed().toList();
    }

    private static Point point(List<Double> values) {
        return Point.of(values.stream().mapToDouble(v -> v).toArray());
    }
}
