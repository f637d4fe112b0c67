package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.refine.ResidualModel;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Scale;
import org.junit.jupiter.api.Test;

/** Directions that data leave open, in words. */
class OpenDirectionTest {
    private static final DisplayUnit DIFFUSIVITY = new DisplayUnit("m2/s", "m2_per_s", 1);
    private static final DisplayUnit MEV = new DisplayUnit("meV", "meV", 1.602176634e-22);
    private static final ParameterSpec ONE = new ParameterSpec("d_K", DIFFUSIVITY, 1e-22, 1e-18, Scale.LOG10, 2);
    private static final ParameterSpec OTHER = new ParameterSpec("d_Li", DIFFUSIVITY, 1e-19, 1e-16, Scale.LOG10, 2);
    private static final ParameterSpec WIDTH =
            new ParameterSpec("sed_fwhm", MEV, 100 * 1.602176634e-22, 400 * 1.602176634e-22, Scale.LINEAR, 2);

    /** One residual pair that sees only a sum of the search coordinates with these factors. */
    private static String text(List<ParameterSpec> specs, double... factors) {
        ParameterSpace space = new ParameterSpace(specs);
        double[] middle = new double[specs.size()];
        for (int k = 0; k < middle.length; k++) {
            middle[k] = 0.5 * (space.lower()[k] + space.upper()[k]);
        }
        ResidualModel model = new ResidualModel() {
            @Override
            public int parameters() {
                return factors.length;
            }

            @Override
            public Evaluation evaluate(double[] point, Purpose purpose) {
                double sum = 0;
                for (int k = 0; k < factors.length; k++) {
                    sum += 100 * factors[k] * (point[k] - middle[k]);
                }
                return new Residuals(
                        new double[] {sum, 0.5},
                        Optional.of(new double[][] {times(factors), new double[factors.length]}));
            }
        };
        Refinement fit = new Refiner(RefineSettings.defaults()).refine(model, space.lower(), space.upper(), middle);
        return OpenDirection.text(fit.covariance().orElseThrow(), space);
    }

    private static double[] times(double[] factors) {
        double[] row = factors.clone();
        for (int k = 0; k < row.length; k++) {
            row[k] *= 100;
        }
        return row;
    }

    @Test
    void aRatioAProductAndWhatLiesBetween() {
        assertThat(text(List.of(ONE, OTHER), 1, -1))
                .isEqualTo("The data determine only the ratio d_K/d_Li, not the two themselves.");
        assertThat(text(List.of(ONE, OTHER), 1, 1))
                .isEqualTo("The data determine only the product d_K\u00b7d_Li, not the two themselves.");
        assertThat(text(List.of(ONE, OTHER), 1, -0.6))
                .isEqualTo("The data determine log10 d_K \u2212 0.60 log10 d_Li, not the two themselves.");
        assertThat(text(List.of(ONE, OTHER), 1, 0.6))
                .isEqualTo("The data determine log10 d_K + 0.60 log10 d_Li, not the two themselves.");
    }

    @Test
    void oneParameterAlone() {
        assertThat(text(List.of(ONE, OTHER), 1, 0)).isEqualTo("The data say nothing of d_Li near the fitted value.");
        assertThat(text(List.of(ONE, OTHER), 1, 1e-12)).contains("nothing of d_Li");
    }

    @Test
    void otherScalesMoveTogetherByStatedAmounts() {
        // a decade of d_K does what 150 meV do
        String text = text(List.of(WIDTH, ONE), 1 / (150 * 1.602176634e-22), -1);
        assertThat(text)
                .startsWith("These can change together without changing the fit: sed_fwhm by ")
                .contains("meV, d_K by ", "decades.");
    }

    @Test
    void whereAllIsDeterminedThereIsNothingToSay() {
        assertThat(text(List.of(ONE), 1)).isEmpty();
    }
}
