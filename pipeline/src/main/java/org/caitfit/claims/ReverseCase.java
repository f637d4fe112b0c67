package org.caitfit.claims;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.results.Claim;
import org.caitfit.results.Claim.Verdict;
import org.caitfit.results.ModelScore;

/** Where the foreign ion is the faster one, D of the native ion looks constant (paper, its ref. 36). */
final class ReverseCase implements PaperClaim {
    private static final String CONSTANT = "constant";

    /** A difference of BIC from here on is strong (Kass and Raftery, J. Am. Stat. Assoc. 90 (1995) 773). */
    private static final double STRONG = 6;

    /** A difference of BIC up to here is not worth more than a bare mention (the same). */
    private static final double BARE_MENTION = 2;

    @Override
    public Optional<Claim> test(Evidence evidence) {
        List<Claim.Point> points = evidence.points("d_ratio_full");
        if (points.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble constant = best(evidence, true);
        OptionalDouble richer = best(evidence, false);
        boolean reverse = points.stream().allMatch(p -> p.value() < 1);
        boolean compared = constant.isPresent() && richer.isPresent();
        double rise = compared ? richer.getAsDouble() - constant.getAsDouble() : 0;
        Verdict verdict = !reverse || !compared
                ? Verdict.UNDECIDED
                : rise > -BARE_MENTION ? Verdict.SUPPORTED : rise <= -STRONG ? Verdict.REFUTED : Verdict.UNDECIDED;
        double smallest = points.stream().mapToDouble(Claim.Point::value).min().orElseThrow();
        String evidenceText = reverse
                ? compared
                        ? String.format(
                                Locale.ROOT,
                                "BIC of the best other form of D of the native ion is %+.3g above that of the best with a"
                                        + " constant one (a bare mention up to %.0f, strong from %.0f on)",
                                rise,
                                BARE_MENTION,
                                STRONG)
                        : "no other forms of D were compared on these data (search.compare)"
                : String.format(
                        Locale.ROOT,
                        "not the case here: D of the native ion in the bulk is at least %.3g times that of the foreign ion",
                        smallest);
        return Optional.of(new Claim(
                "reverse-case",
                "Where D of the foreign ion is above D of the native ion, D of the native ion looks constant",
                verdict,
                evidenceText,
                "D native in the bulk / D foreign, all replaced",
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                points));
    }

    /** Lowest BIC with a constant D of the native ion, or with another form; empty if none was tried. */
    private static OptionalDouble best(Evidence evidence, boolean isConstant) {
        return evidence.models().stream()
                .filter(m -> m.nativeFamily().equals(CONSTANT) == isConstant)
                .mapToDouble(ModelScore::bic)
                .filter(bic -> !Double.isNaN(bic))
                .min();
    }
}
