package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caitfit.study.DepthResolution;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.NoiseModel;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.SearchSpec;
import org.caitfit.study.StageSpec;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;

/** The studies in configs/ as they are shipped. */
class ExampleStudiesTest {
    static final Path CONFIGS = Path.of("..", "configs");

    static Study study(String name) {
        ReadResult result = StudyReader.read(CONFIGS.resolve(name));
        if (result instanceof ReadResult.Refused refused) {
            throw new AssertionError(refused.format());
        }
        return ((ReadResult.Read) result).study();
    }

    private static double si(Quantity quantity) {
        return ((Quantity.Known) quantity).value();
    }

    @Test
    void everyShippedStudyIsRead() throws Exception {
        try (var files = Files.list(CONFIGS)) {
            List<Path> studies =
                    files.filter(f -> f.toString().endsWith(".yaml")).toList();
            assertThat(studies).hasSizeGreaterThanOrEqualTo(2);
            assertThat(studies).allSatisfy(f -> assertThat(StudyReader.read(f)).isInstanceOf(ReadResult.Read.class));
        }
    }

    @Test
    void theLithiumBorateGlassIsInSi() {
        Study study = study("lithium-borate.yaml");
        assertThat(study.glasses().get(0).name()).isEqualTo("Li3B7O12");
        assertThat(study.glasses().get(0).natives()).hasSize(1);
        assertThat(si(study.glasses().get(0).natives().get(0).density())).isEqualTo(1.4e28);
        assertThat(si(study.glasses().get(0).permittivity())).isEqualTo(9);
        assertThat(si(study.glasses().get(0).thickness())).isEqualTo(5e-4);
        assertThat(((Quantity.Known) study.glasses().get(0).thickness()).assumption())
                .isPresent();
        assertThat(study.synthetic()).isTrue();
    }

    @Test
    void lithiumHasOneSiteEnergyDistributionInAllThreeExperiments() {
        Study study = study("lithium-borate.yaml");
        assertThat(study.ions().keySet()).containsExactly("Li", "K", "Rb", "Cs");
        var sed = (DiffusionSpec.SiteEnergies) study.ions().get("Li").diffusion();
        assertThat(sed.bulk()).isEqualTo(new Quantity.Varied("d_Li_bulk"));
        assertThat(sed.fwhm()).isEqualTo(new Quantity.Varied("sed_fwhm"));
        assertThat(si(sed.vacancies())).isEqualTo(0.1);
        assertThat(study.experiments()).extracting(e -> e.id()).containsExactly("K", "Rb", "Cs");
        double[] durations = study.experiments().stream()
                .mapToDouble(e -> si(e.stages().get(0).duration()))
                .toArray();
        assertThat(durations).containsExactly(15600, 26300, 58200);
        assertThat(study.experiments()).allSatisfy(e -> {
            var drive = (DriveSpec.Potentiostatic) e.stages().get(0).drive();
            assertThat(drive.ion()).isEqualTo(e.id());
            assertThat(si(drive.voltage())).isEqualTo(10);
            assertThat(si(e.stages().get(0).temperature())).isEqualTo(350);
        });
    }

    @Test
    void theLithiumBorateProfilesAreCutAtTheWindow() {
        MeasuredProfile k =
                study("lithium-borate.yaml").experiments().get(0).profiles().get(0);
        assertThat(k.id()).isEqualTo("K");
        assertThat(k.size()).isEqualTo(400);
        assertThat(k.depth(0)).isEqualTo(0.5e-9);
        assertThat(k.used(179)).isTrue();
        assertThat(k.used(180)).isFalse();
        assertThat(k.ions()).extracting(MeasuredProfile.IonSeries::ion).containsExactly("Li", "K");
        assertThat(k.ions().get(0).density(0)).isCloseTo(0.0356 * 1.4e28, within(1e16));
        assertThat(k.ions().get(1).density(0)).isCloseTo(0.9591 * 1.4e28, within(1e16));
        assertThat(k.referenceDensity()).isEqualTo(1.4e28);
        assertThat(k.noise()).isEqualTo(new NoiseModel.Counts(1e4));
        assertThat(k.resolution()).isEqualTo(new DepthResolution.Gaussian(Quantity.Known.of(5e-9)));
    }

