package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caitfit.config.StudyText.VALID;
import static org.caitfit.config.StudyText.problems;
import static org.caitfit.config.StudyText.with;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caitfit.evaluate.ProblemTemplate;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each class of mistake with its exact place and mend. */
class ConfigProblemsTest {
    @TempDir
    Path folder;

    private void expect(String text, String... headlines) {
        List<String> found = problems(folder, text);
        assertThat(found).hasSameSizeAs(headlines);
        for (int i = 0; i < headlines.length; i++) {
            assertThat(found.get(i)).startsWith(headlines[i]);
        }
        assertThat(found).allMatch(p -> p.contains(" | Maybe ") && p.endsWith("."));
    }

    @Test
    void theSmallStudyItselfIsRead() {
        assertThat(StudyText.read(folder, VALID)).isInstanceOf(ReadResult.Read.class);
    }

    @Test
    void anUnknownKeyIsNamedWithTheClosestOne() {
        expect(
                with("  permittivity: 9", "  permitivity: 9"),
                "study.yaml:3:1: glass: missing key `permittivity` | Maybe add a line",
                "study.yaml:6:3: glass.permitivity: unknown key `permitivity` | Maybe you meant `permittivity`.");
        expect(
                with("title: small", "title: small\nzzz: 1"),
                "study.yaml:3:1: zzz: unknown key `zzz` | Maybe use one of format, title");
    }

    @Test
    void aDuplicateKeyIsRefused() {
        expect(
                with("  thickness: 0.5 mm", "  thickness: 0.5 mm\n  thickness: 0.6 mm"),
                "study.yaml:8:3: glass.thickness: duplicate key `thickness` | Maybe remove one of the two; "
                        + "the first is on line 7.");
        expect(
                with(
                        "{charge: 1, diffusion: {model: constant, value: 1e-17",
                        "{charge: 1, charge: 2, diffusion: {model: constant, value: 1e-17"),
                "study.yaml:9:19: ions.Li.charge: duplicate key `charge`");
    }

    @Test
    void anActivationEnergyIsAnEnergyAboveZero() {
        String before = "Li: {charge: 1, ";
        Study study = ((ReadResult.Read) StudyText.read(
                        folder, with(before, before + "activation_energy: {value: 0.7 eV, assumed: guess}, ")))
                .study();
        assertThat(study.ions().get("Li").activationEnergy())
                .hasValueSatisfying(e -> assertThat(e.value()).isEqualTo(0.7 * 1.602176634e-19));
        assertThat(study.ions().get("K").activationEnergy()).isEmpty();
        expect(
                with(before, before + "activation_energy: 0 eV, "),
                "study.yaml:9:38: ions.Li.activation_energy: must be above 0 J, got `0 eV`");
    }

    @Test
    void aMissingKeyIsChargedToItsOwner() {
        expect(
                with(", duration: 1 h", ""),
                "study.yaml:14:9: experiments.one.stages[1]: missing key `duration` | Maybe add a line `duration: ...`");
        expect(with("format: caitfit-study/1\n", ""), "study.yaml:1:1: missing key `format`");
    }

    @Test
    void aBareNumberWhereADimensionIsExpectedIsRefused() {
        expect(
                with("0.5 mm", "0.5"),
                "study.yaml:7:14: glass.thickness: a length needs its unit, got `0.5` | Maybe add the unit, one of nm,"
                        + " um, mm, cm, m.");
        expect(
                with("1.4e28 1/m3", "1.4e28"),
                "study.yaml:5:17: glass.natives.Li: a number density needs its unit, got `1.4e28`");
    }

    @Test
    void anUnknownUnitIsPointedAt() {
        expect(
                with("0.5 mm", "0.5 mmm"),
                "study.yaml:7:18: glass.thickness: unknown unit `mmm` | Maybe you meant `mm`.");
        expect(
                with("0.5 mm", "\"0.5 furlong\""),
                "study.yaml:7:19: glass.thickness: unknown unit `furlong` | Maybe use");
    }

