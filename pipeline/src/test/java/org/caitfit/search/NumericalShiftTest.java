package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caitfit.SyntheticStudy;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.solver.SolverSettings;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two CAIT experiments fitted together on a mesh that is far too coarse. */
final class NumericalShiftTest {
    private static final SolverSettings COARSE = new SolverSettings(2e-2, 1e-5, 20, 10, 1.2, 20_000, 0);
    private static final SolverSettings HOPELESS = new SolverSettings(1e-3, 1e-5, 64, 40, 0.3, 5, 0);

    @TempDir
    private static Path folder;

    private static Study study;
    private static FitSpec joint;
    private static RefinementRun coarse;

    @BeforeAll
    static void refine() {
        study = SyntheticStudy.read(SyntheticStudy.cait(folder, 3, 5, "fits: {joint: [K, Rb]}"));
        joint = study.search().fits().get(0);
        double[] start = FitModel.spaceOf(study, joint, models(COARSE)).point(SyntheticStudy.CAIT_TRUTH);
        coarse = refined(COARSE, start);
    }

    private static List<ExperimentModel> models(SolverSettings settings) {
        return new TriedModels(study)
                .of(joint).stream().map(m -> m.with(settings)).toList();
    }

    private static RefinementRun refined(SolverSettings settings, double[] start) {
        FitModel model = new FitModel(study, joint, models(settings), "joint#1");
        Refinement refinement = new Refiner(RefineSettings.defaults())
                .refine(model, model.space().lower(), model.space().upper(), start);
        assertThat(refinement.reason().optimal()).as(refinement.detail()).isTrue();
        return new RefinementRun(joint, 1, "unit", model.space(), refinement, model.rows(refinement));
    }

    private static List<FinalRun.Ended> runs(
            RefinementRun run, SolverSettings settings, Phase phase, UnaryOperator<ExperimentModel> numerics) {
        FitRecord fit = run.record(1, true, Optional.empty());
        return models(settings).stream()
                .map(m -> new FinalRun(fit, numerics.apply(m), phase).run())
                .toList();
    }

    private static FitRecord shifted(RefinementRun run, SolverSettings settings, UnaryOperator<ExperimentModel> finer) {
        NumericalShift shift = NumericalShift.of(
                run.refinement().covariance().orElseThrow(),
                run.space(),
                run.refinement().best().copy(),
                runs(run, settings, Phase.FINAL, m -> m),
                runs(run, settings, Phase.FINER, finer));
        return run.record(1, true, Optional.of(shift));
    }

    @Test
    void aCoarseMeshIsFoundOutAndTheShiftIsThatOfAnotherRefinement() {
        FitRecord fit = shifted(coarse, COARSE, ExperimentModel::refined);

        isThatOfAnotherRefinement(coarse, COARSE, fit);
        assertThat(fit.numericalErrorMatters()).isTrue();
        assertThat(fit.finerFailure()).isEmpty();
    }

    @Test
    void atTheDefaultSettingsTheShiftIsBelowOneSigmaAndThatOfAnotherRefinement() {
        RefinementRun usual =
                refined(SolverSettings.DEFAULT, coarse.refinement().best().copy());
        FitRecord fit = shifted(usual, SolverSettings.DEFAULT, ExperimentModel::refined);

        isThatOfAnotherRefinement(usual, SolverSettings.DEFAULT, fit);
        assertThat(largest(fit)).isBetween(1e-3, 1.0);
    }

