package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caitfit.config.StudyText.VALID;
import static org.caitfit.config.StudyText.with;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caitfit.evaluate.ProblemTemplate;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.DiffusionOfOtherIons;
import org.caitfit.solver.GaussianSumSites;
import org.caitfit.solver.LogLinearDiffusion;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D models of the study file: what is read, what becomes of it in the solver, and where mistakes are reported. */
class DiffusionModelsTest {
    private static final double N_BULK = 1.4e28;
    private static final double MEV = 1.602176634e-22;
    private static final String CONSTANT = "{model: constant, value: 1e-17 m2/s}";
    private static final String GAUSSIANS = "{model: sed, bulk: 1e-17 m2/s, vacancies: 10 %, gaussians: ["
            + "{weight: 0.7, centre: 0 meV, fwhm: 250 meV}, {weight: 30 %, centre: -300 meV, fwhm: 0.12 eV}]}";
    private static final String TABLE = "{model: sed-table, bulk: 1e-17 m2/s, vacancies: 10 %, states: ["
            + "{energy: -0.2 eV, density: 0}, {energy: 0 meV, density: 1.5}, {energy: 200 meV, density: 1}]}";
    private static final String LOG_LINEAR = "{model: log-linear, at_zero: 1e-20 m2/s, at_bulk: 1e-17 m2/s}";

    @TempDir
    Path folder;

    /** Li with another model, on line 9 from column 33. */
    private static String lithium(String model) {
        return with(CONSTANT, model);
    }

    private DiffusionSpec read(String model) {
        return StudyText.study(folder, lithium(model)).ions().get("Li").diffusion();
    }

    /** What the solver gets. @param ion 0: Li, 1: K */
    private DiffusionModel solved(String text, int ion) {
        Study study = StudyText.study(folder, text);
        return new ProblemTemplate(study, study.experiments().get(0))
                .problem(Map.of("d_K", 1e-20, "x", 0.5))
                .stages()
                .get(0)
                .diffusion()
                .get(ion);
    }

    private void expect(String model, String... headlines) {
        List<String> found = StudyText.problems(folder, lithium(model));
        assertThat(found).hasSameSizeAs(headlines);
        for (int i = 0; i < headlines.length; i++) {
            assertThat(found.get(i)).startsWith("study.yaml:9:" + headlines[i]).contains(" | Maybe ");
        }
    }

    @Test
    void aLogLinearModelHasTwoEnds() {
        assertThat(read(LOG_LINEAR))
                .isEqualTo(new DiffusionSpec.LogLinear(Quantity.Known.of(1e-20), Quantity.Known.of(1e-17)));
        DiffusionModel model = solved(lithium(LOG_LINEAR), 0);
        assertThat(model.at(N_BULK, 350)).isEqualTo(new LogLinearDiffusion(1e-20, 1e-17, N_BULK).at(N_BULK, 350));
        expect(
                LOG_LINEAR.replace("1e-20 m2/s", "0 m2/s"),
                "59: ions.Li.diffusion.at_zero: must be above 0 m2/s, got `0 m2/s`");
        expect(LOG_LINEAR.replace(", at_bulk: 1e-17 m2/s", ""), "19: ions.Li.diffusion: missing key `at_bulk`");
    }

    @Test
    void siteEnergiesMayBeASumOfGaussians() {
        DiffusionModel model = solved(lithium(GAUSSIANS), 0);
        DiffusionModel expected = new SiteEnergyDiffusion(
                1e-17,
                new GaussianSumSites(List.of(
                        new GaussianSumSites.Part(0.7, 0, 250 * MEV),
                        new GaussianSumSites.Part(0.3, -300 * MEV, 120 * MEV))),
                0.1,
                N_BULK);
        for (double n = 0.01; n < 1; n += 0.07) {
            double exact = expected.at(n * N_BULK, 350).value();
            assertThat(model.at(n * N_BULK, 350).value()).isCloseTo(exact, within(1e-11 * exact));
        }
    }

