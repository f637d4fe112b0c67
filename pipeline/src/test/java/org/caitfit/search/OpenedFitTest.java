package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.caitfit.SyntheticStudy;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.refine.Covariance;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.results.InputInfluence;
import org.caitfit.results.LandscapeValue;
import org.caitfit.results.ParameterCombination;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Influences of known inputs against other refinements and exact scaling laws; uncertainties of quantities against runs. */
final class OpenedFitTest {
    @TempDir
    private static Path folder;

    private static Path file;
    private static Study study;
    private static RefinementRun run;
    private static OpenedFit fit;
    private static List<InputInfluence> influences;
    private static List<LandscapeValue> landscape;

    @BeforeAll
    static void refine() {
        file = SyntheticStudy.cait(folder, 3, 5, "fits: {K: [K]}");
        study = SyntheticStudy.read(file);
        ParameterSpace space = new ParameterSpace(study.parameters().subList(0, 2));
        run = refined(study, space.point(SyntheticStudy.CAIT_TRUTH));
        fit = opened(run);
        influences = InputInfluences.rows(fit);
        landscape = LandscapeValues.rows(study, fit);
    }

    private static RefinementRun refined(Study study, double[] start) {
        List<ExperimentModel> models = new TriedModels(study)
                .of(study.search().fits().get(0)).stream()
                        .map(ExperimentModel::forRefinement)
                        .toList();
        FitModel model = new FitModel(study, study.search().fits().get(0), models, "K#1");
        Refinement refinement = new Refiner(RefineSettings.defaults())
                .refine(model, model.space().lower(), model.space().upper(), start);
        assertThat(refinement.reason().optimal()).as(refinement.detail()).isTrue();
        return new RefinementRun(
                study.search().fits().get(0), 1, "key", model.space(), refinement, model.rows(refinement));
    }

    private static OpenedFit opened(RefinementRun run) {
        StudyAnalysis.BestFit best = new StudyAnalysis.BestFit(run.record(1, true, Optional.empty()), run, List.of());
        return OpenedFit.of(study, List.of(best), new ThreadEngine(1), Progress.silent())
                .get(0);
    }

    private static double elasticity(String input, String parameter) {
        return influences.stream()
                .filter(i -> i.input().equals(input) && i.parameter().equals(parameter))
                .findFirst()
                .orElseThrow()
                .elasticity()
                .orElseThrow();
    }

