package org.caitfit.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.results.Claim;
import org.caitfit.results.Claim.Verdict;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;

/**
 * The D of the native ion from fits with different foreign ions is the same curve while much of the native ion is there. Whether
 * the data know that is told by where they know D at all: elsewhere the form of D alone makes curves coincide.
 */
final class CoincidingCurves implements PaperClaim {
    private static final double FROM = 0.4;

    /** Decades that do not show in a figure over four decades. */
    private static final double SAME = 0.1;

    /** Share of the densities at which the data have to know D for a verdict. */
    private static final double KNOWN = 0.5;

    @Override
    public Optional<Claim> test(Evidence evidence) {
        Map<String, List<CurvePoint>> curves = new LinkedHashMap<>();
        evidence.single().forEach((experiment, fit) -> {
            List<CurvePoint> curve = curve(evidence, fit, experiment);
            if (!curve.isEmpty()) {
                curves.put(experiment, curve);
            }
        });
        if (curves.size() < 2) {
            return Optional.empty();
        }
        List<String> ids = List.copyOf(curves.keySet());
        List<Claim.Point> points = new ArrayList<>();
        double largest = 0;
        for (int a = 0; a < ids.size(); a++) {
            for (int b = a + 1; b < ids.size(); b++) {
                double apart = apart(curves.get(ids.get(a)), curves.get(ids.get(b)));
                largest = Math.max(largest, apart);
                points.add(new Claim.Point(ids.get(a) + " / " + ids.get(b), apart, Double.NaN, Double.NaN));
            }
        }
        double known = curves.values().stream()
                .mapToDouble(CoincidingCurves::known)
                .min()
                .orElseThrow();
        return Optional.of(new Claim(
                "coinciding-curves",
                "The curves of D of the native ion coincide for n/n_bulk of 0.4 and more",
                largest > SAME ? Verdict.REFUTED : known >= KNOWN ? Verdict.SUPPORTED : Verdict.UNDECIDED,
                String.format(
                        Locale.ROOT,
                        "largest distance of two curves there %.2g decades; but the data of the least informative fit know D at"
                                + " %.0f %% of these densities only: elsewhere the form of D(n) makes the curves coincide",
                        largest,
                        100 * known),
                "largest distance of two curves, decades",
                OptionalDouble.empty(),
                OptionalDouble.of(SAME),
                points));
    }

    private static List<CurvePoint> curve(Evidence evidence, FitRecord fit, String experiment) {
        return evidence.curves().stream()
                .filter(c -> c.fitId().equals(fit.fitId())
                        && c.experiment().equals(experiment)
                        && c.stage() == 1
                        && c.ion().equals(evidence.nativeIon())
                        && c.kind() == CurvePoint.Kind.DIFFUSION
                        && c.fraction().orElse(0) >= FROM)
                .toList();
    }

    /** Share of a curve at which the data know D. */
    private static double known(List<CurvePoint> curve) {
        return curve.stream().filter(c -> c.informed().orElse(false)).count() / (double) curve.size();
    }

    /** Largest distance in decades; the curves have the same abscissas. */
    private static double apart(List<CurvePoint> a, List<CurvePoint> b) {
        double largest = 0;
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            largest = Math.max(
                    largest,
                    Math.abs(Math.log10(a.get(i).diffusivity().orElseThrow()
                            / b.get(i).diffusivity().orElseThrow())));
        }
        return largest;
    }
}
