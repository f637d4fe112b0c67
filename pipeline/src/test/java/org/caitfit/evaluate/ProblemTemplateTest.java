package org.caitfit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Ion;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProblemTemplateTest {
    private static final String STUDY = """
            format: caitfit-study/1
            title: templates
            glass:
              name: silicate
              natives: {Li: 1.2e28 1/m3, Ca: 0.4e28 1/m3}
              permittivity: 7
              thickness: {parameter: thickness}
            ions:
              Li: {charge: 1, diffusion: {model: constant, value: {parameter: d_Li}}}
              Ca: {charge: 2, diffusion: {model: constant, value: 1e-20 m2/s}}
              K: {charge: 1, diffusion: {model: constant, value: {parameter: d_K}}}
              Rb: {charge: 1, diffusion: {model: constant, value: {parameter: d_Rb}}}
              Ba: {charge: 2, diffusion: {model: constant, value: 1e-20 m2/s}}
            experiments:
              bath:
                stages:
                  - drive: salt-bath
                    surface: {K: {parameter: k_surface}, Rb: 0 1/m3, Ba: 0 1/m3, Ca: 0.3e28 1/m3}
                    duration: 1 h
                    temperature: 600 K
                  - drive: salt-bath
                    surface: {Li: 0 1/m3, Rb: 0 1/m3, Ba: 0 1/m3, Ca: 0 1/m3}
                    duration: 2 h
                    temperature: 650 K
                    diffusion: {K: {model: constant, value: {parameter: d_K_hot}}}
              field:
                stages:
                  - {drive: potentiostatic, ion: K, voltage: 10 V, temperature: 350 K, duration: 1 h}
              current:
                stages:
                  - {drive: galvanostatic, ion: Rb, current_density: 1 uA/cm2, temperature: 350 K, duration: 1 h}
              swap:
                stages:
                  - drive: salt-bath
                    surface: {Li: 0 1/m3, Rb: 0.2e28 1/m3, Ba: 0 1/m3, Ca: 0.3e28 1/m3}
                    duration: 1 h
                    temperature: 600 K
              barium:
                stages:
                  - {drive: potentiostatic, ion: Ba, voltage: 10 V, temperature: 350 K, duration: 1 h}
            parameters:
              d_Li: {bounds: [1e-17 m2/s, 1e-15 m2/s], scale: log10, grid: 2}
              d_K: {bounds: [1e-19 m2/s, 1e-17 m2/s], scale: log10, grid: 2}
              d_K_hot: {bounds: [1e-19 m2/s, 1e-17 m2/s], scale: log10, grid: 2}
              d_Rb: {bounds: [1e-19 m2/s, 1e-17 m2/s], scale: log10, grid: 2}
              k_surface: {bounds: [1e27 1/m3, 3e28 1/m3], scale: linear, grid: 2}
              thickness: {bounds: [0.1 mm, 1 mm], scale: linear, grid: 2}
            """;

    private static final Map<String, Double> VALUES =
            Map.of("d_Li", 1e-16, "d_K", 1e-18, "d_K_hot", 3e-18, "d_Rb", 2e-18, "k_surface", 5e27, "thickness", 5e-4);

    @TempDir
    private Path folder;

    private Study study;

    @BeforeEach
    void read() throws IOException {
        study = SyntheticStudy.read(Files.writeString(folder.resolve("study.yaml"), STUDY));
    }

    private ProblemTemplate template(String id) {
        return new ProblemTemplate(
                study,
                study.experiments().stream()
                        .filter(e -> e.id().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void anIonLeftOutAtTheSurfaceFollowsFromElectroneutrality() {
        ProblemTemplate template = template("bath");
        TransportProblem problem = template.problem(VALUES);
        // the fixed charge is 1.2e28 + 2 * 0.4e28
        FrontControl.Reservoir first =
                (FrontControl.Reservoir) problem.stages().get(0).control();
        assertThat(first.density(template.ions().indexOf("Li"))).isCloseTo(2e28 - 5e27 - 0.6e28, within(1e14));
        FrontControl.Reservoir second =
                (FrontControl.Reservoir) problem.stages().get(1).control();
        assertThat(second.density(template.ions().indexOf("K"))).isCloseTo(2e28, within(1e14));
    }

    @Test
    void aForeignIonMayBeTheOneLeftOut() {
        ProblemTemplate template = template("swap");
        assertThat(template.ions()).containsExactly("Li", "Ca", "Ba", "Rb", "K");
        FrontControl.Reservoir surface = (FrontControl.Reservoir)
                template.problem(VALUES).stages().get(0).control();
        assertThat(surface.density(4)).isCloseTo(2e28 - 0.2e28 - 0.6e28, within(1e14));
    }

    @Test
    void aSurfaceThatHoldsMoreThanTheGlassIsRefused() {
        Map<String, Double> values = new HashMap<>(VALUES);
        values.put("k_surface", 2.5e28);
        assertThatThrownBy(() -> template("bath").problem(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Li would be -");
    }

    @Test
    void aStageMayReplaceADiffusionModel() {
        ProblemTemplate template = template("bath");
        TransportProblem problem = template.problem(VALUES);
        int k = template.ions().indexOf("K");
        int li = template.ions().indexOf("Li");
        Stage first = problem.stages().get(0);
        Stage second = problem.stages().get(1);
        assertThat(first.diffusion().get(k)).isEqualTo(new ConstantDiffusion(1e-18));
        assertThat(second.diffusion().get(k)).isEqualTo(new ConstantDiffusion(3e-18));
        assertThat(second.diffusion().get(li)).isEqualTo(first.diffusion().get(li));
        assertThat(second.temperature()).isEqualTo(650);
        assertThat(second.duration()).isEqualTo(7200);
    }

    @Test
    void onlyTheParametersOfTheExperimentAreListed() {
        assertThat(template("bath").parameters())
                .extracting(ParameterSpec::name)
                .containsExactly("d_Li", "d_K", "d_K_hot", "d_Rb", "k_surface", "thickness");
        assertThat(template("field").parameters())
                .extracting(ParameterSpec::name)
                .containsExactly("d_Li", "d_K", "thickness");
        assertThat(template("current").parameters())
                .extracting(ParameterSpec::name)
                .containsExactly("d_Li", "d_Rb", "thickness");
    }

    @Test
    void nativesComeFirstAndForeignIonsStartAtZero() {
        TransportProblem problem = template("field").problem(VALUES);
        assertThat(problem.ions())
                .containsExactly(new Ion("Li", 1, 1.2e28), new Ion("Ca", 2, 0.4e28), new Ion("K", 1, 0));
        assertThat(problem.thickness()).isEqualTo(5e-4);
        assertThat(problem.stages().get(0).control()).isEqualTo(new FrontControl.Potentiostatic(2, 10));
    }

    @Test
    void aForeignIonIsReferredToTheDensityThatReplacesAllNatives() {
        ProblemTemplate template = template("field");
        List<Ion> list = template.problem(VALUES).ions();
        assertThat(template.referenceDensity(0, "Li", list)).isEqualTo(1.2e28);
        assertThat(template.referenceDensity(0, "Ca", list)).isEqualTo(0.4e28);
        assertThat(template.referenceDensity(0, "K", list)).isEqualTo(2e28);
    }

    /** What the natives among them have together, else as for the first. */
    @Test
    void severalIonsAreReferredToTheNativesAmongThem() {
        assertThat(referenceDensity("Rb, Ca, Li")).isCloseTo(1.6e28, within(1e14));
        assertThat(referenceDensity("Rb, K")).isEqualTo(2e28);
        assertThat(referenceDensity("Ba, K")).as("Ba takes no part").isEqualTo(1e28);
    }

    private double referenceDensity(String of) {
        DiffusionSpec model = new DiffusionSpec.OfOtherIons(
                new DiffusionSpec.LogLinear(Quantity.Known.of(1e-20), Quantity.Known.of(1e-18)),
                List.of(of.split(", ")));
        ProblemTemplate template = new ProblemTemplate(
                study.withModels(Map.of("Li", model)), template("field").experiment());
        TransportProblem problem = template.problem(VALUES);
        double reference = template.referenceDensity(0, "Li", problem.ions());
        assertThat(problem.stages().get(0).diffusion().get(0).at(reference, 350).value())
                .isCloseTo(1e-18, within(1e-30));
        return reference;
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatThrownBy(() -> template("field").problem(Map.of("d_Li", 1e-16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no value for parameter");
    }
}