    /** The study with a number changed, fitted anew. */
    private static RefinementRun refittedWith(String before, String after) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Path changed = folder.resolve("changed.yaml");
        Files.writeString(changed, text.replace(before, after));
        return refined(SyntheticStudy.read(changed), run.refinement().best().copy());
    }

    @ParameterizedTest
    @CsvSource({
        "glass.thickness, 'thickness: 0.5 mm', 'thickness: %s mm', 0.5",
        "glass.natives.Li, '{Li: 1.4e28 1/m3}', '{Li: %se28 1/m3}', 1.4",
        "ions.Li.diffusion.vacancies, 'vacancies: 10 %%', 'vacancies: %s %%', 10",
        "experiments.K.profiles[1].resolution.sigma, 'sigma: 5 nm', 'sigma: %s nm', 5"
    })
    void influencesAreThoseOfOtherRefinements(String path, String before, String form, double value)
            throws IOException {
        double part = 0.005;
        String old = before.replace("%%", "%");
        RefinementRun less = refittedWith(old, String.format(Locale.ROOT, form, value * (1 - part)));
        RefinementRun more = refittedWith(old, String.format(Locale.ROOT, form, value * (1 + part)));
        double step = Math.log((1 + part) / (1 - part));
        for (int k = 0; k < 2; k++) {
            String name = run.space().parameters().get(k).name();
            double expected = Math.log(si(more, k) / si(less, k)) / step;
            assertThat(elasticity(path, name))
                    .as(path + " on " + name)
                    .isCloseTo(expected, within(0.01 * Math.abs(expected) + 0.003));
        }
    }

    private static double si(RefinementRun run, int k) {
        return ParameterSpace.toSi(
                run.space().parameters().get(k), run.refinement().best().at(k));
    }

    /** All D times s and all times over s make the same profile. */
    @Test
    void timeAndDScaleExactly() {
        double time = elasticity("experiments.K.stages[1].duration", "d_K");
        double bulk = elasticity("ions.Li.diffusion.bulk", "d_K");
        assertThat(time).isCloseTo(bulk - 1, within(1e-6));
        assertThat(elasticity("experiments.K.stages[1].duration", "sed_fwhm"))
                .isCloseTo(elasticity("ions.Li.diffusion.bulk", "sed_fwhm"), within(1e-6));
    }

    /** Energies and voltages count in kT only; eps kT stands beside the charge in the Poisson equation. */
    @Test
    void temperatureEnergyVoltageAndPermittivityScaleExactly() {
        for (Map.Entry<String, Double> law : Map.of("sed_fwhm", 1.0, "d_K", 0.0).entrySet()) {
            double sum = elasticity("experiments.K.stages[1].temperature", law.getKey())
                    + elasticity("experiments.K.stages[1].voltage", law.getKey())
                    - elasticity("glass.permittivity", law.getKey());
            assertThat(sum).as(law.getKey()).isCloseTo(law.getValue(), within(1e-6));
        }
    }

    /** In fractions, only eps/n_bulk counts; the data are fractions and change with n_bulk. */
    @Test
    void densityAndPermittivityScaleExactly() {
        for (String name : List.of("sed_fwhm", "d_K")) {
            assertThat(elasticity("glass.natives.Li", name))
                    .isCloseTo(-elasticity("glass.permittivity", name), within(1e-5));
        }
    }

    @Test
    void chiSquareRisesAsInAnotherRefinement() throws IOException {
        RefinementRun more = refittedWith("thickness: 0.5 mm", "thickness: 0.505 mm");
        double rise = influences.stream()
                .filter(i -> i.input().equals("glass.thickness"))
                .findFirst()
                .orElseThrow()
                .chiSquareRise();
        double moved = more.refinement().chiSquare() - run.refinement().chiSquare();
        assertThat(rise).isCloseTo(moved, within(0.1 * Math.abs(moved) + 0.1));
    }

    @Test
    void quantitiesThatAreParametersHaveTheirUncertainty() {
        double sigma = run.record(1, true, Optional.empty())
                .parameters()
                .get(0)
                .sigma()
                .orElseThrow();
        assertThat(value("sed_fwhm").sigma().orElseThrow()).isCloseTo(sigma, within(1e-6 * sigma));
        double relative = Math.log(10)
                * run.record(1, true, Optional.empty())
                        .parameters()
                        .get(1)
                        .sigma()
                        .orElseThrow();
        LandscapeValue d = value("d_foreign");
        assertThat(d.sigma().orElseThrow() / d.value().orElseThrow()).isCloseTo(relative, within(1e-6 * relative));
        assertThat(d.upper().orElseThrow() / d.value().orElseThrow())
                .isCloseTo(Math.exp(1.959963984540054 * relative), within(1e-9));
        assertThat(value("d_sigma_bulk").sigma()).isEmpty();
    }

    private static LandscapeValue value(String quantity) {
        return landscape.stream()
                .filter(v -> v.quantity().equals(quantity))
                .findFirst()
                .orElseThrow();
    }

    /** Against whole runs with a parameter a little less and a little more. */
    @Test
    void quantitiesThatNeedARunHaveTheUncertaintyOfItsDifferences() {
        double[] best = run.refinement().best().copy();
        double[] plateau = new double[2];
        double[] front = new double[2];
        for (int k = 0; k < 2; k++) {
            double step = 2e-3 * (run.space().upper()[k] - run.space().lower()[k]);
            Evaluation.Scored less = at(best, k, -step);
            Evaluation.Scored more = at(best, k, step);
            plateau[k] = (more.score().plateau().orElseThrow()
                            - less.score().plateau().orElseThrow())
                    / (2 * step);
            front[k] = (more.score().frontDepth().orElseThrow()
                            - less.score().frontDepth().orElseThrow())
                    / (2 * step);
        }
        Covariance covariance = run.refinement().covariance().orElseThrow();
        double expected = covariance.sigma(plateau).orElseThrow();
        assertThat(value("mobile_fraction").sigma().orElseThrow()).isCloseTo(expected, within(0.03 * expected));
        assertThat(value("plateau").sigma().orElseThrow()).isCloseTo(expected, within(0.03 * expected));
        double depth = covariance.sigma(front).orElseThrow();
        assertThat(value("front_depth").sigma().orElseThrow()).isCloseTo(depth, within(0.03 * depth));
    }

    private static Evaluation.Scored at(double[] best, int k, double step) {
        double[] point = best.clone();
        point[k] += step;
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0)).forRefinement();
        return (Evaluation.Scored)
                model.evaluate(new LinkedHashMap<>(run.space().values(point)));
    }

    @Test
    void theOpenedRunIsThatOfTheFit() {
        assertThat(fit.experiments().get(0).orElseThrow().residuals())
                .isEqualTo(at(run.refinement().best().copy(), 0, 0).residuals());
    }

    @Test
    void combinationsAreThePrincipalAxesOfTheRelativeCovariance() {
        List<ParameterCombination> rows = InputInfluences.combinations(fit);
        assertThat(rows).extracting(ParameterCombination::number).containsExactly(1, 1, 2, 2);
        Covariance covariance = run.refinement().covariance().orElseThrow();
        for (int c = 0; c < 2; c++) {
            double[] gradient = {
                rows.get(2 * c).exponent() / run.refinement().best().at(0),
                rows.get(2 * c + 1).exponent() * Math.log(10)
            };
            double sigma = covariance.sigma(gradient).orElseThrow();
            assertThat(rows.get(2 * c).sigma().orElseThrow()).isCloseTo(sigma, within(1e-6 * sigma));
        }
        double dot = rows.get(0).exponent() * rows.get(2).exponent()
                + rows.get(1).exponent() * rows.get(3).exponent();
        assertThat(dot).isCloseTo(0, within(1e-9));
        assertThat(rows.get(0).sigma().orElseThrow())
                .isLessThan(rows.get(2).sigma().orElseThrow());
    }
}
