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
    @Override
    public Optional<Claim> test(Evidence evidence) {
        List<Claim.Point> points = evidence.points("d_ratio_bulk");
        if (points.isEmpty()) {
            return Optional.empty();
        }
        Optional<ModelScore> preferred =
                evidence.models().stream().filter(ModelScore::preferred).findFirst();
        boolean reverse = points.stream().allMatch(p -> p.value() < 1);
        Verdict verdict = !reverse || preferred.isEmpty()
                ? Verdict.UNDECIDED
                : preferred.get().nativeFamily().equals("constant") ? Verdict.SUPPORTED : Verdict.REFUTED;
        double smallest = points.stream().mapToDouble(Claim.Point::value).min().orElseThrow();
        String evidenceText = reverse
                ? preferred
                        .map(m -> "the data prefer D of the native ion: " + m.nativeFamily())
                        .orElse("no other forms of D were compared on these data (search.compare)")
                : String.format(
                        Locale.ROOT,
                        "not the case here: D of the native ion in the bulk is at least %.3g times that of the foreign ion",
                        smallest);
        return Optional.of(new Claim(
                "reverse-case",
                "Where D of the foreign ion is above D of the native ion, D of the native ion looks constant",
                verdict,
                evidenceText,
                "D native in the bulk / D foreign",
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                points));
    }
}
