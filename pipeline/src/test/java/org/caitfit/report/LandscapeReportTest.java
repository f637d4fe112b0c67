package org.caitfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.caitfit.results.Analysis;
import org.caitfit.results.InputInfluence;
import org.caitfit.results.LandscapeValue;
import org.caitfit.results.ParameterCombination;
import org.caitfit.results.StudyResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report says of the landscape and of known inputs. */
class LandscapeReportTest {
    private static final double MEV = 1.602176634e-22;

    @TempDir
    Path folder;

    private static LandscapeValue value(
            String experiment, String quantity, String ion, double si, String unit, double sigma) {
        return new LandscapeValue(
                "joint#1",
                experiment,
                1,
                quantity,
                ion,
                OptionalDouble.of(si),
                unit,
                sigma > 0 ? OptionalDouble.of(sigma) : OptionalDouble.empty(),
                sigma > 0 ? OptionalDouble.of(si - 1.96 * sigma) : OptionalDouble.empty(),
                sigma > 0 ? OptionalDouble.of(si + 1.96 * sigma) : OptionalDouble.empty(),
                "");
    }

    private static InputInfluence influence(String input, boolean assumed, String parameter, double elasticity) {
        return new InputInfluence("joint#1", input, 10, assumed, parameter, OptionalDouble.of(elasticity), 3.5);
    }

    private String page() throws IOException {
        StudyResults joint = FixtureResults.joint("Fixture", true);
        Analysis analysis = new Analysis(
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        influence("glass.thickness", true, "D_K", 0.9),
                        influence("experiments.K.stages[1].voltage", false, "D_K", -1.2),
                        influence("experiments.K.stages[1].temperature", true, "D_K", 0.3),
                        influence("experiments.*.stages[1].temperature", true, "D_K", 0.5)),
                List.of(
                        new ParameterCombination("joint#1", 1, "sed_fwhm", 1, OptionalDouble.of(0.0004)),
                        new ParameterCombination("joint#1", 1, "D_K", -0.21, OptionalDouble.of(0.0004)),
                        new ParameterCombination("joint#1", 2, "sed_fwhm", 0.02, OptionalDouble.empty()),
                        new ParameterCombination("joint#1", 2, "D_K", 1, OptionalDouble.empty())),
                List.of(
                        value("K", "sed_fwhm", "Li", 250 * MEV, "J", 1.4 * MEV),
                        value("Rb", "sed_fwhm", "Li", 250 * MEV, "J", 1.4 * MEV),
                        value("K", "mobile_fraction", "Li", 0.85, "", 0.002),
                        value("K", "conductivity_bulk", "Li", 7.4e-7, "S/m", 0),
                        value("K", "d_foreign_eq3_ratio", "K", 1.017, "", 0.001),
                        value("K", "d_foreign_eq3_blurred_ratio", "K", 2.468, "", 0.003)),
                List.of(),
                List.of());
        Path file = folder.resolve("report.html");
        HtmlReport.write(
                new StudyResults(
                        joint.study(),
                        joint.runs(),
                        joint.fits(),
                        joint.profiles(),
                        joint.traces(),
                        joint.calibrations(),
                        joint.curves(),
                        analysis),
                file);
        return Files.readString(file).replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "");
    }

    @Test
    void quantitiesStandInTheirUnitsWithIntervals() throws IOException {
        assertThat(page().contains("250.0 ± 1.4 meV")).isTrue();
        assertThat(page().contains("247.3 … 252.7")).isTrue();
        assertThat(page().contains("85.00 ± 0.20 %")).isTrue();
        assertThat(page().contains("7.400×10⁻⁹ S/cm")).isTrue();
        assertThat(page().contains("K: eq. 3 gives a D of K 1.7 % above the fitted one (paper: within 10 %);"
                        + " read from the blurred profile, 2.47 times the fitted one."))
                .isTrue();
    }

    @Test
    void influencesStandInWords() throws IOException {
        String page = page();
        assertThat(page.contains("D_K: 1 % more voltage of K → 1.2 % less; 1 % more thickness → 0.90 % more;"
                        + " 1 % more temperature of all → 0.50 % more."))
                .isTrue();
        assertThat(page.contains(
                        "If an assumed input were 10 % more: thickness 9.0 % more; temperature of all 4.9 % more"))
                .isTrue();
        assertThat(page.contains("Best determined by these data: sed_fwhm · D_K^−0.21, to 0.040 %."
                        + " Least determined: D_K, which they leave open."))
                .isTrue();
        assertThat(page.contains("The same inputs, experiment by experiment")).isTrue();
    }
}
