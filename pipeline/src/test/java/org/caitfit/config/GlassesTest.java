package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.caitfit.TwoGlasses;
import org.caitfit.evaluate.ProblemTemplate;
import org.caitfit.solver.TransportProblem;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.Glass;
import org.caitfit.study.NoiseModel;
import org.caitfit.study.Quantity;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several glasses in one study. */
final class GlassesTest {
    private static final String PROFILE = """
                profiles:
                  - file: one.csv
                    depth: {column: depth_nm, unit: nm}
                    columns: {Li: li, K: k}
                    density_unit: fraction
                    resolution: none
                    noise: {model: absolute+relative, absolute: 0.01}
            """;

    private static final String TWO = TwoGlasses.text(PROFILE, PROFILE);

    /** As {@link #TWO}, but with Na in glass B, and baths. */
    private static final String BATHS = """
            format: caitfit-study/1
            title: two glasses, two baths
            glasses:
              A: {name: lithium, natives: {Li: 1e28 1/m3}, permittivity: 9, thickness: 0.5 mm}
              B: {name: sodium, natives: {Na: 2e28 1/m3}, permittivity: 7, thickness: 1 mm}
            ions:
              Li: {charge: 1, diffusion: {model: constant, value: 1e-15 m2/s}}
              Na: {charge: 1, diffusion: {model: constant, value: 1e-16 m2/s}}
              K: {charge: 1, diffusion: {model: constant, value: 1e-17 m2/s}}
            experiments:
              a:
                glass: A
                stages: [{drive: salt-bath, surface: {K: 9e27 1/m3}, temperature: 600 K, duration: 1 h}]
              b:
                glass: B
                stages: [{drive: salt-bath, surface: {K: 9e27 1/m3, Li: 1e27 1/m3}, temperature: 600 K, duration: 1 h}]
            """;

    @TempDir
    private Path folder;

    private static TransportProblem problem(Study study, int experiment) {
        return new ProblemTemplate(study, study.experiments().get(experiment))
                .problem(Map.of("w", 4e-20, "w_B", 3e-20, "d", 1e-20));
    }

    @Test
    void eachExperimentIsOfItsGlass() {
        Study study = StudyText.study(folder, TWO);
        assertThat(study.glasses()).extracting(Glass::id).containsExactly("A", "B");
        assertThat(study.experiments()).extracting(ExperimentSpec::glass).containsExactly("A", "B");
        TransportProblem one = problem(study, 0);
        TransportProblem two = problem(study, 1);

        assertThat(one.ions().get(0).initialDensity()).isEqualTo(1e28);
        assertThat(two.ions().get(0).initialDensity()).isEqualTo(2e28);
        assertThat(one.permittivity()).isEqualTo(9);
        assertThat(two.permittivity()).isEqualTo(7);
        assertThat(two.thickness()).isEqualTo(1e-3);
        // the same conductivity, by twice as many ions
        double bulk = one.stages().get(0).diffusion().get(0).at(1e28, 350).value();
        assertThat(two.stages().get(0).diffusion().get(0).at(2e28, 350).value())
                .isCloseTo(bulk / 2, within(1e-6 * bulk));
        assertThat(one.stages().get(0).diffusion().get(1).at(0, 350).value()).isEqualTo(1e-20);
        assertThat(two.stages().get(0).diffusion().get(1).at(0, 350).value()).isEqualTo(2e-20);
    }

    @Test
    void fractionsAreThoseOfTheGlass() {
        Study study = StudyText.study(folder, TWO);
        for (int e = 0; e < 2; e++) {
            double density =
                    study.experiments().get(e).profiles().get(0).ions().get(0).density(2);
            assertThat(density).isEqualTo((e + 1) * 1e28);
            assertThat(study.experiments().get(e).profiles().get(0).noise())
                    .isEqualTo(new NoiseModel.AbsoluteRelative((e + 1) * 1e26, 0));
        }
    }

    @Test
    void parametersAreSharedOrOfOneGlass() {
        Study study = StudyText.study(folder, TWO);
        assertThat(new ProblemTemplate(study, study.experiments().get(0)).parameters())
                .extracting(p -> p.name())
                .containsExactly("w", "d");
        assertThat(new ProblemTemplate(study, study.experiments().get(1)).parameters())
                .extracting(p -> p.name())
                .containsExactly("w_B", "d");
    }

