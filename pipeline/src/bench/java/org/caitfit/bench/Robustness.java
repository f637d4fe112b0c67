package org.caitfit.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.solver.NppSolver;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.TransportProblem;
import org.caitfit.verification.DepthSamples;
import org.caitfit.verification.Draw;
import org.caitfit.verification.StandardCase;
import org.caitfit.verification.TwoGaussianDraw;

/**
 * Runs many parameter sets at the default settings against runs with cells half as large and a quarter of the tolerance: a
 * systematic sweep, random sets, random sets with an SED of two Gaussians. The argument is the number of random sets with one.
 */
public final class Robustness {
    private static final long SEED = 20_261_125L;
    private static final int RANDOM_SETS = 10_000;
    /** Random sets with one Gaussian for each with two. */
    private static final int PER_SET_OF_TWO_GAUSSIANS = 5;

    private static final int THREADS = 2;
    /** Sets between two lines of progress. */
    private static final int BLOCK = 200;

    private static final int WORST = 10;
    private static final double WRONG = 0.02;
    private static final double INACCURATE = 1e-3;

    private static final double[] VOLTAGES = {0.3, 1, 3, 10, 30, 100};
    private static final double[] FOREIGN_RATIOS = {3.5e-5, 1.3e-4, 7e-4, 1e-2, 0.1};
    private static final double[] FWHM_MEV = {1, 100, 250, 350};

    private Robustness() {}

    /** A parameter set. @param code Java that makes the problem */
    private record ParameterSet(String code, TransportProblem problem) {}

    /** What came of a set. */
    private sealed interface Result {}

    /**
     * A set whose runs both came to their end.
     *
     * @param error blurred RMS against the refined run
     * @param estimate the run's own estimate of it
     */
    private record Compared(
            String code, double error, double conservationError, double smallestDensity, double estimate)
            implements Result {}

    /** A set without a comparison. @param kind of the failure */
    private record Failed(String code, String kind) implements Result {}

    public static void main(String[] arguments) {
        int count = arguments.length == 0 ? RANDOM_SETS : Integer.parseInt(arguments[0]);
        study("sweep", sweep());
        study(
                "random sets, seed " + SEED,
                Draw.sequence(SEED, count)
                        .map(d -> new ParameterSet(d.code() + ".problem()", d.problem()))
                        .toList());
        study(
                "random sets with two Gaussians, seed " + SEED,
                TwoGaussianDraw.sequence(SEED, count / PER_SET_OF_TWO_GAUSSIANS)
                        .map(d -> new ParameterSet(d.code() + ".problem()", d.problem()))
                        .toList());
    }

    /** Every combination, all with the same D_bulk t U. */
    private static List<ParameterSet> sweep() {
        List<ParameterSet> sets = new ArrayList<>();
        for (double voltage : VOLTAGES) {
            double duration = StandardCase.K.durationAt10Volt() * 10 / voltage;
            for (double foreignRatio : FOREIGN_RATIOS) {
                for (double fwhm : FWHM_MEV) {
                    Draw draw = new Draw(sets.size(), true, voltage, foreignRatio, fwhm, StandardCase.VACANCIES);
                    sets.add(new ParameterSet(draw.code() + ".heldFor(" + duration + ")", draw.heldFor(duration)));
                }
            }
        }
        return sets;
    }

    private static void study(String name, List<ParameterSet> sets) {
        List<Compared> compared = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        long start = System.nanoTime();
        try (Engine engine = new ThreadEngine(THREADS)) {
            for (int from = 0; from < sets.size(); from += BLOCK) {
                List<ParameterSet> block = sets.subList(from, Math.min(from + BLOCK, sets.size()));
                for (Result result : engine.run(block.size(), i -> compare(block.get(i)))) {
                    if (result instanceof Compared c) {
                        compared.add(c);
                    } else {
                        failed.add((Failed) result);
                    }
                }
                int done = from + block.size();
                double seconds = (System.nanoTime() - start) * 1e-9;
                System.err.printf(
                        Locale.ROOT,
                        "%s: %d of %d in %.0f s, about %.0f s left, %d failed%n",
                        name,
                        done,
                        sets.size(),
                        seconds,
                        seconds / done * (sets.size() - done),
                        failed.size());
            }
        }
        print(name, compared, failed);
    }

