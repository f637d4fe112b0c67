package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;
import static org.caitfit.config.StudyText.VALID;
import static org.caitfit.config.StudyText.problems;
import static org.caitfit.config.StudyText.study;
import static org.caitfit.config.StudyText.with;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.SearchSpec;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms of values beyond those of the shipped studies, digests, and robustness. */
class StudyReaderTest {
    private static final String STAGE =
            "{drive: potentiostatic, ion: K, voltage: 10 V, temperature: 350 K, duration: 1 h}";

    @TempDir
    Path folder;

    private static double si(Quantity quantity) {
        return ((Quantity.Known) quantity).value();
    }

    private static DriveSpec drive(Study study) {
        return study.experiments().get(0).stages().get(0).drive();
    }

    @Test
    void aDensityFollowsFromFormulaAndMassDensity() {
        Study study = study(
                folder,
                with("{Li: 1.4e28 1/m3}", "{Li: {per_formula: 3}}\n  formula: Li3B7O12\n  mass_density: 2.2 g/cm3"));
        // 3 * 2.2 g/cm3 / 288.478 g/mol * 6.02214076e23 1/mol = 1.37778e22 1/cm3
        assertThat(si(study.glasses().get(0).natives().get(0).density())).isCloseTo(1.377784e28, within(1e23));
    }

    @Test
    void aFormulaMayHaveBracketsAndMustHoldTheIons() {
        Formula glass = Formula.parse("(Na2O)0.25(SiO2)0.75").orElseThrow();
        assertThat(glass.atoms("Na")).isEqualTo(0.5);
        assertThat(glass.atoms("O")).isEqualTo(1.75);
        assertThat(glass.molarMass()).isCloseTo(0.060557, within(1e-7));
        assertThat(List.of("", "Li3Xx", "(Na2O", "Na)2", "Na0", "na2o", "Na1.2.3", "(((((((((((Na)))))))))))"))
                .allSatisfy(text -> assertThat(Formula.parse(text)).isEmpty());
        String text =
                with("{Li: 1.4e28 1/m3}", "{Li: {per_formula: 4}}\n  formula: Li3B7O12\n  mass_density: 2.2 g/cm3");
        assertThat(problems(folder, text))
                .singleElement()
                .asString()
                .startsWith(
                        "study.yaml:5:31: glass.natives.Li.per_formula: a formula unit holds 3 Li, got 4 | Maybe write 3.");
        assertThat(problems(folder, with("{Li: 1.4e28 1/m3}", "{Li: {per_formula: 3}}")))
                .singleElement()
                .asString()
                .startsWith("study.yaml:5:17: glass.natives.Li: per_formula needs the formula and the mass density");
    }

    @Test
    void aDiffusionCoefficientFollowsFromTheConductivity() {
        Study study = study(
                folder,
                with("value: 1e-17 m2/s", "value: {conductivity: 7.4e-9 S/cm, at: 350 K, assumed: \"ref. 1\"}"));
        var constant = (DiffusionSpec.Constant) study.ions().get("Li").diffusion();
        // 7.4e-7 * 1.380649e-23 * 350 / (1.4e28 * (1.602176634e-19)^2)
        assertThat(si(constant.value())).isCloseTo(9.9503e-18, within(1e-21));
        assertThat(((Quantity.Known) constant.value()).assumption()).contains("ref. 1");
        assertThat(problems(folder, with("value: {parameter: d_K}", "value: {conductivity: 1 S/m, at: 350 K}"))
                        .get(0))
                .startsWith(
                        "study.yaml:10:54: ions.K.diffusion.value: a conductivity gives the diffusion coefficient of a "
                                + "native ion only; K is not one");
    }

    @Test
    void aFreeFormModelNeedsIncreasingKnots() {
        String knots = "{model: free-form, knots: [{at: 0.1, value: 1e-20 m2/s}, {at: 0.9, value: {parameter: d_K}}]}";
        Study study = study(folder, with("{model: constant, value: 1e-17 m2/s}", knots));
        var form = (DiffusionSpec.FreeForm) study.ions().get("Li").diffusion();
        assertThat(form.fractions()).containsExactly(0.1, 0.9);
        assertThat(form.values()).containsExactly(Quantity.Known.of(1e-20), new Quantity.Varied("d_K"));
        assertThat(problems(folder, with("{model: constant, value: 1e-17 m2/s}", knots.replace("0.1", "0.95"))))
                .singleElement()
                .asString()
                .contains("study.yaml:9:93", "knots must increase strictly, got 0.9 after 0.95");
        assertThat(problems(folder, with("{model: constant, value: 1e-17 m2/s}", "{model: free-form, knots: []}")))
                .singleElement()
                .asString()
                .contains("at least two knots are needed, got 0");
    }