    @Test
    void aSumOfGaussiansTakesThePlaceOfTheWidth() {
        expect(
                GAUSSIANS.replace("gaussians:", "fwhm: 250 meV, gaussians:"),
                "19: ions.Li.diffusion: either `fwhm`, or `gaussians`, is needed");
        expect(
                "{model: sed, bulk: 1e-17 m2/s, vacancies: 10 %}",
                "19: ions.Li.diffusion: either `fwhm`, or `gaussians`, is needed");
        expect(
                "{model: sed, bulk: 1e-17 m2/s, vacancies: 10 %, gaussians: []}",
                "89: ions.Li.diffusion.gaussians: at least one Gaussian is needed");
        expect(
                GAUSSIANS.replace("weight: 0.7", "weight: -0.7").replace("centre: 0 meV", "centre: 0"),
                "99: ions.Li.diffusion.gaussians[1].weight: must be above 0, got `-0.7`",
                "113: ions.Li.diffusion.gaussians[1].centre: an energy needs its unit, got `0`");
    }

    @Test
    void siteEnergiesMayBeATable() {
        assertThat(read(TABLE)).isInstanceOfSatisfying(DiffusionSpec.SiteTable.class, t -> {
            assertThat(t.energies()).containsExactly(-200 * MEV, 0.0, 200 * MEV);
            assertThat(t.densities())
                    .containsExactly(Quantity.Known.of(0), Quantity.Known.of(1.5), Quantity.Known.of(1));
        });
        SiteEnergyDiffusion model = (SiteEnergyDiffusion) solved(lithium(TABLE), 0);
        // areas 1.5 and 2.5: E_F is at 0 where 3/8 of the sites are full
        assertThat(model.fermiEnergy(0.375 * N_BULK / 0.9)).isCloseTo(0, within(1e-12 * MEV));
        assertThat(model.at(N_BULK, 350).value()).isCloseTo(1e-17, within(1e-30));
    }

    @Test
    void statesIncreaseAndHaveNoGap() {
        expect(
                TABLE.replace("energy: 0 meV", "energy: -0.3 eV"),
                "133: ions.Li.diffusion.states[2].energy: states must increase strictly, got ");
        expect(TABLE.replace("1.5", "0"), "149: ions.Li.diffusion.states[2].density: must be above 0, got `0`");
        expect(
                "{model: sed-table, bulk: 1e-17 m2/s, vacancies: 10 %, states: [{energy: 0 eV, density: 1}]}",
                "92: ions.Li.diffusion.states: at least two states are needed, got 1");
        expect(
                "{model: sed-table, bulk: 1e-17 m2/s, vacancies: 10 %, states: "
                        + "[{energy: 0 eV, density: 0}, {energy: 1 eV, density: 0}]}",
                "92: ions.Li.diffusion.states: there are no sites: every density is 0");
    }

    @Test
    void everyQuantityMayVary() {
        String varied = VALID.replace(CONSTANT, GAUSSIANS.replace("weight: 0.7", "weight: {parameter: x}"))
                + "  x: {bounds: [0.1, 0.9], scale: linear, grid: 3}\n";
        Study study = StudyText.study(folder, varied);
        assertThat(study.ions().get("Li").diffusion().quantities()).contains(new Quantity.Varied("x"));
        assertThat(new ProblemTemplate(study, study.experiments().get(0)).parameters())
                .extracting(p -> p.name())
                .containsExactly("d_K", "x");
        assertThat(solved(varied, 0)).isInstanceOf(SiteEnergyDiffusion.class);
    }

