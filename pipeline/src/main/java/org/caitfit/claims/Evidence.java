package org.caitfit.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.results.Analysis;
import org.caitfit.results.Claim;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.LandscapeValue;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec.FitSpec;

/**
 * What claims are tested on: the best refinements that ended at an optimum, and what follows from them.
 *
 * @param nativeIon of the glass
 * @param fits of the study
 * @param parameters of the study
 * @param best refinement of each fit
 * @param curves of these
 * @param analysis without claims
 */
public record Evidence(
        String nativeIon,
        List<FitSpec> fits,
        List<ParameterSpec> parameters,
        List<FitRecord> best,
        List<CurvePoint> curves,
        Analysis analysis) {
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

    /** Optima of fits of one experiment each, by experiment. */
    Map<String, FitRecord> single() {
        Map<String, FitRecord> single = new LinkedHashMap<>();
        for (FitSpec fit : fits) {
            if (fit.experiments().size() == 1) {
                plain(fit).ifPresent(f -> single.putIfAbsent(fit.experiments().get(0), f));
            }
        }
        return single;
    }

    /** The optimum that describes the most experiments, at least two. */
    Optional<FitRecord> joint() {
        return fits.stream()
                .flatMap(f -> plain(f).stream())
                .filter(f -> f.experiments().size() > 1)
                .max(Comparator.comparingInt((FitRecord f) -> f.experiments().size()));
    }

    /** The optimum to be believed of each experiment: the joint one, else that of its own. */
    Map<String, FitRecord> believed() {
        Map<String, FitRecord> believed = new LinkedHashMap<>(single());
        joint().ifPresent(f -> f.experiments().forEach(e -> believed.put(e, f)));
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
