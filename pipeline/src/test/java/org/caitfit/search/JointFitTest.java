package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.SyntheticTrace;
import org.caitfit.results.FitRecord;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Derived parameters, priors and temperatures on data with a known truth. */
final class JointFitTest {
    private static final double MEV = 1.602176634e-22;
    private static final long SEED = 20260303;

    @TempDir
    private Path folder;

    private Path cait() {
        return SyntheticStudy.cait(folder, 3, SEED, "fits: {K: [K], joint: [K, Rb]}");
    }

    private static Study edited(Path file, String... replacements) throws IOException {
        String text = Files.readString(file);
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        Files.writeString(file, text);
        return SyntheticStudy.read(file);
    }

    @Test
    void aDerivedParameterFollowsTheOneItIsDerivedFrom() throws IOException {
        String own = "d_Rb: {bounds: [1e-22 m2/s, 1e-19 m2/s], scale: log10, grid: 3}";
        Study study = edited(
                cait(),
                own,
                "ratio: {bounds: [0.1, 1], scale: log10, grid: 1}\n"
                        + "  half: {derived: {times: 0.5, of: d_K}}\n"
                        + "  d_Rb: {derived: {times: {parameter: ratio}, of: half}}");
        Map<String, Double> truth = new LinkedHashMap<>(SyntheticStudy.CAIT_TRUTH);
        truth.put("ratio", 2 * 2.5e-21 / 6e-21);

        FitRecord fit = Recovery.fit(study, "joint", Recovery.displaced(study, truth, 0.04));

        assertThat(fit.parameters()).extracting(p -> p.name()).containsExactly("sed_fwhm", "d_K", "ratio");
        Recovery.assertTruth(study, fit, truth);
    }

    /** The inverse of the covariance grows by 1/sigma^2 of the prior; the chi-square is that of data and prior. */
    @Test
    void aPriorIsOneMoreDatum() throws IOException {
        Path file = cait();
        Study without = SyntheticStudy.read(file);
        Map<String, Double> start = Recovery.displaced(without, SyntheticStudy.CAIT_TRUTH, 0.02);
        FitRecord free = Recovery.fit(without, "K", start);
        double sigma = Recovery.parameter(free, "sed_fwhm").sigma().orElseThrow() / MEV;
        // two sigma off, as sharp as the data
        double mean = Recovery.parameter(free, "sed_fwhm").value() / MEV + 2 * sigma;
        Study study = edited(
                file,
                "[100 meV, 400 meV], scale: linear, grid: 3",
                "[100 meV, 400 meV], scale: linear, grid: 3, prior: {value: " + mean + " meV, sigma: " + sigma
                        + " meV, source: \"another experiment\"}");
        assertThat(study.problemSha256()).isNotEqualTo(without.problemSha256());

        FitRecord fit = Recovery.fit(study, "K", start);

        assertThat(Recovery.parameter(fit, "sed_fwhm").value() / MEV).isCloseTo(mean - sigma, within(0.1 * sigma));
        assertThat(Recovery.parameter(fit, "sed_fwhm").sigma().orElseThrow() / MEV)
                .isCloseTo(sigma / Math.sqrt(2), within(0.03 * sigma));
        assertThat(fit.points()).isEqualTo(free.points() + 1);
        assertThat(fit.priors()).isEqualTo(1);
        assertThat(fit.priorChiSquare()).isCloseTo(1, within(0.2));
        assertThat(fit.dataChiSquare()).isCloseTo(free.chiSquare() + 1, within(0.2));
    }

    private static final String TEMPERATURES = """
            format: caitfit-study/1
            title: two temperatures, one site energy distribution
            glass: {name: borate, natives: {Li: 1.4e28 1/m3}, permittivity: 9, thickness: 0.5 mm}
            ions:
              Li:
                charge: 1
                diffusion:
                  model: sed
                  bulk: {value: {parameter: d_Li}, at: 350 K, activation_energy: {parameter: e_Li}}
                  fwhm: {parameter: fwhm}
                  vacancies: 10 %
              K:
                charge: 1
                diffusion:
                  model: constant
                  value: {value: {parameter: d_K}, at: 350 K, activation_energy: {parameter: e_K}}
            experiments:
              warm:
                stages:
                  - {drive: potentiostatic, ion: K, voltage: 10 V, temperature: 380 K, duration: 2500 s}
            WARM  cold:
                stages:
                  - {drive: potentiostatic, ion: K, voltage: 10 V, temperature: 350 K, duration: 15600 s}
            COLDparameters:
              fwhm: {bounds: [100 meV, 400 meV], scale: linear, grid: 1}
              d_Li: {bounds: [3e-18 m2/s, 3e-17 m2/s], scale: log10, grid: 1}
              e_Li: {bounds: [0.5 eV, 1 eV], scale: linear, grid: 1}
              d_K: {bounds: [1e-22 m2/s, 1e-19 m2/s], scale: log10, grid: 1}
              e_K: {bounds: [0.5 eV, 1.5 eV], scale: linear, grid: 1}
            search:
              fits: {both: [warm, cold]}
            """;

    @Test
    void oneSiteEnergyDistributionServesTwoTemperatures() throws IOException {
        SyntheticTrace.blank(folder.resolve("warm-j.csv"), 2500, 100);
        SyntheticTrace.blank(folder.resolve("cold-j.csv"), 15600, 100);
        String warm = SyntheticStudy.profile("    ", folder.resolve("warm.csv"), "Li: Li, K: K", 1e-9, 180)
                + SyntheticTrace.lines("    ", "warm-j.csv", "");
        String cold = SyntheticStudy.profile("    ", folder.resolve("cold.csv"), "Li: Li, K: K", 1e-9, 180)
                + SyntheticTrace.lines("    ", "cold-j.csv", "");
        Path file = Files.writeString(
                folder.resolve("study.yaml"),
                TEMPERATURES.replace("WARM", warm).replace("COLD", cold).replace("MORE", ""));
        Map<String, Double> truth =
                Map.of("fwhm", 250 * MEV, "d_Li", 1e-17, "e_Li", 720 * MEV, "d_K", 7e-21, "e_K", 900 * MEV);
        Study study = SyntheticStudy.simulate(file, truth, SEED);

        FitRecord fit = Recovery.fit(study, "both", Recovery.displaced(study, truth, 0.04));

        Recovery.assertTruth(study, fit, truth);
        assertThat(Recovery.parameter(fit, "e_Li").sigma().orElseThrow() / MEV).isLessThan(3);
        assertThat(List.of(fit.points(), fit.freeParameters())).containsExactly(2 * (360 + 100), 5);
    }
}
