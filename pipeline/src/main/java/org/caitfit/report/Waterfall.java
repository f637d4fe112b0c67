package org.caitfit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.caitfit.results.FitRecord;
import org.caitfit.results.StudyResults;

/**
 * All refinements of one fit, best first.
 *
 * @param fit id of the fit
 * @param refinements with a finite chi-square, ascending
 * @param failed refinements without a result
 */
record Waterfall(String fit, List<FitRecord> refinements, List<FitRecord> failed) {
    /** Largest chi-square above the best that counts as the same end. */
    static final double SAME_END = 0.01;

    Waterfall {
        refinements = List.copyOf(refinements);
        failed = List.copyOf(failed);
    }

    /** One for each fit, first those of the most experiments. */
    static List<Waterfall> of(StudyResults results) {
        Map<String, List<FitRecord>> byFit = new LinkedHashMap<>();
        results.fits().stream()
                .sorted(Comparator.comparingInt(fit -> -fit.experiments().size()))
                .forEach(fit -> byFit.computeIfAbsent(fit.fit(), id -> new ArrayList<>())
                        .add(fit));
        List<Waterfall> waterfalls = new ArrayList<>();
        byFit.forEach((id, fits) -> waterfalls.add(new Waterfall(
                id,
                fits.stream()
                        .filter(Waterfall::ended)
                        .sorted(Comparator.comparingDouble(FitRecord::chiSquare))
                        .toList(),
                fits.stream().filter(fit -> !ended(fit)).toList())));
        return waterfalls;
    }

    private static boolean ended(FitRecord fit) {
        return Double.isFinite(fit.chiSquare()) && !fit.stopReason().equals("FAILED_START");
    }

    int starts() {
        return refinements.size() + failed.size();
    }

    /** Chi-square above the best one. */
    double above(FitRecord fit) {
        return fit.chiSquare() - refinements.get(0).chiSquare();
    }

    /** The best refinement of each basin, best basin first. */
    List<FitRecord> bestOfBasins() {
        Map<Integer, FitRecord> best = new LinkedHashMap<>();
        refinements.forEach(fit -> best.putIfAbsent(fit.basin(), fit));
        return List.copyOf(best.values());
    }

    /** What another end costs, e.g. "costs 6.9 % more". */
    String cost(FitRecord other) {
        Optional<FitRecord> best = refinements.stream().findFirst();
        if (best.isEmpty() || above(other) <= 0) {
            return "the best";
        }
        double percent = 100 * above(other) / best.get().chiSquare();
        return "costs " + NumberText.number(percent, 2) + " % more";
    }

    /** How many starts ended as well as the best one. */
    String sentence() {
        long same = refinements.stream().filter(fit -> above(fit) <= SAME_END).count();
        return same + " of " + starts() + (starts() == 1 ? " start" : " starts") + " ended within 0.01 of the best χ².";
    }

    String title() {
        long same = refinements.stream().filter(fit -> above(fit) <= SAME_END).count();
        String lost = failed.isEmpty() ? "" : String.format(Locale.ROOT, ", %d failed", failed.size());
        return String.format(
                Locale.ROOT, "%s: %d of %d starts within 0.01 of the best χ²%s", fit, same, starts(), lost);
    }
}
