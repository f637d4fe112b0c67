package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.CurvePoint;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Curves of a site energy distribution that is not symmetric. */
final class FinalStateTest {
    private static final String STUDY = """
            format: caitfit-study/1
            title: curves
            glass:
              name: borate
              natives: {Li: 1.4e28 1/m3}
              permittivity: 9
              thickness: 0.5 mm
            ions:
              Li:
                charge: 1
                diffusion:
                  model: sed
                  bulk: 1e-17 m2/s
                  vacancies: 10 %
                  gaussians:
                    - {weight: 0.7, centre: 0 meV, fwhm: 250 meV}
                    - {weight: 0.3, centre: -300 meV, fwhm: 120 meV}
              K: {charge: 1, diffusion: {model: log-linear, at_zero: 1e-21 m2/s, at_bulk: 1e-20 m2/s}}
            experiments:
              one:
                stages:
                  - {drive: potentiostatic, ion: K, voltage: 10 V, temperature: 350 K, duration: 600 s}
            """;

    @TempDir
    private Path folder;

    private List<CurvePoint> curves() throws IOException {
        Study study = SyntheticStudy.read(Files.writeString(folder.resolve("study.yaml"), STUDY));
        ExperimentModel model = new ExperimentModel(study, study.experiments().get(0));
        ExperimentModel.Evaluation.Scored run = (ExperimentModel.Evaluation.Scored) model.evaluate(Map.of());
        return FinalState.curves("one", model, run.outcome(), Map.of());
    }

    @Test
    void theSitesOfBothGaussiansAreShown() throws IOException {
        List<CurvePoint> sites = curves().stream()
                .filter(p -> p.kind() == CurvePoint.Kind.SITE_ENERGIES)
                .toList();
        double step =
                sites.get(1).energy().getAsDouble() - sites.get(0).energy().getAsDouble();
        double all = sites.stream().mapToDouble(p -> p.sites().getAsDouble()).sum() * step;
        double occupied =
                sites.stream().mapToDouble(p -> p.populated().getAsDouble()).sum() * step;
        // 10 % of the sites are vacant; the curve leaves out 1e-4 at each end
        assertThat(all).isCloseTo(1 / 0.9, within(1e-3));
        assertThat(occupied).isCloseTo(1, within(1e-2));
    }

    @Test
    void diffusionCurvesEndAtTheBulk() throws IOException {
        List<CurvePoint> bulk = curves().stream()
                .filter(p ->
                        p.kind() == CurvePoint.Kind.DIFFUSION && p.fraction().getAsDouble() == 1)
                .toList();
        assertThat(bulk).extracting(CurvePoint::ion).containsExactly("Li", "K");
        assertThat(bulk.get(0).diffusivity().getAsDouble()).isCloseTo(1e-17, within(1e-29));
        assertThat(bulk.get(0).energy().getAsDouble()).isZero();
        assertThat(bulk.get(1).diffusivity().getAsDouble()).isCloseTo(1e-20, within(1e-32));
        assertThat(bulk.get(1).energy()).isEmpty();
    }
}