    @Test
    void aDecimalCommaOrAWrittenPowerOfTenIsPointedAt() {
        expect(
                with("0.5 mm", "0,5 mm"),
                "study.yaml:7:15: glass.thickness: a number is written as 0.5 or 1e-17, got `0,5 mm`");
        expect(with("0.5 mm", "5*10^-4 m"), "study.yaml:7:15: glass.thickness: a number is written as 0.5 or 1e-17");
    }

    @Test
    void aUnitOfTheWrongDimensionIsNamed() {
        expect(
                with("10 V", "10 K"),
                "study.yaml:14:50: experiments.one.stages[1].voltage: `10 K` is a temperature, a voltage is expected"
                        + " | Maybe use one of mV, V, kV.");
        expect(
                with("permittivity: 9", "permittivity: 9 nm"),
                "study.yaml:6:17: glass.permittivity: `9 nm` is a length, a plain number is expected | Maybe leave the unit");
    }

    @Test
    void aValueOfTheWrongTypeIsRefused() {
        expect(
                with("0.5 mm", "thick"),
                "study.yaml:7:14: glass.thickness: a length such as `1 nm` is expected, got `thick`");
        expect(
                with("0.5 mm", "[0.5 mm]"),
                "study.yaml:7:14: glass.thickness: a length such as `1 nm` is expected, got a list");
        expect(
                with(" 0.5 mm", ""),
                "study.yaml:7:13: glass.thickness: a length such as `1 nm` is expected, got nothing");
        expect(
                with("{bounds: [1e-22 m2/s, 1e-18 m2/s], scale: log10, grid: 5}", "5"),
                "study.yaml:23:8: parameters.d_K: a mapping with bounds, scale, grid, prior is expected, got `5`");
        expect(
                with("grid: 5", "grid: 5.5"),
                "study.yaml:23:63: parameters.d_K.grid: a whole number is expected, got `5.5`");
        expect(
                with("model: counts", "model: count"),
                "study.yaml:21:24: experiments.one.profiles[1].noise.model: "
                        + "unknown value `count` | Maybe you meant `counts`.");
        expect(with("Li3B7O12\n", "Li3B7O12\n  formula: Li3Xq7\n"), "study.yaml:5:12: glass.formula: `Li3Xq7` is not");
    }

    @Test
    void unknownNamesAreRefused() {
        expect(
                with("ion: K,", "ion: Kk,"),
                "study.yaml:14:38: experiments.one.stages[1].ion: unknown ion `Kk` | Maybe");
        expect(with("natives: {Li:", "natives: {Na:"), "study.yaml:5:13: glass.natives.Na: unknown ion `Na` | Maybe");
        expect(
                with("{parameter: d_K}", "{parameter: d_k2}"),
                "study.yaml:10:66: ions.K.diffusion.value.parameter: unknown parameter `d_k2` | Maybe you meant `d_K`.",
                "study.yaml:23:3: parameters.d_K: parameter `d_K` is not used");
    }

    @Test
    void anUnusedParameterIsRefused() {
        expect(
                VALID + "  idle: {bounds: [1 nm, 2 nm], scale: linear, grid: 3}\n",
                "study.yaml:24:3: parameters.idle: parameter `idle` is not used | Maybe write {parameter: idle}");
    }

    @Test
    void anUnusedIonAndAnIonThatIsNotThereAreRefused() {
        expect(
                with("natives: {Li", "natives: {K"),
                "study.yaml:9:3: ions.Li: ion `Li` is neither in the glass nor delivered by any stage",
                "study.yaml:18:19: experiments.one.profiles[1].columns.Li: Li is neither in the glass nor delivered");
    }