    private static Result compare(ParameterSet set) {
        Outcome outcome;
        Outcome reference;
        try {
            outcome = new NppSolver(SolverSettings.DEFAULT).run(set.problem());
            reference = new NppSolver(SolverSettings.DEFAULT.refined()).run(set.problem());
        } catch (RuntimeException bug) {
            return new Failed(set.code(), "exception " + bug);
        }
        if (outcome instanceof Outcome.Failed f) {
            return new Failed(set.code(), f.kind().name());
        }
        if (reference instanceof Outcome.Failed f) {
            return new Failed(set.code(), "refined run " + f.kind());
        }
        Outcome.Completed run = (Outcome.Completed) outcome;
        Outcome.Completed fine = (Outcome.Completed) reference;
        return new Compared(
                set.code(),
                DepthSamples.of(run.finalProfile(), StandardCase.NATIVE)
                        .blurredRmsTo(DepthSamples.of(fine.finalProfile(), StandardCase.NATIVE)),
                run.diagnostics().conservationError(),
                run.diagnostics().smallestDensity(),
                run.diagnostics().numericalError());
    }

    private static void print(String name, List<Compared> compared, List<Failed> failed) {
        Map<String, List<Failed>> byKind = new TreeMap<>();
        failed.forEach(
                f -> byKind.computeIfAbsent(f.kind(), k -> new ArrayList<>()).add(f));
        System.out.printf("%n%s: %d compared, %d failed%n", name, compared.size(), failed.size());
        byKind.forEach((kind, sets) -> {
            System.out.printf("failed, %s: %d%n", kind, sets.size());
            sets.stream().limit(WORST).forEach(f -> System.out.println("    " + f.code()));
        });
        if (compared.isEmpty()) {
            return;
        }
        double[] errors = sorted(compared, Compared::error);
        System.out.printf(
                Locale.ROOT,
                "off by more than %s: %d, by more than %s: %d%n",
                WRONG,
                above(errors, WRONG),
                INACCURATE,
                above(errors, INACCURATE));
        System.out.printf(
                Locale.ROOT,
                "error: 50 %% %.1e, 90 %% %.1e, 99 %% %.1e, 99.9 %% %.1e, largest %.1e%n",
                quantile(errors, 0.5),
                quantile(errors, 0.9),
                quantile(errors, 0.99),
                quantile(errors, 0.999),
                quantile(errors, 1));
        System.out.printf(
                Locale.ROOT,
                "largest conservation error %.1e, smallest density %.1e%n",
                quantile(sorted(compared, Compared::conservationError), 1),
                sorted(compared, Compared::smallestDensity)[0]);
        double[] ratios = sorted(compared, c -> c.estimate() / c.error());
        System.out.printf(
                Locale.ROOT,
                "the run's own estimate over the error: 0.1 %% %.2f, 1 %% %.2f, 10 %% %.2f, 50 %% %.2f, 90 %% %.2f%n",
                quantile(ratios, 0.001),
                quantile(ratios, 0.01),
                quantile(ratios, 0.1),
                quantile(ratios, 0.5),
                quantile(ratios, 0.9));
        System.out.println("worst:");
        compared.stream()
                .sorted(Comparator.comparingDouble(Compared::error).reversed())
                .limit(WORST)
                .forEach(c -> System.out.printf(Locale.ROOT, "    %.1e  %s%n", c.error(), c.code()));
    }

    private static double[] sorted(List<Compared> compared, ToDoubleFunction<Compared> value) {
        return compared.stream().mapToDouble(value).sorted().toArray();
    }

    /** Not a number counts, too. */
    private static long above(double[] errors, double limit) {
        return Arrays.stream(errors).filter(e -> !(e <= limit)).count();
    }

    /** Smallest value that is not below a fraction of all. */
    private static double quantile(double[] sorted, double fraction) {
        return sorted[Math.max(0, (int) Math.ceil(fraction * sorted.length) - 1)];
    }
}
