package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caitfit.evaluate.ProblemTemplate;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Derived parameters, priors, and diffusion coefficients that follow Arrhenius' law. */
class ParametersTest {
    private static final String D_K = "d_K: {bounds: [1e-22 m2/s, 1e-18 m2/s], scale: log10, grid: 5}";
    private static final String NATIVE = "value: 1e-17 m2/s";
    private static final double EV = 1.602176634e-19;

    @TempDir
    Path folder;

    /** @param parameters more lines, each indented by two */
    private static String text(String value, String... parameters) {
        return StudyText.with(NATIVE, "value: " + value) + String.join("", parameters);
    }

    private double ofLi(String text, Map<String, Double> values) {
        Study study = StudyText.study(folder, text);
        DiffusionModel model = new ProblemTemplate(study, study.experiments().get(0))
                .problem(values)
                .stages()
                .get(0)
                .diffusion()
                .get(0);
        return model.at(1e28, 350).value();
    }

    private void expect(String text, String... headlines) {
        List<String> found = StudyText.problems(folder, text);
        assertThat(found).hasSameSizeAs(headlines);
        for (int i = 0; i < headlines.length; i++) {
            assertThat(found.get(i)).startsWith(headlines[i]).contains(" | Maybe ");
        }
    }

    @Test
    void aDerivedParameterIsAMultipleOrASum() {
        Map<String, Double> values = Map.of("d_K", 1e-20, "x", 3.0);
        String li = "{parameter: d}";
        assertThat(ofLi(text(li, "  d: {derived: {times: 200 %, of: d_K}}\n"), values))
                .isEqualTo(2e-20);
        assertThat(ofLi(text(li, "  d: {derived: {plus: 1e-21 m2/s, of: d_K}}\n"), values))
                .isCloseTo(1.1e-20, within(1e-35));
        assertThat(ofLi(
                        text(
                                li,
                                "  x: {bounds: [1, 10], scale: linear, grid: 2}\n",
                                "  half: {derived: {times: 0.5, of: d_K}}\n",
                                "  d: {derived: {times: {parameter: x}, of: half}}\n"),
                        values))
                .isCloseTo(1.5e-20, within(1e-35));
    }

    @Test
    void mistakesInDerivedParametersAreReported() {
        String li = "{parameter: d}";
        expect(
                text(li, "  d: {derived: {times: 2, of: d_Rb}}\n"),
                "study.yaml:24:31: parameters.d.derived.of: unknown parameter `d_Rb`; a parameter is derived from one that");
        expect(
                text(li, "  d: {derived: {of: d_K}}\n"),
                "study.yaml:24:7: parameters.d.derived: either `times` or `plus` is needed");
        expect(
                text(li, "  d: {derived: {plus: -1e-21 m2/s, of: d_K}}\n"),
                "study.yaml:24:6: parameters.d: within the bounds of its parameters it goes from -9e-22 m2/s to");
        expect(
                text("1e-17 m2/s", "  d: {derived: {times: 2, of: d_K}}\n"),
                "study.yaml:24:3: parameters.d: parameter `d` is not used");
        expect(
                text(
                        li,
                        "  d: {derived: {times: 2, of: d_K}}\n",
                        "search:\n  fits: {f: [one]}\n  within: {f: {d: [1e-20 m2/s, 1e-19 m2/s]}}\n"),
                "study.yaml:27:16: search.within.f.d: parameter `d` is derived from others and has no bounds");
    }

    private ParameterSpec.Prior prior(String parameter, String prior) {
        Study study = StudyText.study(folder, StudyText.with(D_K, parameter.replace("PRIOR", prior)));
        return study.parameters().get(0).prior().orElseThrow();
    }

    @Test
    void aPriorIsOnTheSearchScale() {
        String log = D_K.replace("grid: 5", "grid: 5, prior: {value: 1e-20 m2/s, sigma: PRIOR, source: tracer}");
        String linear = log.replace("log10", "linear");
        assertThat(prior(log, "0.05 decades")).isEqualTo(new ParameterSpec.Prior(1e-20, 0.05, "tracer"));
        assertThat(prior(log, "5 %").sigma()).isCloseTo(0.05 / Math.log(10), within(1e-15));
        assertThat(prior(log, "5e-22 m2/s").sigma()).isCloseTo(0.05 / Math.log(10), within(1e-15));
        assertThat(prior(linear, "0.1 decades").sigma()).isCloseTo(1e-21 * Math.log(10), within(1e-35));
        assertThat(prior(linear, "5 %").sigma()).isCloseTo(5e-22, within(1e-36));
        assertThat(prior(linear, "5e-22 m2/s").sigma()).isCloseTo(5e-22, within(1e-36));
    }

    @Test
    void mistakesInPriorsAreReported() {
        String good = D_K.replace("grid: 5", "grid: 5, prior: {value: 1e-20 m2/s, sigma: 5 %, source: tracer}");
        expect(
                StudyText.with(D_K, good.replace("1e-20", "1e-17")),
                "study.yaml:23:81: parameters.d_K.prior.value: the prior is not within the bounds of `d_K`");
        expect(
                StudyText.with(D_K, good.replace("5 %", "0 %")),
                "study.yaml:23:100: parameters.d_K.prior.sigma: must be above 0");
        expect(
                StudyText.with(D_K, good.replace("5 %", "5 meV")),
                "study.yaml:23:100: parameters.d_K.prior.sigma: `5 meV` is an energy");
        expect(
                StudyText.with(D_K, good.replace(", source: tracer", "")),
                "study.yaml:23:66: parameters.d_K.prior: missing key `source`");
    }

    @Test
    void aCoefficientFollowsArrheniusLaw() {
        String li = "{value: 1e-17 m2/s, at: 330 K, activation_energy: {parameter: e}}";
        String e = "  e: {bounds: [0.1 eV, 1 eV], scale: linear, grid: 2}\n";
        double expected = 1e-17 * Math.exp(-0.7 * EV / 1.380649e-23 * (1 / 350.0 - 1 / 330.0));
        assertThat(ofLi(text(li, e), Map.of("d_K", 1e-20, "e", 0.7 * EV)))
                .isCloseTo(expected, within(1e-14 * expected));
        expect(
                text(li.replace("330 K", "330 eV"), e),
                "study.yaml:9:79: ions.Li.diffusion.value.at: `330 eV` is an energy, a temperature is expected");
        expect(text(li.replace(", at: 330 K", ""), e), "study.yaml:9:48: ions.Li.diffusion.value: missing key `at`");
    }
}
