package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.caitfit.SyntheticStudy;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.ParameterInterval;
import org.caitfit.results.ParameterInterval.Verdict;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.results.StudyResults;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two noisy CAIT experiments with a known truth, searched as a user would. */
final class ParameterRecoveryTest {
    private static final long SEED = 20260301;

    @TempDir
    private static Path folder;

    private static Study study;
    private static StudySearch.Summary summary;
    private static StudyResults results;

    @BeforeAll
    static void search() throws IOException {
        study = SyntheticStudy.read(SyntheticStudy.cait(
                folder, 6, SEED, "starts: 2", "max_evaluations: 120", "fits: {K: [K], joint: [K, Rb]}"));
        SearchedStudy searched = SearchedStudy.of(study, folder.resolve("results"), 2);
        summary = searched.summary();
        results = searched.store().readAll();
    }

    private static FitRecord best(String fit) {
        return results.fits().stream()
                .filter(f -> f.fit().equals(fit) && f.best())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theJointFitConverges() {
        assertThat(best("joint").stopReason()).as(best("joint").stopDetail()).isEqualTo("CONVERGED");
    }

    @Test
    void theTruthLiesWithinThreeSigmaOfTheJointFit() {
        assertThat(best("joint").parameters()).hasSize(3).allSatisfy(ParameterRecoveryTest::isTrue);
    }

    @Test
    void theTruthLiesWithinThreeSigmaOfTheFitOfOneExperiment() {
        assertThat(best("K").parameters()).hasSize(2).allSatisfy(ParameterRecoveryTest::isTrue);
    }

    private static void isTrue(FittedParameter fitted) {
        ParameterSpec spec = study.parameters().stream()
                .filter(p -> p.name().equals(fitted.name()))
                .findFirst()
                .orElseThrow();
        double truth = ParameterSpace.toScale(spec, SyntheticStudy.CAIT_TRUTH.get(fitted.name()));
        double found = ParameterSpace.toScale(spec, fitted.value());
        double sigma = fitted.sigma().orElseThrow();
        assertThat(found)
                .as("%s, sigma %g, seed %d", fitted.name(), sigma, SEED)
                .isCloseTo(truth, within(3 * sigma));
        // and the interval says something: it is a small part of the bounds
        assertThat(sigma)
                .isLessThan(0.02
                        * (ParameterSpace.toScale(spec, spec.upper()) - ParameterSpace.toScale(spec, spec.lower())));
        assertThat(ParameterSpace.toScale(spec, fitted.lower().orElseThrow()))
                .isCloseTo(found - 1.96 * sigma, within(1e-3 * sigma));
        assertThat(ParameterSpace.toScale(spec, fitted.upper().orElseThrow()))
                .isCloseTo(found + 1.96 * sigma, within(1e-3 * sigma));
    }

    @Test
    void finerNumericsWouldMoveEveryValueByLessThanItsSigma() {
        for (String fit : List.of("K", "joint")) {
            FitRecord f = best(fit);
            assertThat(f.parameters()).allSatisfy(p -> {
                assertThat(Math.abs(p.numericalShiftInSigma().orElseThrow()))
                        .as("%s, seed %d", p.name(), SEED)
                        .isBetween(1e-6, 1.0);
            });
            assertThat(f.finerFailure()).isEmpty();
            // the same runs: their chi-squares add up
            List<RunRecord> finer = results.runs().stream()
                    .filter(r -> r.phase() == Phase.FINER && r.fitId().equals(f.fitId()))
                    .toList();
            assertThat(finer).extracting(RunRecord::experiment).containsExactlyElementsOf(f.experiments());
            assertThat(finer.stream()
                            .mapToDouble(r -> r.score().orElseThrow().chiSquare())
                            .sum())
                    .isEqualTo(f.finerChiSquare());
        }
        assertThat(results.fits())
                .filteredOn(f -> !f.best() && f.basin() == 1)
                .allSatisfy(f -> assertThat(f.finerChiSquare()).isNaN());
    }

    @Test
    void theScatterIsThatOfTheNoise() {
        for (String fit : List.of("K", "joint")) {
            FitRecord f = best(fit);
            double scatter = Math.sqrt(2.0 / (f.points() - f.freeParameters()));
            assertThat(f.reducedChiSquare()).as("%s, seed %d", fit, SEED).isCloseTo(1, within(4 * scatter));
            assertThat(Math.abs(f.residualLag1())).as("%s, seed %d", fit, SEED).isLessThan(4 / Math.sqrt(f.points()));
        }
    }

    @Test
    void theSharedDistributionIsSharperInTheJointFit() {
        assertThat(sigma("joint", "sed_fwhm")).isLessThan(sigma("K", "sed_fwhm"));
    }

    private static double sigma(String fit, String parameter) {
        return best(fit).parameters().stream()
                .filter(p -> p.name().equals(parameter))
                .findFirst()
                .orElseThrow()
                .sigma()
                .orElseThrow();
    }

    @Test
    void everyGridPointHasARow() {
        for (String id : List.of("K", "Rb")) {
            assertThat(results.runs())
                    .filteredOn(r -> r.phase() == Phase.GRID && r.experiment().equals(id))
                    .extracting(RunRecord::index)
                    .hasSize(36)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertThat(summary.gridRuns()).isEqualTo(72);
        assertThat(summary.failedGridRuns()).isEqualTo(failed());
    }

    private static long failed() {
        return results.runs().stream()
                .filter(r -> r.phase() == Phase.GRID && r.status() == Status.FAILED)
                .count();
    }

    @Test
    void everyRunOfARefinementHasARow() {
        assertThat(results.runs().stream()
                        .filter(r -> r.phase() == Phase.REFINE)
                        .count())
                .isEqualTo(summary.refinementRuns());
        for (FitRecord fit : results.fits()) {
            List<RunRecord> rows = refinement(fit.fitId());
            assertThat(rows).isNotEmpty();
            assertThat(rows).extracting(RunRecord::index).allMatch(i -> i >= 0 && i < fit.evaluations());
            // start and every accepted step
            assertThat(rows.stream().flatMap(r -> r.iteration().stream()).collect(Collectors.toSet()))
                    .contains(0, fit.iterations());
        }
    }

    @Test
    void aPointThatIsKnownIsNotRunAgain() {
        FitRecord fit = best("K");
        assertThat(refinement(fit.fitId()))
                .extracting(RunRecord::runId)
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(fit.evaluations())
                .hasSizeGreaterThan(fit.evaluations() / 2);
    }

    @Test
    void derivativesCostNoRunsOfTheirOwn() {
        FitRecord fit = best("joint");
        List<RunRecord> rows = refinement(fit.fitId());
        // an evaluation is the start or a trial: one run of each of the two experiments, with exact derivatives
        assertThat(rows).hasSize(2 * fit.evaluations());
        assertThat(fit.evaluations()).isLessThanOrEqualTo(2 * fit.iterations() + 3);
        assertThat(rows).extracting(RunRecord::runId).doesNotHaveDuplicates();
    }

    private static List<RunRecord> refinement(String fitId) {
        return results.runs().stream()
                .filter(r -> r.phase() == Phase.REFINE && r.fitId().equals(fitId))
                .toList();
    }

    @Test
    void theBestFitsAreKeptWithTheirProfilesAndCurves() {
        for (String fit : List.of("K", "joint")) {
            FitRecord best = best(fit);
            double chiSquare = results.profiles().stream()
                    .filter(p -> p.fitId().equals(best.fitId()) && p.used())
                    .mapToDouble(p -> p.residual() * p.residual())
                    .sum();
            assertThat(chiSquare).isCloseTo(best.chiSquare(), within(1e-9 * best.chiSquare()));
            assertThat(results.curves()).anyMatch(c -> c.fitId().equals(best.fitId()));
            assertThat(results.runs())
                    .filteredOn(r -> r.phase() == Phase.FINAL && r.fitId().equals(best.fitId()))
                    .extracting(RunRecord::experiment)
                    .containsExactlyElementsOf(best.experiments());
        }
    }

    @Test
    void profileLikelihoodsLimitEveryParameterFromBothSides() {
        for (String fit : List.of("K", "joint")) {
            List<ParameterInterval> intervals = results.analysis().intervals().stream()
                    .filter(i -> i.fitId().equals(best(fit).fitId()))
                    .toList();
            assertThat(intervals).hasSameSizeAs(best(fit).parameters()).allSatisfy(i -> {
                assertThat(i.verdict()).isEqualTo(Verdict.DETERMINED);
                assertThat(i.note()).contains(i.parameter(), "95 %");
                // so much data that the likelihood is nearly normal
                FittedParameter linear = best(fit).parameters().stream()
                        .filter(p -> p.name().equals(i.parameter()))
                        .findFirst()
                        .orElseThrow();
                double width = linear.upper().orElseThrow() - linear.lower().orElseThrow();
                assertThat(i.lower95().orElseThrow()).isCloseTo(linear.lower().orElseThrow(), within(0.03 * width));
                assertThat(i.upper95().orElseThrow()).isCloseTo(linear.upper().orElseThrow(), within(0.03 * width));
                assertThat(i.lower68().orElseThrow()).isBetween(i.lower95().orElseThrow(), i.value());
            });
        }
    }

    @Test
    void scansAreCheapAndTheirRunsAreKept() {
        FitRecord fit = best("joint");
        List<RunRecord> rows = results.runs().stream()
                .filter(r -> r.phase() == Phase.SCAN && r.fitId().equals(fit.fitId()))
                .toList();
        assertThat(rows).isNotEmpty();
        int experiments = fit.experiments().size();
        assertThat(rows)
                .hasSizeLessThanOrEqualTo(25 * experiments * fit.parameters().size());
        // at the end of the interval of the likelihood, chi-square stands in a row of its own
        assertThat(results.analysis().scans())
                .filteredOn(s -> s.fitId().equals(fit.fitId()))
                .allSatisfy(s -> assertThat(s.parameters()).hasSameSizeAs(fit.parameters()))
                .anySatisfy(s -> assertThat(s.chiSquare()).isGreaterThan(fit.chiSquare() + 3.84));
    }

    @Test
    void residualsOfARightModelAreNoise() {
        assertThat(results.analysis().patterns())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.blockLength()).isEqualTo(1));
        assertThat(results.analysis().intervals())
                .allSatisfy(i -> assertThat(i.sigmaCorrelated()).isEmpty());
    }

