package org.caitfit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.StudyResults;

/** Points of the table of curves, sorted into curves: one for each experiment, stage and ion. */
final class CurveGroups {
    private CurveGroups() {}

    /** Curves of a view in the order of its experiments; points in stored order. */
    static Map<String, List<CurvePoint>> of(StudyResults results, FitView view, CurvePoint.Kind kind) {
        List<String> order = List.copyOf(view.fits().keySet());
        Map<String, List<CurvePoint>> groups = new LinkedHashMap<>();
        results.curves().stream()
                .filter(c -> c.kind() == kind && view.shows(c.fitId(), c.experiment()))
                .sorted(Comparator.comparingInt((CurvePoint c) -> order.indexOf(c.experiment()))
                        .thenComparingInt(CurvePoint::stage))
                .forEach(c -> groups.computeIfAbsent(
                                c.experiment() + "\n" + c.stage() + "\n" + c.ion(), key -> new ArrayList<>())
                        .add(c));
        groups.values().forEach(points -> points.sort(Comparator.comparingInt(CurvePoint::point)));
        return groups;
    }

    /** The experiment of a curve, with the stage if its experiment has several. */
    static String place(Map<String, List<CurvePoint>> groups, CurvePoint curve) {
        boolean several = groups.values().stream()
                .map(points -> points.get(0))
                .anyMatch(c -> c.experiment().equals(curve.experiment()) && c.stage() != curve.stage());
        return several ? curve.experiment() + " stage " + curve.stage() : curve.experiment();
    }
}
