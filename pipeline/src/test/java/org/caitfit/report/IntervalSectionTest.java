package org.caitfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.caitfit.results.Analysis;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.ParameterInterval;
import org.caitfit.results.ParameterInterval.Verdict;
import org.caitfit.results.ResidualPattern;
import org.caitfit.results.ScanPoint;
import org.caitfit.results.StudyResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report says of intervals, and where curves are open. */
class IntervalSectionTest {
    private static final double MEV = 1.602176634e-22;
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @TempDir
    private Path folder;

    private static OptionalDouble some(double value) {
        return OptionalDouble.of(value);
    }

    private static StudyResults results() {
        StudyResults joint = FixtureResults.joint("Fixture", true);
        List<ParameterInterval> intervals = List.of(
                new ParameterInterval(
                        "joint#1",
                        "sed_fwhm",
                        250 * MEV,
                        some(2 * MEV),
                        some(3.1 * MEV),
                        some(248 * MEV),
                        some(252.5 * MEV),
                        some(246 * MEV),
                        some(255 * MEV),
                        Verdict.DETERMINED,
                        "sed_fwhm lies between 246 meV and 255 meV (95 %)."),
                new ParameterInterval(
                        "joint#1",
                        "D_K",
                        1e-20,
                        NONE,
                        NONE,
                        some(4e-21),
                        NONE,
                        some(3e-21),
                        NONE,
                        Verdict.LOWER_LIMIT,
                        "D_K is at least 3e-21 m2/s (95 %)."));
        List<ScanPoint> scans = new ArrayList<>();
        for (int i = -2; i <= 2; i++) {
            scans.add(new ScanPoint(
                    "joint#1", "sed_fwhm", i + 2, (250 + 2 * i) * MEV, 811 + i * i, "CONVERGED", List.of(1.0)));
        }
        Analysis analysis = new Analysis(
                intervals,
                scans,
                List.of(new ResidualPattern("joint#1", "K", "Li", 180, 201.5, 0.41, 60, -4.2, 7)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        List<CurvePoint> curves = joint.curves().stream()
                .map(c -> c.kind() == CurvePoint.Kind.DIFFUSION
                        ? c.withBand(
                                        0.9 * c.diffusivity().orElseThrow(),
                                        1.1 * c.diffusivity().orElseThrow())
                                .withInformation(some(c.fraction().orElseThrow() < 0.5 ? 0.4 : 0.2))
                        : c)
                .toList();
        return new StudyResults(
                joint.study(),
                joint.runs(),
                joint.fits(),
                joint.profiles(),
                joint.traces(),
                joint.calibrations(),
                curves,
                analysis);
    }

    @Test
    void intervalsStandWithVerdictsAndResidualPatterns() throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(results(), file);
        String page = Files.readString(file);

        assertThat(page)
                .contains("What the data determine", "σ correlated", "3.1 meV", "246.0 … 255.0")
                .contains("limited from below only", "≥ 3.00×10⁻²¹", "D_K is at least 3e-21 m2/s (95 %).")
                .contains("4 of 5 starts ended within 0.01 of the best χ².")
                .contains("Are the residuals noise?", "−4.2")
                .contains("\"likelihoods\":[{\"fit\":\"joint\",\"parameter\":\"sed_fwhm\"");
    }

    @Test
    void withoutIntervalsThereIsNoSuchSection() throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(FixtureResults.joint("Fixture", true), file);
        assertThat(Files.readString(file)).doesNotContain("What the data determine");
    }

    @Test
    void likelihoodsAreRisesAboveTheFit() {
        LikelihoodFigure figure = LikelihoodFigure.of(results()).get(0);
        assertThat(figure.points()).extracting(LikelihoodFigure.Point::rise).containsExactly(4.0, 1.0, 0.0, 1.0, 4.0);
        assertThat(figure.best()).isEqualTo(250);
        assertThat(figure.sigma().orElseThrow()).isEqualTo(2);
    }

    /** Three experiments know of one curve what they know together. */
    @Test
    void informationOfExperimentsThatShareACurveAddsUp() {
        StudyResults results = results();
        DiffusionFigure figure = DiffusionFigure.of(results, FitView.of(results).get(0), Palette.of(results));
        DiffusionFigure.Curve lithium = figure.curves().get(0);
        assertThat(lithium.experiments()).containsExactly("K", "Rb", "Cs");
        assertThat(lithium.points())
                .allSatisfy(p -> assertThat(p.informed()).as("%s", p.fraction()).isEqualTo(p.fraction() < 0.5));
        assertThat(figure.curves().get(1).points()).noneMatch(DiffusionFigure.Point::informed);
    }
}
