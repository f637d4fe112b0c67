package org.caitfit.uncertainty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.uncertainty.Branch.End;

/**
 * Both sides of the profile likelihood of one parameter, and what they say.
 *
 * @param down toward lower values
 * @param up toward higher values
 * @param chiSquare at the optimum
 */
public record ProfileLikelihood(Branch down, Branch up, double chiSquare) {
    /** Chi-square below that of the optimum by more than a refinement may leave. */
    private static final double LOWER = 0.1;

    /** The same over chi-square, where the misfit is large. */
    private static final double LOWER_SHARE = 1e-4;

    public ProfileLikelihood {
        if (down.parameter() != up.parameter() || down.direction() != -1 || up.direction() != 1) {
            throw new IllegalArgumentException(
                    "A profile likelihood is a downward and an upward scan of one parameter");
        }
    }

    /** What the data determine of a parameter, at 95 %. */
    public enum Verdict {
        /** Limited from both sides. */
        DETERMINED,
        /** Limited from below only. */
        LOWER_LIMIT,
        /** Limited from above only. */
        UPPER_LIMIT,
        /** Any value within the bounds describes the data as well. */
        FLAT,
        /** A side could not be scanned. */
        UNKNOWN
    }

    /** What the two sides amount to. */
    public Verdict verdict() {
        if (open(down) && down.end() == End.FAILED || open(up) && up.end() == End.FAILED) {
            return Verdict.UNKNOWN;
        }
        if (open(down)) {
            return open(up) ? Verdict.FLAT : Verdict.UPPER_LIMIT;
        }
        return open(up) ? Verdict.LOWER_LIMIT : Verdict.DETERMINED;
    }

    private static boolean open(Branch branch) {
        return branch.crossing95().isEmpty();
    }

    /** Lower end of the 68 % interval, on the search scale; empty if it is open. */
    public OptionalDouble lower68() {
        return down.crossing68();
    }

    public OptionalDouble upper68() {
        return up.crossing68();
    }

    /** Lower end of the 95 % interval, on the search scale; empty if it is open. */
    public OptionalDouble lower95() {
        return down.crossing95();
    }

    public OptionalDouble upper95() {
        return up.crossing95();
    }

    /** All steps of both sides in order of the value. */
    public List<ScanStep> steps() {
        List<ScanStep> steps = new ArrayList<>(down.steps());
        steps.addAll(up.steps());
        steps.sort(Comparator.comparingDouble(ScanStep::value));
        return steps;
    }

    /** A point better than the optimum, if the scans met one: then the optimum was none. */
    public Optional<ScanStep> better() {
        return steps().stream()
                .filter(s -> s.chiSquare() < chiSquare - Math.max(LOWER, LOWER_SHARE * chiSquare))
                .min(Comparator.comparingDouble(ScanStep::chiSquare));
    }

    /** Evaluations of the model on both sides. */
    public int evaluations() {
        return down.evaluations() + up.evaluations();
    }
}
