package org.caitfit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.ProfilePoint;
import org.caitfit.results.StudyResults;

/**
 * Diffusion coefficients against density: figure 2 of the paper.
 *
 * @param curves native ion first; curves that are the same in several experiments are one
 */
record DiffusionFigure(List<Curve> curves) {
    DiffusionFigure {
        curves = List.copyOf(curves);
    }

    /**
     * D(n) of one ion.
     *
     * @param ion name
     * @param experiments where it holds, e.g. "K" or "K stage 2"
     * @param isNative whether the ion was in the glass before
     * @param colour number of its colour
     * @param points in order of n/n_bulk
     */
    record Curve(String ion, List<String> experiments, boolean isNative, int colour, List<Point> points) {
        Curve {
            experiments = List.copyOf(experiments);
            points = List.copyOf(points);
        }

        /** Label, e.g. "Li in K, Rb, Cs". */
        String label() {
            return ion + " in " + String.join(", ", experiments);
        }

        private boolean sameAs(String otherIon, List<Point> other) {
            if (!ion.equals(otherIon) || other.size() != points.size()) {
                return false;
            }
            for (int i = 0; i < points.size(); i++) {
                if (!close(points.get(i).fraction(), other.get(i).fraction())
                        || !close(points.get(i).diffusivity(), other.get(i).diffusivity())) {
                    return false;
                }
            }
            return true;
        }

        private static boolean close(double a, double b) {
            return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
        }
    }

    /**
     * A point.
     *
     * @param fraction n/n_bulk
     * @param diffusivity m^2/s
     * @param lower lower end of the 95 % band, m^2/s; NaN without one
     * @param upper upper end of the 95 % band, m^2/s; NaN without one
     * @param information rise of chi-square if D were larger by half around here, over all experiments of the curve; NaN if
     *     not known
     * @param probed whether the simulated profile has such a density
     */
    record Point(double fraction, double diffusivity, double lower, double upper, double information, boolean probed) {
        /** Whether the data say anything of D here. */
        boolean informed() {
            return Double.isNaN(information) ? probed : information >= INFORMED;
        }

        boolean banded() {
            return lower > 0 && Double.isFinite(upper);
        }

        private Point with(Point other) {
            return new Point(
                    fraction, diffusivity, lower, upper, information + other.information(), probed || other.probed());
        }
    }

    /** Rise of chi-square from which on the data know something. */
    private static final double INFORMED = 1;

    /** The figure of a view; without curves if none are stored. */
    static DiffusionFigure of(StudyResults results, FitView view, Palette palette) {
        Map<String, List<CurvePoint>> groups = CurveGroups.of(results, view, CurvePoint.Kind.DIFFUSION);
        List<Curve> natives = new ArrayList<>();
        List<Curve> foreigns = new ArrayList<>();
        Map<String, OptionalDouble> probed = probedFractions(results, view, palette);
        groups.values().forEach(group -> {
            CurvePoint first = group.get(0);
            boolean isNative = palette.isNative(first);
            OptionalDouble from =
                    isNative ? probed.getOrDefault(first.experiment(), OptionalDouble.empty()) : OptionalDouble.empty();
            List<Point> points = group.stream()
                    .filter(p -> p.fraction().isPresent()
                            && p.diffusivity().isPresent()
                            && p.diffusivity().getAsDouble() > 0)
                    .map(p -> point(p, from.orElse(0)))
                    .toList();
            if (points.isEmpty()) {
                return;
            }
            List<Curve> curves = isNative ? natives : foreigns;
            int colour = isNative ? natives.size() : palette.foreignNumber(first.ion());
            add(curves, new Curve(first.ion(), List.of(CurveGroups.place(groups, first)), isNative, colour, points));
        });
        natives.addAll(foreigns);
        return new DiffusionFigure(natives);
    }

    private static Point point(CurvePoint p, double probedFrom) {
        double fraction = p.fraction().orElseThrow();
        return new Point(
                fraction,
                p.diffusivity().orElseThrow(),
                p.lower().orElse(Double.NaN),
                p.upper().orElse(Double.NaN),
                p.information().orElse(Double.NaN),
                fraction >= probedFrom);
    }

    private static void add(List<Curve> curves, Curve curve) {
        for (int i = 0; i < curves.size(); i++) {
            Curve known = curves.get(i);
            if (known.sameAs(curve.ion(), curve.points())) {
                List<String> experiments = new ArrayList<>(known.experiments());
                experiments.addAll(curve.experiments());
                List<Point> points = new ArrayList<>();
                for (int k = 0; k < known.points().size(); k++) {
                    points.add(known.points().get(k).with(curve.points().get(k)));
                }
                curves.set(i, new Curve(known.ion(), experiments, known.isNative(), known.colour(), points));
                return;
            }
        }
        curves.add(curve);
    }

    private static Map<String, OptionalDouble> probedFractions(StudyResults results, FitView view, Palette palette) {
        Map<String, OptionalDouble> lowest = new LinkedHashMap<>();
        for (ProfilePoint p : results.profiles()) {
            if (p.used() && palette.isNative(p) && view.shows(p.fitId(), p.experiment())) {
                double fraction = p.simulated() / p.referenceDensity();
                lowest.merge(
                        p.experiment(),
                        OptionalDouble.of(fraction),
                        (a, b) -> a.getAsDouble() < b.getAsDouble() ? a : b);
            }
        }
        return lowest;
    }
}