    @Test
    void diffusionMayDependOnOtherIons() {
        String sum = LOG_LINEAR.replace("log-linear", "log-linear, of: [Li, K]");
        DiffusionModel model = solved(lithium(sum), 0);
        assertThat(model).isInstanceOf(DiffusionOfOtherIons.class);
        assertThat(model.arguments()).containsExactly(0, 1);
        // n_bulk is that of the native among them
        assertThat(model.at(N_BULK, 350).value()).isCloseTo(1e-17, within(1e-30));
        DiffusionModel other = solved(lithium(LOG_LINEAR.replace("log-linear", "log-linear, of: K")), 0);
        assertThat(other.arguments()).containsExactly(1);
        // K alone would replace all Li
        assertThat(other.at(N_BULK, 350).value()).isCloseTo(1e-17, within(1e-30));
    }

    @Test
    void anIonThatDependsOnItselfNeedsNoWord() {
        assertThat(read(LOG_LINEAR.replace("log-linear", "log-linear, of: Li"))).isEqualTo(read(LOG_LINEAR));
    }

    @Test
    void anIonThatTakesNoPartInAnExperimentHasNoDensityThere() {
        String text = lithium(LOG_LINEAR.replace("log-linear", "log-linear, of: Rb"))
                .replace("experiments:\n", "  Rb: {charge: 1, diffusion: " + CONSTANT + "}\nexperiments:\n");
        String two = text.replace(
                "parameters:",
                "  two:\n    stages:\n"
                        + "      - {drive: potentiostatic, ion: Rb, voltage: 1 V, temperature: 350 K, duration: 1 h}\n"
                        + "parameters:");
        DiffusionModel model = solved(two, 0);
        assertThat(model.isConstant()).isTrue();
        assertThat(model.at(N_BULK, 350).value()).isEqualTo(1e-20);
        String sum = two.replace("of: Rb", "of: [Rb, Li]");
        assertThat(solved(sum, 0).arguments()).containsExactly(0);
    }

    @Test
    void theArgumentNamesKnownIonsOnce() {
        expect(
                LOG_LINEAR.replace("log-linear", "log-linear, of: [Li, Kk]"),
                "59: ions.Li.diffusion.of[2]: unknown ion `Kk` | Maybe");
        expect(
                LOG_LINEAR.replace("log-linear", "log-linear, of: [K, K]"),
                "58: ions.Li.diffusion.of[2]: ion `K` is named twice");
        expect(
                LOG_LINEAR.replace("log-linear", "log-linear, of: []"),
                "54: ions.Li.diffusion.of: at least one ion is needed");
        expect(
                "{model: constant, value: 1e-17 m2/s, of: K}",
                "67: ions.Li.diffusion.of: unknown key `of` | Maybe use one of model, value.");
    }

    @Test
    void anIonThatIsOnlyAnArgumentIsNotUsed() {
        String text = lithium(LOG_LINEAR.replace("log-linear", "log-linear, of: [Li, Rb]"))
                .replace("experiments:\n", "  Rb: {charge: 1, diffusion: " + CONSTANT + "}\nexperiments:\n");
        assertThat(StudyText.problems(folder, text))
                .singleElement()
                .asString()
                .startsWith("study.yaml:11:3: ions.Rb: ion `Rb` is neither in the glass nor delivered by any stage");
    }

    @Test
    void everyModelHasADigestOfItsOwn() {
        List<String> digests = new ArrayList<>();
        for (String model : List.of(
                CONSTANT,
                LOG_LINEAR,
                LOG_LINEAR.replace("1e-20", "1e-21"),
                LOG_LINEAR.replace("log-linear", "log-linear, of: K"),
                LOG_LINEAR.replace("log-linear", "log-linear, of: [Li, K]"),
                GAUSSIANS,
                GAUSSIANS.replace("-300", "-310"),
                GAUSSIANS.replace("30 %", "31 %"),
                TABLE,
                TABLE.replace("density: 1}", "density: 2}"),
                TABLE.replace("-0.2 eV", "-0.1 eV"))) {
            digests.add(StudyText.study(folder, lithium(model)).problemSha256());
        }
        assertThat(digests).doesNotHaveDuplicates();
    }
}