    @Test
    void whatStandsInAMisunderstoodPartIsNotCalledUnused() {
        expect(
                with("drive: potentiostatic", "drive: potentiostatik"),
                "study.yaml:14:17: experiments.one.stages[1].drive: unknown value `potentiostatik` | Maybe you meant"
                        + " `potentiostatic`.");
        expect(
                with("K: {charge: 1, diffusion: {model: constant", "K: {charge: 1, diffusion: {model: konstant"),
                "study.yaml:10:37: ions.K.diffusion.model: unknown value `konstant`");
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        expect(
                with("350 K", "-5 degC").replace("1 h", "0 h").replace("0.5 mm", "-0.5 mm"),
                "study.yaml:7:14: glass.thickness: must be above 0 m, got `-0.5 mm`",
                "study.yaml:14:88: experiments.one.stages[1].duration: must be above 0 s, got `0 h`");
        expect(
                with("350 K", "-300 degC"),
                "study.yaml:14:69: experiments.one.stages[1].temperature: must be above 0 K");
        expect(
                with(
                        "charge: 1, diffusion: {model: constant, value: 1e-17 m2/s}",
                        "charge: 10, diffusion: {model: " + "constant, value: -1e-17 m2/s}"),
                "study.yaml:9:16: ions.Li.charge: a charge number from -9 to 9 is expected, got 10",
                "study.yaml:9:56: ions.Li.diffusion.value: must be above 0 m2/s");
        expect(
                with(
                        "{model: constant, value: 1e-17 m2/s}",
                        "{model: sed, bulk: 1e-17 m2/s, fwhm: 0 eV, vacancies: 1}"),
                "study.yaml:9:67: ions.Li.diffusion.fwhm: must be above 0 J",
                "study.yaml:9:84: ions.Li.diffusion.vacancies: must be above 0 and below 1, got `1`");
        expect(with("10 V", "1e999 V"), "study.yaml:14:50: experiments.one.stages[1].voltage: the number is too large");
    }

    @Test
    void boundsAreChecked() {
        expect(
                with("[1e-22 m2/s, 1e-18 m2/s]", "[1e-18 m2/s, 1e-22 m2/s]"),
                "study.yaml:23:17: parameters.d_K.bounds: the first bound must be below the second | Maybe swap");
        expect(
                with("[1e-22 m2/s, 1e-18 m2/s], scale: log10", "[-1 m2/s, 1e-18 m2/s], scale: linear"),
                "study.yaml:23:17: parameters.d_K.bounds: bounds from -1 m2/s to 1e-18 m2/s leave the allowed range of "
                        + "ions.K.diffusion.value: above 0 m2/s");
        expect(
                with("[1e-22 m2/s, 1e-18 m2/s]", "[0 m2/s, 1e-18 m2/s]"),
                "study.yaml:23:17: parameters.d_K.bounds: a log10 scale needs bounds above 0");
        expect(
                with("[1e-22 m2/s, 1e-18 m2/s]", "[1 nm, 2 nm]"),
                "study.yaml:10:54: ions.K.diffusion.value: parameter `d_K` is a length, a diffusion coefficient is expected");
        expect(
                with("[1e-22 m2/s, 1e-18 m2/s]", "[1e-22 m2/s, 1 s]"),
                "study.yaml:23:30: parameters.d_K.bounds[2]: `1 s` is a time, a diffusion coefficient is expected");
        expect(with(", grid: 5", ""), "study.yaml:23:3: parameters.d_K: missing key `grid`");
    }

    @Test
    void anUnknownTagIsRefused() {
        expect(with("0.5 mm", "!len 0.5 mm"), "study.yaml:7:14: glass.thickness: unknown tag !len");
    }

    @Test
    void aMissingDataFileIsAMistakeOfTheStudy() {
        List<String> found = problems(folder, with("one.csv", "two.csv"));
        assertThat(found).hasSize(1);
        assertThat(found.get(0))
                .startsWith("study.yaml:16:15: experiments.one.profiles[1].file: `two.csv`: no such file");
        assertThat(StudyText.refused(folder, with("one.csv", "two.csv"), "").exitCode())
                .isEqualTo(3);
    }

