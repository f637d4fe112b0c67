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
     * @param probedFrom lowest native n/n_bulk in the simulated profiles: below it the data say nothing; empty if
     *     unknown and for foreign ions
     * @param points in order of n/n_bulk
     */
    record Curve(
            String ion,
            List<String> experiments,
            boolean isNative,
            int colour,
            OptionalDouble probedFrom,
            List<Point> points) {
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

    /** @param fraction n/n_bulk @param diffusivity m^2/s */
    record Point(double fraction, double diffusivity) {}

    /** The figure of a view; without curves if none are stored. */
    static DiffusionFigure of(StudyResults results, FitView view, Palette palette) {
        Map<String, List<CurvePoint>> groups = CurveGroups.of(results, view, CurvePoint.Kind.DIFFUSION);
        List<Curve> natives = new ArrayList<>();
        List<Curve> foreigns = new ArrayList<>();
        Map<String, OptionalDouble> probed = probedFractions(results, view, palette);
        groups.values().forEach(group -> {
            CurvePoint first = group.get(0);
            List<Point> points = group.stream()
                    .filter(p -> p.fraction().isPresent()
                            && p.diffusivity().isPresent()
                            && p.diffusivity().getAsDouble() > 0)
                    .map(p -> new Point(
                            p.fraction().getAsDouble(), p.diffusivity().getAsDouble()))
                    .toList();
            if (points.isEmpty()) {
                return;
            }
            boolean isNative = palette.isNative(first);
            List<Curve> curves = isNative ? natives : foreigns;
            OptionalDouble from =
                    isNative ? probed.getOrDefault(first.experiment(), OptionalDouble.empty()) : OptionalDouble.empty();
            int colour = isNative ? natives.size() : palette.foreignNumber(first.ion());
            add(
                    curves,
                    new Curve(first.ion(), List.of(CurveGroups.place(groups, first)), isNative, colour, from, points));
        });
        natives.addAll(foreigns);
        return new DiffusionFigure(natives);
    }

    private static void add(List<Curve> curves, Curve curve) {
        for (int i = 0; i < curves.size(); i++) {
            Curve known = curves.get(i);
            if (known.sameAs(curve.ion(), curve.points())) {
                List<String> experiments = new ArrayList<>(known.experiments());
                experiments.addAll(curve.experiments());
                OptionalDouble from =
                        known.probedFrom().isPresent() && curve.probedFrom().isPresent()
                                ? OptionalDouble.of(Math.min(
                                        known.probedFrom().getAsDouble(),
                                        curve.probedFrom().getAsDouble()))
                                : OptionalDouble.empty();
                curves.set(
                        i, new Curve(known.ion(), experiments, known.isNative(), known.colour(), from, known.points()));
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