    @Test
    void aCurrentAndAnAreaGiveACurrentDensity() {
        String drive =
                "{drive: galvanostatic, ion: K, current: 50 nA, area: 0.5 cm2, temperature: 350 K, duration: 1 h}";
        Study study = study(folder, with(STAGE, drive));
        var stage = (DriveSpec.Galvanostatic) drive(study);
        assertThat(si(stage.currentDensity())).isCloseTo(1e-3, within(1e-18));
        String direct = drive.replace("current: 50 nA, area: 0.5 cm2", "current_density: 100 nA/cm2");
        var same = (DriveSpec.Galvanostatic) drive(study(folder, with(STAGE, direct)));
        assertThat(si(same.currentDensity())).isCloseTo(1e-3, within(1e-18));
        assertThat(problems(folder, with(STAGE, drive.replace("area: 0.5 cm2, ", ""))))
                .singleElement()
                .asString()
                .contains("study.yaml:14:9", "either `current_density`, or `current` and `area`, is needed");
    }

    @Test
    void theSurfaceOfASaltBathMustBeNeutral() {
        String bath = "{drive: salt-bath, surface: {K: 1e28 1/m3}, temperature: 395 degC, duration: 4 h}";
        assertThat(drive(study(folder, with(STAGE, bath)))).isInstanceOf(DriveSpec.Reservoir.class);
        assertThat(problems(folder, with(STAGE, bath.replace("1e28", "2e28"))))
                .singleElement()
                .asString()
                .contains("the density of Li at the surface would be negative");
        assertThat(problems(folder, with(STAGE, bath.replace("{K: 1e28 1/m3}", "{K: 1e28 1/m3, Li: 1e28 1/m3}"))))
                .singleElement()
                .asString()
                .contains("do not balance the fixed charge");
        assertThat(problems(folder, with(STAGE, bath.replace("{K: 1e28 1/m3}", "{}"))))
                .singleElement()
                .asString()
                .contains("missing are Li, K");
    }

    @Test
    void molPercentNeedsADensity() {
        assertThat(problems(folder, with("1.4e28 1/m3", "19 mol%")))
                .singleElement()
                .asString()
                .startsWith("study.yaml:5:17: glass.natives.Li: mol% is used but the glass does not say which density");
    }

    @Test
    void anIonCanDoWithoutAModelOnlyIfEveryStageHasOne() {
        String text = with("{charge: 1, diffusion: {model: constant, value: 1e-17 m2/s}}", "{charge: 1}");
        assertThat(problems(folder, text))
                .singleElement()
                .asString()
                .startsWith("study.yaml:9:3: ions.Li: missing key `diffusion`");
        String override = STAGE.replace("1 h}", "1 h, diffusion: {Li: {model: constant, value: 2e-17 m2/s}}}");
        Study study = study(folder, text.replace(STAGE, override));
        assertThat(study.ions().get("Li").diffusion()).isEqualTo(new DiffusionSpec.Constant(Quantity.Known.of(2e-17)));
    }

    @Test
    void theSearchHasDefaults() {
        SearchSpec search = study(folder, VALID).search();
        assertThat(search)
                .isEqualTo(new SearchSpec(
                        new SearchSpec.Grid.Regular(),
                        3,
                        300,
                        List.of(new SearchSpec.FitSpec("one", List.of("one"))),
                        List.of()));
    }

    @Test
    void aFitMayTryOtherModels() {
        String text = VALID
                + "  d_Li: {bounds: [1e-18 m2/s, 1e-16 m2/s], scale: log10, grid: 5}\n"
                + "search:\n  models: {one: {Li: {model: constant, value: {parameter: d_Li}}}}\n";
        Study study = study(folder, text);
        assertThat(study.search().fits().get(0).models())
                .isEqualTo(Map.of("Li", new DiffusionSpec.Constant(new Quantity.Varied("d_Li"))));
        assertThat(study.ions().get("Li").diffusion()).isEqualTo(new DiffusionSpec.Constant(Quantity.Known.of(1e-17)));
        assertThat(study.resolved()).extracting(Study.ResolvedSetting::path).contains("search.models.one.Li.value");
    }