    @Test
    void theActivationEnergyIsThatOfTheGlass() {
        Study study = StudyText.study(folder, TWO);
        assertThat(study.ionIn(study.glasses().get(0), "Li")
                        .activationEnergy()
                        .orElseThrow()
                        .value())
                .isCloseTo(0.7 * 1.602176634e-19, within(1e-25));
        assertThat(study.ionIn(study.glasses().get(1), "Li")
                        .activationEnergy()
                        .orElseThrow()
                        .value())
                .isCloseTo(0.6 * 1.602176634e-19, within(1e-25));
    }

    @Test
    void aModelOfAFitReplacesThoseOfGlasses() {
        Study study = StudyText.study(folder, TWO)
                .withModels(Map.of("K", new DiffusionSpec.Constant(Quantity.Known.of(5e-20))));
        assertThat(problem(study, 1)
                        .stages()
                        .get(0)
                        .diffusion()
                        .get(1)
                        .at(0, 350)
                        .value())
                .isEqualTo(5e-20);
    }

    @Test
    void aBathLeavesOutTheNativesOfOtherGlasses() {
        Study study = StudyText.study(folder, BATHS);
        assertThat(new ProblemTemplate(study, study.experiments().get(0)).ions())
                .containsExactly("Li", "K");
        assertThat(new ProblemTemplate(study, study.experiments().get(1)).ions())
                .containsExactly("Na", "K", "Li");
        assertThat(problem(study, 1).ions().get(2).initialDensity()).isZero();
    }

    /** Results that were stored before there could be several glasses stay valid. */
    @Test
    void theDigestOfAStudyOfOneGlassIsWhatItWas() {
        assertThat(StudyText.study(folder, StudyText.VALID).problemSha256())
                .isEqualTo("ef31bc3197b0d35a678e0dabca3186843d6823553aa656d63e87f1402a1708e0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permittivity: 7 | permittivity: 8",
                "thickness: 1 mm | thickness: 2 mm",
                "Li: 2e28 | Li: 2.1e28",
                "vacancies: 20 | vacancies: 21"
            })
    void theDigestTellsGlassesApart(String from, String to) {
        assertThat(TWO).contains(from);
        assertThat(StudyText.study(folder, TWO.replace(from, to)).problemSha256())
                .isNotEqualTo(StudyText.study(folder, TWO).problemSha256());
    }

    @Test
    void theDigestKnowsWhichExperimentIsOfWhichGlassAndNotTheirNames() {
        String digest = StudyText.study(folder, TWO).problemSha256();
        String swapped = TWO.replace("glass: A", "glass: x")
                .replace("glass: B", "glass: A")
                .replace("glass: x", "glass: B");
        assertThat(StudyText.study(folder, swapped).problemSha256()).isNotEqualTo(digest);
        String renamed = TWO.replace("glass: A", "glass: C").replace("  A:\n", "  C:\n");
        assertThat(StudyText.study(folder, renamed).problemSha256()).isEqualTo(digest);
    }

    @Test
    void anExperimentWithoutAGlassIsAMistake() {
        assertThat(StudyText.problems(folder, TWO.replace("    glass: B\n", "")))
                .containsExactly("study.yaml:35:3: experiments.two: missing key `glass`: the study has `glasses`"
                        + " | Maybe add `glass: A`.");
    }

    @Test
    void anUnknownGlassIsAMistake() {
        assertThat(StudyText.problems(folder, TWO.replace("glass: B", "glass: Bb")))
                .containsExactly("study.yaml:36:12: experiments.two.glass: unknown glass `Bb` | Maybe you meant `B`.");
    }

    @Test
    void aGlassWithoutAnExperimentIsAMistake() {
        assertThat(StudyText.problems(folder, TWO.replace("glass: B", "glass: A")))
                .anySatisfy(p -> assertThat(p)
                        .isEqualTo("study.yaml:11:3: glasses.B: glass `B` has no experiment"
                                + " | Maybe remove it, or write `glass: B` in an experiment."));
    }

    @Test
    void glassAndGlassesExcludeEachOther() {
        String both = TWO.replace(
                "glasses:\n",
                "glass: {name: x, natives: {Li: 1e28 1/m3}, permittivity: 9, thickness: 1 mm}\nglasses:\n");
        assertThat(StudyText.problems(folder, both))
                .containsExactly("study.yaml:3:1: glass: a study has either `glass` or `glasses`"
                        + " | Maybe move it below `glasses` and give it a name there.");
    }

