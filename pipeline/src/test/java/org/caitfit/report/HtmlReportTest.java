package org.caitfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caitfit.results.Analysis;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.study.Study.ResolvedSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTest {
    private static final Set<String> WITHOUT_END = Set.of("meta");

    @TempDir
    Path folder;

    static List<StudyResults> fixtures() {
        StudyResults joint = FixtureResults.joint("Fixture", true);
        return List.of(
                joint,
                FixtureResults.tenParameters(500),
                FixtureResults.allFailed(),
                FixtureResults.empty(),
                new StudyResults(
                        joint.study(),
                        joint.runs(),
                        joint.fits(),
                        joint.profiles(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Analysis.NONE),
                new StudyResults(
                        joint.study(),
                        List.of(),
                        joint.fits(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Analysis.NONE));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void elementsAreBalancedAndNothingIsUndefined(StudyResults results) throws IOException {
        String html = write(results);
        String page = withoutScripts(html);
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>").matcher(page);
        while (tag.find()) {
            if (tag.group(1).isEmpty() && !WITHOUT_END.contains(tag.group(2))) {
                open.push(tag.group(2));
            } else if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
        lacks(json(html), "NaN", "Infinity", "undefined", "<");
        lacks(page, "NaN", "undefined", "Infinity", "null");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void nothingIsLoaded(StudyResults results) throws IOException {
        String html = write(results);
        String page = withoutScripts(html);
        lacks(page, "http:", "https:", "src=", "<link", "@import", "url(");
        has(html, "default-src &#39;none&#39;");
        assertThat(html.split("</script", -1)).as("three script elements").hasSize(4);
    }

    @Test
    void syntheticDataAreAnnouncedAndMeasuredDataAreNot() throws IOException {
        has(write(FixtureResults.joint("Fixture", true)), "SYNTHETIC DATA");
        lacks(write(FixtureResults.joint("Fixture", false)), "SYNTHETIC DATA");
    }

    @Test
    void hostileTextStaysText() throws IOException {
        String hostile = "</script><img src=x onerror=alert(1)>";
        String html = write(FixtureResults.joint(hostile, false));
        lacks(html, hostile);
        lacks(withoutScripts(html), "<img");
        has(html, "&lt;/script&gt;&lt;img");
    }

    @Test
    void valuesStandWithUnitUncertaintyAndReason() throws IOException {
        has(withoutScripts(write(FixtureResults.joint("Fixture", false))), "250.3 ± 1.4 meV", "7.02×10⁻²¹ m²/s");
        has(withoutScripts(write(FixtureResults.joint("Fixture", false))), "at its upper bound");
        has(withoutScripts(write(FixtureResults.joint("Fixture", false))), "Strongly correlated: sed_fwhm and D_K");
        String ten = write(FixtureResults.tenParameters(100));
        has(withoutScripts(ten), "not determined by these data", "at its lower bound", "costs 6.9 % more", "2 basins");
        has(withoutScripts(ten), "leave a direction undetermined");
        has(json(ten), "K: 4 of 9 starts within 0.01 of the best χ², 1 failed");
    }

    @Test
    void aFitThatDidNotConvergeSaysNothingAboutTheData() throws IOException {
        String page = withoutScripts(write(changed(FixtureResults.tenParameters(100), "BUDGET", 1, 0.04)));
        has(page, "not converged: no interval");
        lacks(page, "not determined by these data", "leave a direction undetermined", "correlated (");
        has(
                withoutScripts(write(FixtureResults.tenParameters(100))),
                "leave a direction undetermined",
                "(in fractions of the bound spans)");
    }

    @Test
    void theNumericalShiftStandsBesideTheValueInSigmaAndInItsUnit() throws IOException {
        String page = withoutScripts(write(FixtureResults.joint("Fixture", false)));
        has(page, "numerical shift", "−0.050 σ (−0.070 meV)", "−0.050 σ (−9.7×10⁻²⁴ m²/s)");
        lacks(page, "Numerical error matters here", "finer cells failed");
    }

    @Test
    void aLargeNumericalShiftIsNamedWithWhatToDo() throws IOException {
        has(
                withoutScripts(write(finer(FixtureResults.joint("Fixture", false), -0.31, "default", ""))),
                "Numerical error matters here: use accuracy: high.");
        has(
                withoutScripts(write(finer(FixtureResults.joint("Fixture", false), 0.31, "high", ""))),
                "Numerical error matters here, even with accuracy: high.");
        lacks(
                withoutScripts(write(finer(FixtureResults.joint("Fixture", false), 0.29, "default", ""))),
                "Numerical error matters here");
    }

    @Test
    void aFinerRunThatFailedIsNamed() throws IOException {
        StudyResults failed = finer(FixtureResults.joint("Fixture", false), Double.NaN, "default", "K: NO_STEP, why");
        has(
                withoutScripts(write(failed)),
                "There is no numerical shift, as the run with finer cells failed: K: NO_STEP, why");
    }

    /** The same results with other finer runs. @param shift in sigma, NaN for none */
    private static StudyResults finer(StudyResults results, double shift, String accuracy, String failure) {
        List<FitRecord> fits = results.fits().stream()
                .map(f -> new FitRecord(
                        f.fitId(),
                        f.fit(),
                        f.experiments(),
                        f.start(),
                        f.best(),
                        f.basin(),
                        f.stopReason(),
                        f.stopDetail(),
                        f.parameters().stream().map(p -> shifted(p, shift)).toList(),
                        f.chiSquareStart(),
                        f.chiSquare(),
                        f.points(),
                        f.priors(),
                        f.priorChiSquare(),
                        f.freeParameters(),
                        f.gradientCosine(),
                        f.evaluations(),
                        f.iterations(),
                        f.rank(),
                        f.condition(),
                        f.singularValues(),
                        f.covariance(),
                        f.nullDirection(),
                        f.covarianceParameters(),
                        f.residualLag1(),
                        Double.isNaN(shift) ? Double.NaN : f.finerChiSquare(),
                        failure))
                .toList();
        StudyRecord s = results.study();
        StudyRecord study = new StudyRecord(
                s.title(),
                s.synthetic(),
                s.glasses(),
                s.experiments(),
                s.parameters(),
                List.of(new ResolvedSetting("accuracy", accuracy, "fixture.yaml:3", "")),
                s.configSha256(),
                s.problemSha256(),
                s.codeVersion(),
                s.created());
        return new StudyResults(
                study,
                results.runs(),
                fits,
                results.profiles(),
                results.traces(),
                results.calibrations(),
                results.curves(),
                results.analysis());
    }

    private static FittedParameter shifted(FittedParameter p, double shift) {
        return new FittedParameter(
                p.name(),
                p.value(),
                p.sigma(),
                p.sigma().isEmpty() || Double.isNaN(shift)
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(shift * p.sigma().getAsDouble()),
                p.lower(),
                p.upper(),
                p.atBound());
    }

    @Test
    void aMisfitBeyondNoiseIsNamed() throws IOException {
        String good = withoutScripts(write(changed(FixtureResults.tenParameters(100), "CONVERGED", 1, 0.3)));
        lacks(good, "the intervals are too narrow", "Neighbouring residuals");
        String bad = withoutScripts(write(changed(FixtureResults.tenParameters(100), "CONVERGED", 30, -0.31)));
        has(bad, "the model does not describe the data within their noise: the intervals are too narrow");
        has(bad, "Neighbouring residuals are correlated (−0.31)");
    }

    /** The same results with another end of every fit. @param worse factor of chi-square */
    private static StudyResults changed(StudyResults results, String stopReason, double worse, double lag) {
        List<FitRecord> fits = results.fits().stream()
                .map(f -> new FitRecord(
                        f.fitId(),
                        f.fit(),
                        f.experiments(),
                        f.start(),
                        f.best(),
                        f.basin(),
                        stopReason,
                        f.stopDetail(),
                        f.parameters(),
                        f.chiSquareStart(),
                        f.chiSquare() * worse,
                        f.points(),
                        f.priors(),
                        f.priorChiSquare(),
                        f.freeParameters(),
                        f.gradientCosine(),
                        f.evaluations(),
                        f.iterations(),
                        f.rank(),
                        f.condition(),
                        f.singularValues(),
                        f.covariance(),
                        f.nullDirection(),
                        f.covarianceParameters(),
                        lag,
                        f.finerChiSquare(),
                        f.finerFailure()))
                .toList();
        return new StudyResults(
                results.study(),
                results.runs(),
                fits,
                results.profiles(),
                results.traces(),
                results.calibrations(),
                results.curves(),
                results.analysis());
    }

    @Test
    void sizeDoesNotGrowWithTheNumberOfRuns() throws IOException {
        long few = write(FixtureResults.tenParameters(10_000)).length();
        long many = write(FixtureResults.tenParameters(40_000)).length();
        assertThat(many).isLessThan(few + 200_000);
    }

    @Test
    void sameResultsGiveTheSameBytes() throws IOException {
        assertThat(write(FixtureResults.joint("Fixture", true)))
                .isEqualTo(write(FixtureResults.joint("Fixture", true)));
    }

    @Test
    void withoutSiteEnergiesThereIsNoSuchFigure() throws IOException {
        has(write(FixtureResults.joint("Fixture", true)), "data-figure=\"energies\"");
        lacks(write(FixtureResults.tenParameters(10)), "data-figure=\"energies\"");
    }

    /** Reports the text only, not a page of a megabyte. */
    private static void has(String page, String... texts) {
        assertThat(texts)
                .allSatisfy(text -> assertThat(page.contains(text)).as(text).isTrue());
    }

    private static void lacks(String page, String... texts) {
        assertThat(texts)
                .allSatisfy(text -> assertThat(page.contains(text)).as(text).isFalse());
    }

    private String write(StudyResults results) throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(results, file);
        return Files.readString(file);
    }

    private static String withoutScripts(String html) {
        return Pattern.compile("<(script|style)[^>]*>.*?</\\1>", Pattern.DOTALL)
                .matcher(html)
                .replaceAll("");
    }

    private static String json(String html) {
        return Stream.of(html.split("id=\"data\">", 2)[1].split("</script>", 2))
                .findFirst()
                .orElseThrow();
    }
}