    @Test
    void theErrorOfLogDIsBelow5e4AndWithHighAccuracyBelow3e4AndUpToThreeTimesTheShift() {
        double[] start = coarse.refinement().best().copy();
        // moves by less than 1e-6 decades with a tenth of this tolerance, by 2e-5 with a halved mesh
        RefinementRun converged = refined(SolverSettings.HIGH.withTimeTolerance(1.5e-6), start);
        List<FitRecord> fits = List.of(
                shifted(refined(SolverSettings.DEFAULT, start), SolverSettings.DEFAULT, ExperimentModel::refined),
                shifted(refined(SolverSettings.HIGH, start), SolverSettings.HIGH, ExperimentModel::refined));
        for (int k :
                new int[] {converged.space().indexOf("d_K"), converged.space().indexOf("d_Rb")}) {
            for (FitRecord fit : fits) {
                FittedParameter d = fit.parameters().get(k);
                double error = converged.refinement().best().at(k) - Math.log10(d.value());
                assertThat(Math.abs(error)).as(d.name()).isLessThan(fit == fits.get(0) ? 5e-4 : 3e-4);
                assertThat(error / d.numericalShift().orElseThrow())
                        .as(d.name())
                        .isBetween(1.0, 3.2);
            }
        }
        assertThat(largest(fits.get(1))).isLessThan(0.7 * largest(fits.get(0)));
    }

    private static double largest(FitRecord fit) {
        return fit.parameters().stream()
                .mapToDouble(p -> Math.abs(p.numericalShiftInSigma().orElseThrow()))
                .max()
                .orElseThrow();
    }

    private static void isThatOfAnotherRefinement(RefinementRun run, SolverSettings settings, FitRecord fit) {
        Refinement finer =
                refined(settings.refined(), run.refinement().best().copy()).refinement();
        assertThat(fit.finerChiSquare()).isCloseTo(finer.chiSquareStart(), within(1e-9 * finer.chiSquareStart()));
        for (int k = 0; k < run.space().size(); k++) {
            FittedParameter parameter = fit.parameters().get(k);
            double sigma = parameter.sigma().orElseThrow();
            double moved = finer.best().at(k) - run.refinement().best().at(k);
            assertThat(parameter.numericalShift().orElseThrow())
                    .as(parameter.name())
                    .isCloseTo(moved, within(0.2 * Math.abs(moved) + 0.05 * sigma));
        }
    }

    @Test
    void finerRunsAreRowsWithNamesOfTheirOwn() {
        List<FinalRun.Ended> usual = runs(coarse, COARSE, Phase.FINAL, m -> m);
        List<FinalRun.Ended> finer = runs(coarse, COARSE, Phase.FINER, ExperimentModel::refined);
        for (int e = 0; e < usual.size(); e++) {
            assertThat(finer.get(e).row().runId())
                    .isNotEqualTo(usual.get(e).row().runId());
            assertThat(finer.get(e).row().parameters())
                    .isEqualTo(usual.get(e).row().parameters());
            assertThat(finer.get(e).row().phase()).isEqualTo(Phase.FINER);
            assertThat(finer.get(e).row().statistics().cells())
                    .isEqualTo(2 * usual.get(e).row().statistics().cells());
        }
        // as fitted is as refined, to the last bit
        assertThat(coarse.rows())
                .extracting(r -> r.runId())
                .containsAll(usual.stream().map(u -> u.row().runId()).toList());
    }

    @Test
    void aFinerRunThatFailsLeavesARowAndNoShift() {
        UnaryOperator<ExperimentModel> failing = m -> m.id().equals("Rb") ? m.with(HOPELESS) : m.refined();
        List<FinalRun.Ended> finer = runs(coarse, COARSE, Phase.FINER, failing);
        assertThat(finer).extracting(f -> f.row().status()).containsExactly(Status.OK, Status.FAILED);
        assertThat(finer.get(1).row().failureReason()).contains("the cap of 5 steps");

        FitRecord fit = shifted(coarse, COARSE, failing);
        assertThat(fit.finerFailure()).startsWith("Rb: ").contains("the cap of 5 steps");
        assertThat(fit.finerChiSquare()).isNaN();
        assertThat(fit.numericalErrorMatters()).isFalse();
        assertThat(fit.parameters()).allSatisfy(p -> {
            assertThat(p.sigma()).isPresent();
            assertThat(p.numericalShift()).isEmpty();
        });
    }
}
