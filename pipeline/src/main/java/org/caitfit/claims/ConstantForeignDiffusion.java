package org.caitfit.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.results.Claim;
import org.caitfit.results.Claim.Verdict;
import org.caitfit.results.ModelScore;
import org.hipparchus.special.Gamma;

/** A constant D of the foreign ions suffices: against richer families, with the native family that the data prefer. */
final class ConstantForeignDiffusion implements PaperClaim {
    private static final String CONSTANT = "constant";

    /** A difference of BIC from here on is strong (Kass and Raftery, J. Am. Stat. Assoc. 90 (1995) 773). */
    private static final double STRONG = 6;

    private static final double SIGNIFICANT = 0.01;

    @Override
    public Optional<Claim> test(Evidence evidence) {
        List<ModelScore> all = evidence.models();
        Optional<ModelScore> preferred =
                all.stream().filter(ModelScore::preferred).findFirst();
        if (preferred.isEmpty()) {
            return Optional.empty();
        }
        List<ModelScore> models = all.stream()
                .filter(m -> m.comparison().equals(preferred.get().comparison())
                        && m.nativeFamily().equals(preferred.get().nativeFamily())
                        && !Double.isNaN(m.bic()))
                .toList();
        Optional<ModelScore> constant =
                models.stream().filter(m -> m.foreignFamily().equals(CONSTANT)).findFirst();
        if (constant.isEmpty() || models.size() < 2) {
            return Optional.empty();
        }
        List<Claim.Point> points = new ArrayList<>();
        List<String> words = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        double least = 1;
        for (ModelScore m : models) {
            if (!m.foreignFamily().equals(CONSTANT)) {
                double rise = m.bic() - constant.get().bic();
                double fall = constant.get().chiSquare() - m.chiSquare();
                double more = m.effectiveParameters() - constant.get().effectiveParameters();
                double chance = more > 0 ? Gamma.regularizedGammaQ(0.5 * more, 0.5 * Math.max(0, fall)) : 1;
                best = Math.min(best, rise);
                least = Math.min(least, chance);
                points.add(new Claim.Point(m.foreignFamily(), rise, Double.NaN, Double.NaN));
                words.add(String.format(
                        Locale.ROOT,
                        "%s lowers chi-square by %.3g with %.3g more parameters (by chance with probability %.2g), BIC %+.3g",
                        m.foreignFamily(),
                        Math.max(0, fall),
                        more,
                        chance,
                        rise));
            }
        }
        Verdict verdict = best <= -STRONG
                ? Verdict.REFUTED
                : best > 0 && least >= SIGNIFICANT ? Verdict.SUPPORTED : Verdict.UNDECIDED;
        return Optional.of(new Claim(
                "constant-d-foreign",
                "A constant D of the foreign ions suffices",
                verdict,
                "with D of the native ion: " + preferred.get().nativeFamily() + "; " + String.join("; ", words),
                "BIC above that of constant D foreign",
                OptionalDouble.of(0),
                OptionalDouble.empty(),
                points));
    }
}
