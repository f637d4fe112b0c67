package org.caitfit.claims;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.caitfit.results.Claim;
import org.caitfit.results.Claim.Verdict;

/** A quantity of the landscape that should lie in a range, in every experiment. */
final class RangeClaim implements PaperClaim {
    private final String id;
    private final String statement;
    private final String landscape;
    private final String quantity;
    private final OptionalDouble lower;
    private final OptionalDouble upper;

    /**
     * @param landscape name of the quantity in the table landscape
     * @param quantity as shown
     */
    RangeClaim(
            String id,
            String statement,
            String landscape,
            String quantity,
            OptionalDouble lower,
            OptionalDouble upper) {
        this.id = id;
        this.statement = statement;
        this.landscape = landscape;
        this.quantity = quantity;
        this.lower = lower;
        this.upper = upper;
    }

    @Override
    public Optional<Claim> test(Evidence evidence) {
        List<Claim.Point> points = evidence.points(landscape);
        if (points.isEmpty()) {
            return Optional.empty();
        }
        boolean allMay = points.stream().allMatch(p -> mayBeInside(p));
        boolean allAre = points.stream().allMatch(p -> inside(p.value()));
        Verdict verdict = allAre ? Verdict.SUPPORTED : allMay ? Verdict.UNDECIDED : Verdict.REFUTED;
        String values = points.stream()
                .map(p -> p.label() + " " + String.format(Locale.ROOT, "%.3g", p.value()))
                .collect(Collectors.joining(", "));
        return Optional.of(new Claim(
                id,
                statement,
                verdict,
                quantity + ": " + values + "; allowed: " + range(),
                quantity,
                lower,
                upper,
                points));
    }

    private boolean inside(double value) {
        return value >= lower.orElse(Double.NEGATIVE_INFINITY) && value <= upper.orElse(Double.POSITIVE_INFINITY);
    }

    /** Whether the interval of a point reaches into the range. */
    private boolean mayBeInside(Claim.Point p) {
        double low = Double.isNaN(p.lower()) ? p.value() : p.lower();
        double high = Double.isNaN(p.upper()) ? p.value() : p.upper();
        return high >= lower.orElse(Double.NEGATIVE_INFINITY) && low <= upper.orElse(Double.POSITIVE_INFINITY);
    }

    private String range() {
        if (lower.isEmpty()) {
            return "up to " + upper.getAsDouble();
        }
        return upper.isEmpty() ? "from " + lower.getAsDouble() : lower.getAsDouble() + " to " + upper.getAsDouble();
    }
}