    /** D of Li depends on the width of the distribution alone: the ends of its interval give the band at once. */
    @Test
    void theBandOfDIsThatOfTheWidthOfTheDistribution() {
        FitRecord fit = best("K");
        FittedParameter fwhm = fit.parameters().get(0);
        assertThat(fwhm.name()).isEqualTo("sed_fwhm");
        SiteEnergyDiffusion narrow = new SiteEnergyDiffusion(1e-17, fwhm.lower().orElseThrow(), 0.1, 1.4e28);
        SiteEnergyDiffusion wide = new SiteEnergyDiffusion(1e-17, fwhm.upper().orElseThrow(), 0.1, 1.4e28);
        List<CurvePoint> curve = results.curves().stream()
                .filter(c -> c.fitId().equals(fit.fitId()) && c.ion().equals("Li"))
                .filter(c -> c.kind() == CurvePoint.Kind.DIFFUSION)
                .toList();
        assertThat(curve).hasSizeGreaterThan(100).allSatisfy(c -> {
            double n = c.fraction().orElseThrow() * 1.4e28;
            double low = wide.at(n, 350).value();
            double high = narrow.at(n, 350).value();
            assertThat(c.lower().orElseThrow()).isCloseTo(low, within(0.05 * (high - low) + 1e-6 * low));
            assertThat(c.upper().orElseThrow()).isCloseTo(high, within(0.05 * (high - low) + 1e-6 * low));
        });
    }

