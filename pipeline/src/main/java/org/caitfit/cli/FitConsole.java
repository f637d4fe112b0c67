package org.caitfit.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.ParameterInterval;
import org.caitfit.results.ParameterInterval.Verdict;
import org.caitfit.search.Remade;
import org.caitfit.search.Share;
import org.caitfit.search.StudySearch;
import org.caitfit.store.files.Folder;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;

/** What a fit says on the console. */
final class FitConsole {
    private final PrintWriter console;

    FitConsole(PrintWriter console) {
        this.console = console;
    }

    /** Which study it is. */
    void title(Study study) {
        console.println(study.title() + (study.synthetic() ? "  [SYNTHETIC DATA]" : ""));
        console.flush();
    }

    /** A part of the grids is done. */
    void gridPart(Share share, StudySearch.Summary done) {
        console.printf(
                Locale.ROOT,
                "part %d of %d: %d grid runs (%d failed), %d of them were there already%n",
                share.index(),
                share.count(),
                done.gridRuns(),
                done.failedGridRuns(),
                done.foundRuns());
        console.flush();
    }

    /** A part of the refinements is done. */
    void refinementPart(Share share, StudySearch.Summary done) {
        console.printf(
                Locale.ROOT,
                "part %d of %d: %d refinement runs, %d of them were there already%n",
                share.index(),
                share.count(),
                done.refinementRuns(),
                done.foundRuns());
        console.flush();
    }

    /** What came of runs that were made again. */
    void remade(List<Remade> units) {
        console.printf(
                Locale.ROOT,
                "%d runs of %d units made again: %d that had failed gave a result%n",
                units.stream().mapToInt(Remade::runs).sum(),
                units.size(),
                units.stream().mapToInt(Remade::mended).sum());
        units.stream()
                .filter(unit -> unit.differing() > 0)
                .forEach(unit -> console.printf(
                        Locale.ROOT,
                        "DIFFERENT: %s, %d rows are not what they were; the new ones took their place%n",
                        unit.unit(),
                        unit.differing()));
        console.flush();
    }

    /**
     * What came out.
     *
     * @param intervals of the parameters from profile likelihoods
     * @param folder with the report
     * @param seconds that the search took
     */
    void results(
            StudySearch.Summary summary,
            List<ParameterInterval> intervals,
            Study study,
            Folder folder,
            double seconds) {
        console.printf(
                Locale.ROOT,
                "%n%d grid runs (%d failed) and %d refinement runs in %.1f s%s%n",
                summary.gridRuns(),
                summary.failedGridRuns(),
                summary.refinementRuns(),
                seconds,
                summary.foundRuns() > 0 ? "; " + summary.foundRuns() + " of them were there already" : "");
        for (FitRecord fit : summary.fits()) {
            if (fit.best()) {
                console.printf(
                        Locale.ROOT,
                        "%n%s: chi2 %.2f over %d points (reduced %.4f), %s%n",
                        fit.fit(),
                        fit.chiSquare(),
                        fit.points(),
                        fit.reducedChiSquare(),
                        fit.stopReason());
                if (fit.priors() > 0) {
                    console.printf(
                            Locale.ROOT,
                            "  chi2 of the data %.2f, of %d priors %.2f%n",
                            fit.dataChiSquare(),
                            fit.priors(),
                            fit.priorChiSquare());
                }
                for (FittedParameter p : fit.parameters()) {
                    console.println("  " + text(p, fit, intervals, study));
                }
                if (fit.numericalErrorMatters()) {
                    console.println("  numerical error matters here"
                            + (study.accuracy() == Study.Accuracy.HIGH
                                    ? ", even with accuracy: high"
                                    : ": use accuracy: high"));
                }
                if (!fit.finerFailure().isEmpty()) {
                    console.println("  no numerical shift, as the run with finer cells failed: " + fit.finerFailure());
                }
            }
        }
        console.println();
        console.println("Report: " + folder.path("report.html"));
        console.flush();
    }

    /** No refinement gave a fit. */
    void nothingUsable() {
        console.println("Nothing usable came out: see the failure reasons in the report.");
    }

    private static String text(FittedParameter fitted, FitRecord fit, List<ParameterInterval> intervals, Study study) {
        ParameterSpec spec = study.parameters().stream()
                .filter(p -> p.name().equals(fitted.name()))
                .findFirst()
                .orElseThrow();
        String interval = intervals.stream()
                .filter(i -> i.fitId().equals(fit.fitId()) && i.parameter().equals(fitted.name()))
                .filter(i -> i.verdict() != Verdict.UNKNOWN)
                .findFirst()
                .map(i -> likelihood(i, spec))
                .orElseGet(() -> linear(fitted, fit, spec));
        String shift = fitted.numericalShiftInSigma().isPresent()
                ? String.format(
                        Locale.ROOT,
                        ", numerical shift %+.2g sigma",
                        fitted.numericalShiftInSigma().getAsDouble())
                : "";
        return String.format(
                Locale.ROOT,
                "%-14s %.5g %s   %s%s",
                fitted.name(),
                spec.unit().fromSi(fitted.value()),
                spec.unit().symbol(),
                interval,
                shift);
    }

    /** From the profile likelihood. */
    private static String likelihood(ParameterInterval interval, ParameterSpec spec) {
        double lower = spec.unit().fromSi(interval.lower95().orElse(Double.NaN));
        double upper = spec.unit().fromSi(interval.upper95().orElse(Double.NaN));
        return switch (interval.verdict()) {
            case DETERMINED -> String.format(Locale.ROOT, "95 %% interval %.5g ... %.5g", lower, upper);
            case LOWER_LIMIT -> String.format(Locale.ROOT, "at least %.4g (95 %%), no upper limit", lower);
            case UPPER_LIMIT -> String.format(Locale.ROOT, "at most %.4g (95 %%), no lower limit", upper);
            case FLAT, UNKNOWN -> "not determined by these data";
        };
    }

    /** From the covariance, or why there is none. */
    private static String linear(FittedParameter fitted, FitRecord fit, ParameterSpec spec) {
        if (fitted.lower().isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "95 %% interval %.5g ... %.5g",
                    spec.unit().fromSi(fitted.lower().getAsDouble()),
                    spec.unit().fromSi(fitted.upper().orElseThrow()));
        }
        if (fitted.atBound() != 0) {
            return "at its " + (fitted.atBound() < 0 ? "lower" : "upper") + " bound";
        }
        return fit.optimal() ? "not determined by these data" : "not converged, so no interval";
    }
}
