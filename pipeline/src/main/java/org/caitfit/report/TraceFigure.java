package org.caitfit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.results.StudyResults;
import org.caitfit.results.TracePoint;

/**
 * One measured current with its simulation.
 *
 * @param experiment id of the experiment
 * @param trace id of the trace
 * @param stage number of the stage, from 1
 * @param timeUnit "s" or "h"
 * @param synthetic true if the points were computed, not measured
 * @param points in order of time
 */
record TraceFigure(String experiment, String trace, int stage, String timeUnit, boolean synthetic, List<Point> points) {
    /** Unit of currents in the figure. */
    static final String CURRENT_UNIT = "µA/cm²";

    private static final double CURRENT_UNIT_SI = 1e-2;
    private static final double HOUR = 3600;

    TraceFigure {
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param time from the start of the stage in the unit of the figure
     * @param measured µA/cm²
     * @param simulated µA/cm²
     * @param sigma of the measured value, µA/cm²
     * @param residual (simulated - measured) in sigma
     * @param used whether it took part in the fit
     */
    record Point(double time, double measured, double simulated, double sigma, double residual, boolean used) {}

    /** Title, e.g. "K" or "K, trace K/2". */
    String title() {
        return trace.equals(experiment) ? experiment : experiment + ", trace " + trace;
    }

    /** Name for files: letters, digits, dot, dash and underscore only. */
    String fileName() {
        return Figures.fileName(trace);
    }

    /** Figures of a view, in the order of its experiments and of the stored traces. */
    static List<TraceFigure> of(StudyResults results, FitView view) {
        List<TraceFigure> figures = new ArrayList<>();
        for (String experiment : view.fits().keySet()) {
            Map<String, List<TracePoint>> byTrace = new LinkedHashMap<>();
            results.traces().stream()
                    .filter(p -> p.experiment().equals(experiment) && view.shows(p.fitId(), experiment))
                    .forEach(p -> byTrace.computeIfAbsent(p.trace(), id -> new ArrayList<>())
                            .add(p));
            byTrace.values().forEach(points -> figures.add(figure(points)));
        }
        return figures;
    }

    private static TraceFigure figure(List<TracePoint> points) {
        TracePoint last = points.get(points.size() - 1);
        double unit = last.time() > HOUR ? HOUR : 1;
        List<Point> shown = points.stream()
                .map(p -> new Point(
                        p.time() / unit,
                        p.measured() / CURRENT_UNIT_SI,
                        p.simulated() / CURRENT_UNIT_SI,
                        p.sigma() / CURRENT_UNIT_SI,
                        p.residual(),
                        p.used()))
                .toList();
        return new TraceFigure(
                last.experiment(), last.trace(), last.stage(), unit > 1 ? "h" : "s", last.synthetic(), shown);
    }
}