    @Test
    void aMissingOrUnreadableStudyIsRefused() throws Exception {
        assertThat(((ReadResult.Refused) StudyReader.read(folder.resolve("none.yaml"))).format())
                .contains("none.yaml:1:1: no such file");
        assertThat(StudyReader.read(folder)).isInstanceOf(ReadResult.Refused.class);
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'t', ':', ' ', (byte) 0xe4});
        assertThat(((ReadResult.Refused) StudyReader.read(latin)).format()).contains("is not UTF-8 text");
    }

    @Test
    void errorsOfSyntaxHaveAPlace() {
        expect(with("natives: {Li: 1.4e28 1/m3}", "natives: {Li: 1.4e28 1/m3"), "study.yaml:6:15: not YAML: ");
        expect("", "study.yaml:1:1: the file is empty");
        expect("[".repeat(100_000), "study.yaml:1:1: not");
        expect("title: a\nx: \u0001\n", "study.yaml:2:1: not YAML: a character");
    }

    @Test
    void aStudyOfAnotherFormatIsRefused() {
        expect(with("caitfit-study/1", "caitfit-study/2"), "study.yaml:1:9: format: unknown format `caitfit-study/2`");
    }

    @Test
    void manyProblemsAreReportedAtOnceInTheOrderOfTheFile() {
        String text = with("0.5 mm", "0.5")
                .replace("350 K", "350")
                .replace("ion: K", "ion: Q")
                .replace("scale: log10", "scale: log");
        expect(
                text,
                "study.yaml:7:14: glass.thickness",
                "study.yaml:14:38: experiments.one.stages[1].ion: unknown ion `Q`",
                "study.yaml:14:69: experiments.one.stages[1].temperature",
                "study.yaml:23:50: parameters.d_K.scale: unknown value `log` | Maybe you meant `log10`.");
    }

    @Test
    void thePrintedFormShowsTheLineWithACaret() {
        ReadResult.Refused refused = StudyText.refused(folder, with("0.5 mm", "0.5 V"), StudyText.CSV);
        assertThat(refused.format().replace(folder + "/", "")).isEqualTo("""
                        study.yaml:7:14: glass.thickness: `0.5 V` is a voltage, a length is expected
                          7 |   thickness: 0.5 V
                            |              ^
                        Maybe use one of nm, um, mm, cm, m.

                        1 problem
                        """);
        assertThat(refused.exitCode()).isEqualTo(3);
    }

    @Test
    void theIonLeftOutOfASaltBathMayBeForeign() {
        String bath = with(
                "{drive: potentiostatic, ion: K, voltage: 10 V, ", "{drive: salt-bath, surface: {Li: 4e27 1/m3}, ");
        Study study = StudyText.study(folder, bath);
        assertThat(new ProblemTemplate(study, study.experiments().get(0)).ions())
                .containsExactly("Li", "K");

        expect(
                bath.replace(
                        "experiments:\n",
                        "  Na: {charge: 1, diffusion: {model: constant, value: 1e-17 m2/s}}\n" + "experiments:\n"),
                "study.yaml:15:28: experiments.one.stages[1].surface: one ion may be left out, it follows from"
                        + " electroneutrality; missing are K, Na | Maybe write `K: 0 1/m3`");
    }

    @Test
    void triedModelsNameKnownFitsAndIons() {
        String search = VALID + "search:\n  models:\n    ";
        expect(
                search + "oen: {Li: {model: constant, value: 2e-17 m2/s}}\n",
                "study.yaml:26:5: search.models.oen: unknown fit `oen` | Maybe you meant `one`.");
        expect(
                search + "one: {Lii: {model: constant, value: 2e-17 m2/s}}\n",
                "study.yaml:26:11: search.models.one.Lii: unknown ion `Lii` | Maybe you meant `Li`.");
        expect(
                search + "one: {Li: {model: constnt, value: 2e-17 m2/s}}\n",
                "study.yaml:26:23: search.models.one.Li.model: unknown value `constnt` | Maybe you meant `constant`.");
        expect(
                search + "one: {Li: {model: constant, value: {parameter: d_L}}}\n",
                "study.yaml:26:52: search.models.one.Li.value.parameter: unknown parameter `d_L` | Maybe you meant `d_K`.");
        expect(
                search.replace("1 h}", "1 h, diffusion: {Li: {model: constant, value: 2e-17 m2/s}}}")
                        + "one: {Li: {model: constant, value: 3e-17 m2/s}}\n",
                "study.yaml:26:11: search.models.one.Li: every stage of fit `one` has its own model of Li, so this changes"
                        + " nothing");
    }

    @Test
    void fitsNameKnownExperiments() {
        expect(
                VALID + "search:\n  fits: {all: [one, oen, one]}\n",
                "study.yaml:25:21: search.fits.all[2]: unknown experiment `oen` | Maybe you meant `one`.",
                "study.yaml:25:26: search.fits.all[3]: experiment `one` is named twice");
    }
}
