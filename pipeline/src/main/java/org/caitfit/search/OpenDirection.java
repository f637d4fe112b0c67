package org.caitfit.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.caitfit.refine.Covariance;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Scale;

/** The direction in parameter space that data leave open, in words: what can change together without changing the fit. */
final class OpenDirection {
    /** Parameters with a smaller share of the direction, over the largest, in bound spans, are left out. */
    private static final double SHARE = 0.03;

    /** Exponents this near to 1 make a plain product or ratio. */
    private static final double NEAR_ONE = 0.03;

    private OpenDirection() {}

    /** @param move along the direction, on the search scale @param share the same in bound spans */
    private record Part(ParameterSpec parameter, double move, double share) {}

    /** Sentences; empty where the data determine all directions. */
    static String text(Covariance covariance, ParameterSpace space) {
        List<Integer> free = covariance.freeParameters();
        int open = free.size() - covariance.rank();
        if (open == 0) {
            return "";
        }
        String more = open == 1 ? "" : String.format(Locale.ROOT, " %d more directions are open.", open - 1);
        return text(covariance.leastDetermined(), free, space) + more;
    }

    /** @param direction of the free parameters, in fractions of their bound spans */
    static String text(List<Double> direction, List<Integer> free, ParameterSpace space) {
        double largest = direction.stream().mapToDouble(Math::abs).max().orElse(0);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < direction.size(); i++) {
            if (Math.abs(direction.get(i)) > SHARE * largest) {
                int k = free.get(i);
                double span = space.upper()[k] - space.lower()[k];
                parts.add(new Part(space.parameters().get(k), direction.get(i) * span, direction.get(i)));
            }
        }
        if (parts.size() == 1) {
            return "The data say nothing of " + parts.get(0).parameter().name() + " near the fitted value.";
        }
        if (parts.size() == 2 && parts.stream().allMatch(p -> p.parameter().scale() == Scale.LOG10)) {
            return ofTwo(parts.get(0), parts.get(1));
        }
        double unit = parts.stream()
                .max(Comparator.comparingDouble(p -> Math.abs(p.share())))
                .map(p -> 0.1 / Math.abs(p.share()))
                .orElse(1.0);
        List<String> moves = parts.stream()
                .map(p -> p.parameter().name() + " by " + move(p, unit))
                .toList();
        return "These can change together without changing the fit: " + String.join(", ", moves) + ".";
    }

    private static String ofTwo(Part one, Part other) {
        String a = one.parameter().name();
        String b = other.parameter().name();
        double exponent = one.move() / other.move();
        if (Math.abs(exponent - 1) < NEAR_ONE) {
            return "The data determine only the ratio " + a + "/" + b + ", not the two themselves.";
        }
        if (Math.abs(exponent + 1) < NEAR_ONE) {
            return "The data determine only the product " + a + "\u00b7" + b + ", not the two themselves.";
        }
        return String.format(
                Locale.ROOT,
                "The data determine log10 %s %s %.2f log10 %s, not the two themselves.",
                a,
                exponent < 0 ? "+" : "\u2212",
                Math.abs(exponent),
                b);
    }

    private static String move(Part part, double unit) {
        ParameterSpec p = part.parameter();
        double move = unit * part.move();
        return p.scale() == Scale.LOG10
                ? String.format(Locale.ROOT, "%+.2g decades", move)
                : String.format(
                                Locale.ROOT,
                                "%+.3g %s",
                                p.unit().fromSi(move),
                                p.unit().symbol())
                        .strip();
    }
}
