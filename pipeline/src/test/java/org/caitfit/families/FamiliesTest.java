package org.caitfit.families;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.SyntheticStudy;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.study.Comparison.ForeignFamily;
import org.caitfit.study.Comparison.NativeFamily;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each family makes of a study with one Gaussian and constant D of the foreign ions. */
class FamiliesTest {
    private static final double FWHM = 240 * Added.MEV;
    private static final double BULK = 1e-17;

    @TempDir
    Path folder;

    private Study study;
    private NativeFamilies natives;
    private ForeignFamilies foreigns;

    @BeforeEach
    void read() {
        study = SyntheticStudy.read(SyntheticStudy.cait(folder, 2, 1, "starts: 1"));
        SiteEnergyDiffusion sed = new SiteEnergyDiffusion(BULK, FWHM, 0.1, 1.4e28);
        natives = new NativeFamilies(
                study,
                "Li",
                SyntheticStudy.CAIT_TRUTH,
                fraction -> sed.at(fraction * 1.4e28, 350).value());
        foreigns = new ForeignFamilies(study, List.of("K", "Rb"), SyntheticStudy.CAIT_TRUTH);
    }

    @Test
    void theFamilyOfTheStudyAddsNothing() {
        Family own = natives.of(NativeFamily.ONE_GAUSSIAN);
        assertThat(own.added()).isEmpty();
        assertThat(own.models()).containsEntry("Li", study.ions().get("Li").diffusion());
        Family constant = foreigns.of(ForeignFamily.CONSTANT);
        assertThat(constant.added()).isEmpty();
        assertThat(constant.models()).containsEntry("Rb", study.ions().get("Rb").diffusion());
    }

    @Test
    void theLogLinearFamilyStartsAtTheConstantOne() {
        Family family = foreigns.of(ForeignFamily.LOG_LINEAR);
        assertThat(family.added()).extracting(ParameterSpec::name).containsExactly("d_K_at_zero", "d_Rb_at_zero");
        assertThat(family.starts().get(0)).containsEntry("d_K_at_zero", 6e-21).containsEntry("d_Rb_at_zero", 2.5e-21);
    }

    @Test
    void startsAndTypicalValuesAreCompleteAndWithinTheBounds() {
        for (NativeFamily kind : NativeFamily.values()) {
            complete(natives.of(kind));
        }
        for (ForeignFamily kind : ForeignFamily.values()) {
            complete(foreigns.of(kind));
        }
    }

    private static void complete(Family family) {
        List<Map<String, Double>> all = new java.util.ArrayList<>(family.starts());
        all.add(family.typical());
        for (Map<String, Double> values : all) {
            assertThat(values).hasSameSizeAs(family.added());
            family.added()
                    .forEach(p -> assertThat(values.get(p.name()))
                            .as(family.name() + " " + p.name())
                            .isBetween(p.lower(), p.upper()));
        }
    }

    @Test
    void theSmoothnessPriorIsSilentOnOneGaussian() {
        Family family = natives.of(NativeFamily.FREE_FORM);
        assertThat(family.smoothness()).hasSize(family.added().size() - 1);
        for (LinearPrior prior : family.smoothness()) {
            // ln D is linear in the probit of a Gaussian with the vacancies of the prior
            assertThat(residual(prior, family.starts().get(0))).isCloseTo(0, within(1e-6));
        }
        assertThat(family.smoothness().stream()
                        .mapToDouble(p -> residual(p, family.typical()))
                        .map(Math::abs)
                        .max()
                        .orElseThrow())
                .isGreaterThan(0.5);
    }

    private static double residual(LinearPrior prior, Map<String, Double> values) {
        double sum = prior.offset();
        for (Map.Entry<String, Double> c : prior.coefficients().entrySet()) {
            sum += c.getValue() * Math.log10(values.get(c.getKey()));
        }
        return sum;
    }

    @Test
    void theFreeFormEndsInTheBulkCoefficientOfTheStudy() {
        DiffusionSpec.FreeForm model = (DiffusionSpec.FreeForm)
                natives.of(NativeFamily.FREE_FORM).models().get("Li");
        assertThat(model.fractions()).endsWith(1.0);
        assertThat(model.values()).endsWith(Quantity.Known.of(BULK));
    }

    @Test
    void theFirstOfTwoGaussiansIsThatOfTheStudy() {
        DiffusionSpec.GaussianSum sum = (DiffusionSpec.GaussianSum)
                natives.of(NativeFamily.TWO_GAUSSIANS).models().get("Li");
        assertThat(sum.gaussians()).hasSize(2);
        assertThat(sum.gaussians().get(0).fwhm()).isEqualTo(new Quantity.Varied("sed_fwhm"));
        Map<String, Double> names = new LinkedHashMap<>();
        natives.of(NativeFamily.TWO_GAUSSIANS).added().forEach(p -> names.put(p.name(), 0.0));
        assertThat(names).containsOnlyKeys("second_weight", "second_centre", "second_fwhm");
    }
}