    @Test
    void theLithiumBorateGridHasMoreThanThreeThousandRuns() {
        Study study = study("lithium-borate.yaml");
        ParameterSpec fwhm = study.parameters().get(0);
        assertThat(fwhm.column()).isEqualTo("p_sed_fwhm_meV");
        assertThat(fwhm.lower()).isCloseTo(1.602176634e-20, within(1e-35));
        assertThat(fwhm.unit().fromSi(fwhm.upper())).isCloseTo(400, within(1e-10));
        int runs = study.parameters().stream()
                .skip(1)
                .mapToInt(p -> p.gridPoints() * fwhm.gridPoints())
                .sum();
        assertThat(runs).isGreaterThanOrEqualTo(3000);
        assertThat(study.search().grid()).isEqualTo(new SearchSpec.Grid.Regular());
        assertThat(study.search().fits()).extracting(SearchSpec.FitSpec::id).containsExactly("K", "Rb", "Cs", "joint");
    }

    @Test
    void theCoverGlassHasTwoStagesWithTheirOwnCoefficients() {
        Study study = study("cover-glass.yaml");
        List<StageSpec> stages = study.experiments().get(0).stages();
        StageSpec second = stages.get(1);
        assertThat(si(stages.get(0).temperature())).isEqualTo(668.15);
        assertThat(si(second.temperature())).isEqualTo(653.15);
        assertThat(si(stages.get(0).duration())).isEqualTo(14400);
        assertThat(((DriveSpec.Reservoir) second.drive()).surface()).containsOnlyKeys("K", "Na");
        assertThat(second.diffusion().get("Na")).isEqualTo(new DiffusionSpec.Constant(new Quantity.Varied("d_Na_2")));
        assertThat(study.ions().get("Na").diffusion())
                .isEqualTo(new DiffusionSpec.Constant(new Quantity.Varied("d_Na_1")));
        assertThat(study.parameters()).hasSize(10);
        assertThat(study.parameters().get(1).lower()).isEqualTo(1e-14);
        assertThat(study.search().grid()).isEqualTo(new SearchSpec.Grid.Sobol(1024));
        SearchSpec.FitSpec exchanged = study.search().fits().get(1);
        assertThat(exchanged.within()).containsOnlyKeys("d_Na_1", "d_Li_1", "d_Na_2", "d_Li_2");
        assertThat(exchanged.within().get("d_Li_1").lower()).isEqualTo(3e-12);
        assertThat(study.synthetic()).isFalse();
    }

    @Test
    void theCoverGlassDataAreInMolPercentFromPointSeventeenOn() {
        List<MeasuredProfile> profiles =
                study("cover-glass.yaml").experiments().get(0).profiles();
        assertThat(profiles).extracting(MeasuredProfile::id).containsExactly("XUP/1", "XUP/2");
        assertThat(profiles).extracting(MeasuredProfile::size).containsExactly(1501, 1364);
        MeasuredProfile first = profiles.get(0);
        assertThat(first.afterStage()).isZero();
        assertThat(first.used(15)).isFalse();
        assertThat(first.used(16)).isTrue();
        assertThat(first.ions().get(0).density(0) / 4.7e26).isCloseTo(3.2649042, within(1e-12));
        assertThat(((NoiseModel.AbsoluteRelative) first.noise()).absolute()).isCloseTo(0.48 * 4.7e26, within(1e12));
        ParameterSpec surface = study("cover-glass.yaml").parameters().get(7);
        assertThat(surface.column()).isEqualTo("p_na_surface_1_mol_percent");
        assertThat(surface.unit().fromSi(surface.upper())).isCloseTo(16, within(1e-12));
    }

    @Test
    void everySettingIsListedWithItsOrigin() {
        Study study = study("lithium-borate.yaml");
        assertThat(study.resolved())
                .contains(new Study.ResolvedSetting("accuracy", "default", "default", ""))
                .anySatisfy(s -> {
                    assertThat(s.path()).isEqualTo("glass.thickness");
                    assertThat(s.value()).isEqualTo("5e-4 m");
                    assertThat(s.origin()).isEqualTo("lithium-borate.yaml:18");
                    assertThat(s.assumption()).contains("Table S1");
                })
                .anySatisfy(s -> {
                    assertThat(s.path()).isEqualTo("ions.Li.diffusion.fwhm");
                    assertThat(s.origin()).isEqualTo("parameter sed_fwhm");
                });
    }
}