    @Test
    void theDataKnowDAtThePlateauAndInTheGlassButNotInTheFront() {
        List<CurvePoint> curve = results.curves().stream()
                .filter(c -> c.fitId().equals(best("K").fitId()) && c.ion().equals("Li"))
                .filter(c -> c.kind() == CurvePoint.Kind.DIFFUSION)
                .toList();
        for (double fraction : new double[] {0.1, 1}) {
            assertThat(informed(curve, fraction)).as("%s", fraction).isTrue();
        }
        for (double fraction : new double[] {0.5, 0.6, 0.7}) {
            assertThat(informed(curve, fraction)).as("%s", fraction).isFalse();
        }
    }

    private static boolean informed(List<CurvePoint> curve, double fraction) {
        return curve.stream()
                .filter(c -> Math.abs(c.fraction().orElseThrow() - fraction) < 1e-9)
                .findFirst()
                .flatMap(CurvePoint::informed)
                .orElseThrow();
    }

    @Test
    void theBandOfTheSimulationIsNarrowAgainstTheNoiseOfAPoint() {
        assertThat(results.profiles())
                .filteredOn(p -> p.fitId().equals(best("joint").fitId()) && p.used())
                // in untouched glass there may be not a single foreign ion
                .filteredOn(p -> p.simulated() > 0)
                .hasSizeGreaterThan(500)
                .allSatisfy(p -> {
                    double half = 0.5 * (p.upper().orElseThrow() - p.lower().orElseThrow());
                    assertThat(half).isBetween(0.0, 1.5 * p.sigma());
                })
                .anySatisfy(p -> assertThat(p.upper().orElseThrow() - p.lower().orElseThrow())
                        .isGreaterThan(0.1 * p.sigma()));
    }
}