    @Test
    void withOneGlassThereIsNothingToChoose() {
        assertThat(StudyText.problems(folder, StudyText.with("  one:\n", "  one:\n    glass: A\n")))
                .containsExactly(
                        "study.yaml:13:5: experiments.one.glass: the study has one `glass`, there is nothing to"
                                + " choose | Maybe remove it here, or name the glasses below `glasses`.");
    }

    @Test
    void glassesHaveDifferentNames() {
        assertThat(StudyText.problems(folder, TWO.replace("name: high", "name: low")))
                .containsExactly("study.yaml:11:3: glasses.B: glass `A` has the same `name`, low in alkali"
                        + " | Maybe tell them apart by what differs, e.g. the batch.");
    }

    @Test
    void aConductivityBelongsToAGlass() {
        String text = TWO.replace(
                "Li: {charge: 1, activation",
                "Li: {charge: 1, diffusion: {model: constant, value:"
                        + " {conductivity: 7.4e-9 S/cm, at: 350 K}}, activation");
        assertThat(StudyText.problems(folder, text))
                .containsExactly("study.yaml:21:55: ions.Li.diffusion.value: the density of Li is another one in each"
                        + " glass, so that a conductivity gives no single D"
                        + " | Maybe write it in the glasses: `diffusion: {Li: {...}}`.");
    }

    @Test
    void molPercentOfAParameterHasToMeanOneDensity() {
        String text = BATHS.replace("thickness: 0.5 mm}", "thickness: 0.5 mm, one_mol_percent: 4e26 1/m3}")
                .replace("thickness: 1 mm}", "thickness: 1 mm, one_mol_percent: 5e26 1/m3}");
        Study study = StudyText.study(folder, text.replace("K: 9e27 1/m3", "K: 10 mol%"));
        assertThat(surface(study, 0)).isEqualTo(10 * 4e26);
        assertThat(surface(StudyText.study(folder, text.replace("Li: 1e27 1/m3", "Li: 2 mol%")), 1))
                .isEqualTo(2 * 5e26);
        String varied = text.replace("K: 9e27 1/m3", "K: {parameter: s}")
                + "parameters: {s: {bounds: [1 mol%, 10 mol%], scale: linear, grid: 2}}\n";
        assertThat(StudyText.problems(folder, varied))
                .anySatisfy(p -> assertThat(p)
                        .contains("parameters.s.bounds[1]: 1 mol% is another density in each glass")
                        .endsWith("| Maybe write it in 1/m3."));
    }

    private static double surface(Study study, int experiment) {
        var bath = (DriveSpec.Reservoir)
                study.experiments().get(experiment).stages().get(0).drive();
        return ((Quantity.Known) bath.surface().get(experiment == 0 ? "K" : "Li")).value();
    }

    @Test
    void familiesAreComparedOnOneGlass() {
        String text = TWO + "search: {fits: {all: [one, two], one: [one]}, compare: {all: {}, one: {}}}\n";
        assertThat(StudyText.problems(folder, text))
                .containsExactly(
                        "study.yaml:51:57: search.compare.all: fit `all` has experiments of several glasses, and"
                                + " families are those of one | Maybe declare a fit for each glass in `search.fits` and compare"
                                + " on these.");
    }

    @Test
    void anIonNeedsAModelInEveryGlassWhereItIs() {
        String without = TWO.replaceFirst("    diffusion:\n      Li: .*\n", "");
        assertThat(StudyText.problems(folder, without))
                .anySatisfy(p -> assertThat(p)
                        .contains("ions.Li: missing key `diffusion`; only an ion with a model in each stage, or in its"
                                + " glass, can do without"));
    }

    @Test
    void theSchemaKnowsGlasses() throws Exception {
        try (InputStream in = StudyReader.class.getResourceAsStream("caitfit-study.schema.json")) {
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(schema.validate(TWO, InputFormat.YAML)).isEmpty();
            assertThat(schema.validate(BATHS, InputFormat.YAML)).isEmpty();
            assertThat(schema.validate(TWO.replace("glasses:", "glas:"), InputFormat.YAML))
                    .isNotEmpty();
        }
    }
}