    @Test
    void aDisplayUnitIsThatOfTheBounds() {
        Study study = study(folder, with("[1e-22 m2/s, 1e-18 m2/s]", "[1e-10 um2/s, 1e-18 m2/s]"));
        ParameterSpec d = study.parameters().get(0);
        assertThat(d.column()).isEqualTo("p_d_K_um2_per_s");
        assertThat(d.lower()).isEqualTo(1e-22);
        assertThat(d.unit().fromSi(d.upper())).isCloseTo(1e-6, within(1e-20));
        assertThat(problems(folder, with("[1e-22 m2/s, 1e-18 m2/s]", "[300 degC, 400 degC]"))
                        .get(0))
                .contains(
                        "the unit degC has an offset and cannot be that of a parameter | Maybe write the bounds in K.");
    }

    @Test
    void theProblemDigestIsThatOfThePhysicsAndTheData() throws Exception {
        Study base = study(folder, VALID);
        assertThat(base.problemSha256()).matches("[0-9a-f]{64}");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        for (String same : List.of(
                VALID,
                "# a comment\n" + VALID,
                with("0.5 mm", "500 um"),
                with("1 h", "{value: 60 min, assumed: \"why not\"}"),
                with("title: small", "title: large"),
                with("grid: 5", "grid: 50"),
                VALID + "search: {starts: 9, grid: {sobol: 64}}\n",
                with("temperature: 350 K, duration: 1 h", "duration: 1 h, temperature: 350 K"))) {
            Study study = study(elsewhere, same);
            assertThat(study.problemSha256()).as(same).isEqualTo(base.problemSha256());
        }
        for (String other : List.of(
                with("0.5 mm", "0.6 mm"),
                with("1 h", "2 h"),
                with("at_bulk: 1e4", "at_bulk: 1e5"),
                with("resolution: none", "resolution: {model: gaussian, sigma: 1 nm}"),
                with("resolution: none", "resolution: none\n        skip_points: 1"),
                with("1e-18 m2/s]", "1e-17 m2/s]"),
                with("title: small", "title: small\naccuracy: high"),
                with("{Li: li, K: k}", "{K: k}"))) {
            assertThat(study(elsewhere, other).problemSha256()).as(other).isNotEqualTo(base.problemSha256());
        }
        StudyText.write(elsewhere, VALID, StudyText.CSV + "4,1.0,0.0\n");
        Study moreData = ((ReadResult.Read) StudyReader.read(elsewhere.resolve("study.yaml"))).study();
        assertThat(moreData.problemSha256()).isNotEqualTo(base.problemSha256());
        assertThat(moreData.configSha256()).isEqualTo(base.configSha256());
    }

    @Test
    void noDamageToTheTextMakesTheReaderThrow() throws Exception {
        Random random = new Random(7);
        String[] pieces = {
            "",
            "{",
            "}",
            "[",
            "]",
            ":",
            " - ",
            "&a ",
            "*a",
            "!x ",
            "\t",
            "'",
            "\"",
            "1e9999",
            "null",
            "~",
            "{}",
            "[]",
            "-1",
            "0",
            "nm",
            "\ud83d\ude00",
            "<<: ",
            "? ",
            "|",
            "{value: 1, assumed: x}",
            "{parameter: d_K}"
        };
        Path data = ExampleStudiesTest.CONFIGS.resolve("lithium-borate.yaml");
        StudySchemaTest.writeData(folder);
        List<String> seeds = List.of(
                VALID,
                Files.readString(data).replace("../data/lithium-borate-synthetic/", ""),
                StudySchemaTest.EVERYTHING);
        for (int i = 0; i < 900; i++) {
            String seed = seeds.get(i % seeds.size());
            int from = random.nextInt(seed.length());
            int to = Math.min(seed.length(), from + random.nextInt(12));
            String damaged = seed.substring(0, from) + pieces[random.nextInt(pieces.length)] + seed.substring(to);
            assertThatCode(() -> {
                        if (StudyText.read(folder, damaged) instanceof ReadResult.Refused refused) {
                            assertThat(refused.format()).contains("Maybe ");
                        }
                    })
                    .as(damaged)
                    .doesNotThrowAnyException();
        }
    }
}
