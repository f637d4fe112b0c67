package org.caitfit.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.caitfit.results.Analysis;
import org.caitfit.results.Claim;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.LandscapeValue;
import org.caitfit.results.ModelScore;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec.FitSpec;

/**
 * What claims are tested on: the best refinements that ended at an optimum, and what follows from them.
 *
 * @param glass the one whose experiments they are of
 * @param fits of the study
 * @param parameters of the study
 * @param best refinement of each fit
 * @param curves of these
 * @param analysis without claims
 */
public record Evidence(
        GlassRecord glass,
        List<FitSpec> fits,
        List<ParameterSpec> parameters,
        List<FitRecord> best,
        List<CurvePoint> curves,
        Analysis analysis) {
    private static final Comparator<FitRecord> MOST_EXPERIMENTS =
            Comparator.comparingInt(f -> f.experiments().size());

    private static final Predicate<FitRecord> SEVERAL = f -> f.experiments().size() > 1;

    public Evidence {
        fits = List.copyOf(fits);
        parameters = List.copyOf(parameters);
        best = best.stream().filter(FitRecord::optimal).toList();
        curves = List.copyOf(curves);
    }

    /** The optimum of a fit with the D models and the bounds of the study. */
    private Optional<FitRecord> plain(FitSpec fit) {
        return fit.models().isEmpty() && fit.within().isEmpty()
                ? best.stream().filter(f -> f.fit().equals(fit.id())).findFirst()
                : Optional.empty();
    }

    /** Name of the first native ion. */
    String nativeIon() {
        return glass.nativeIon();
    }

    private boolean isWithin(FitSpec fit) {
        return glass.experiments().containsAll(fit.experiments());
    }

    /** Scores of families on fits of experiments of the glass. */
    List<ModelScore> models() {
        return analysis.models().stream()
                .filter(m -> fits.stream().anyMatch(f -> f.id().equals(m.comparison()) && isWithin(f)))
                .toList();
    }

    /** Optima of fits of one experiment each, by experiment. */
    Map<String, FitRecord> single() {
        Map<String, FitRecord> single = new LinkedHashMap<>();
        for (FitSpec fit : fits) {
            if (fit.experiments().size() == 1 && isWithin(fit)) {
                plain(fit).ifPresent(f -> single.putIfAbsent(fit.experiments().get(0), f));
            }
        }
        return single;
    }

    /** The optimum that describes the most experiments of the glass and no others, at least two. */
    Optional<FitRecord> joint() {
        return fits.stream()
                .filter(this::isWithin)
                .flatMap(f -> plain(f).stream())
                .max(MOST_EXPERIMENTS)
                .filter(SEVERAL);
    }

    /** The optimum to be believed of each experiment: that of the most experiments, of whichever glasses. */
    Map<String, FitRecord> believed() {
        Map<String, FitRecord> believed = new LinkedHashMap<>(single());
        joint().ifPresent(f -> f.experiments().forEach(e -> believed.put(e, f)));
        fits.stream()
                .flatMap(f -> plain(f).stream())
                .max(MOST_EXPERIMENTS)
                .filter(SEVERAL)
                .ifPresent(f -> f.experiments().stream()
                        .filter(glass.experiments()::contains)
                        .forEach(e -> believed.put(e, f)));
        return believed;
    }

    /** A quantity of the landscape of each experiment as a point of a figure, in its first stage. */
    List<Claim.Point> points(String quantity) {
        List<Claim.Point> points = new ArrayList<>();
        believed()
                .forEach((experiment, fit) -> analysis.landscape().stream()
                        .filter(v -> v.fitId().equals(fit.fitId())
                                && v.experiment().equals(experiment)
                                && v.stage() == 1
                                && v.quantity().equals(quantity)
                                && v.value().isPresent())
                        .findFirst()
                        .ifPresent(v -> points.add(point(experiment, v))));
        return points;
    }

    private static Claim.Point point(String label, LandscapeValue v) {
        return new Claim.Point(
                label,
                v.value().orElseThrow(),
                v.lower().orElse(Double.NaN),
                v.upper().orElse(Double.NaN));
    }
}
