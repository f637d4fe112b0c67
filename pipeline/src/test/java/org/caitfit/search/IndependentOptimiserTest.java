package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.caitfit.SyntheticStudy;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.refine.ResidualModel;
import org.caitfit.refine.ResidualModel.Purpose;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresFactory;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refinement of two experiments against the Levenberg-Marquardt of Hipparchus on the same runs, from another start. */
final class IndependentOptimiserTest {
    @TempDir
    private Path folder;

    @Test
    void bothEndAtTheSameOptimum() {
        Study study = SyntheticStudy.read(
                SyntheticStudy.cait(folder, 2, 8, "starts: 1", "max_evaluations: 60", "fits: {joint: [K, Rb]}"));
        FitSpec fit = study.search().fits().get(0);
        List<ExperimentModel> experiments = new TriedModels(study).of(fit);
        FitModel model = new FitModel(study, fit, experiments, "joint#1");
        ParameterSpace space = model.space();
        double[] start = space.point(SyntheticStudy.CAIT_TRUTH);
        double[] other = start.clone();
        for (int k = 0; k < start.length; k++) {
            double span = space.upper()[k] - space.lower()[k];
            start[k] += 0.03 * span;
            other[k] -= 0.03 * span;
        }
        Refinement loose = new Refiner(RefineSettings.defaults()).refine(model, space.lower(), space.upper(), start);
        Refinement ours = new Refiner(RefineSettings.defaults().withTolerances(1e-13, 1e-10, 1e-13))
                .refine(model, space.lower(), space.upper(), start);
        int residuals = ours.points();
        // a unit of its own for each parameter: theirs has no scaling of small numbers
        double[] unit = new double[other.length];
        for (int k = 0; k < unit.length; k++) {
            unit[k] = ours.covariance().orElseThrow().sigma(k).orElseThrow();
        }
        var peer = new LevenbergMarquardtOptimizer()
                .withCostRelativeTolerance(1e-13)
                .withParameterRelativeTolerance(1e-13)
                .optimize(LeastSquaresFactory.create(
                        LeastSquaresFactory.model(
                                u -> at(model, scaled(u, unit)).values(),
                                u -> inUnits(
                                        at(model, scaled(u, unit)).jacobian().orElseThrow(), unit)),
                        new ArrayRealVector(residuals),
                        new ArrayRealVector(divided(other, unit)),
                        new DiagonalMatrix(new ArrayRealVector(residuals, 1.0).toArray()),
                        null,
                        200,
                        200));

        assertThat(ours.reason().optimal()).as(ours.detail()).isTrue();
        assertThat(peer.getCost() * peer.getCost()).isCloseTo(ours.chiSquare(), within(1e-5));
        for (int k = 0; k < unit.length; k++) {
            assertThat(peer.getPoint().getEntry(k))
                    .as(space.parameters().get(k).name() + " in sigma")
                    .isCloseTo(ours.best().at(k) / unit[k], within(1e-3));
            assertThat(loose.best().at(k) / unit[k]).isCloseTo(ours.best().at(k) / unit[k], within(0.05));
            assertThat(peer.getSigma(1e-12).getEntry(k)).isCloseTo(1, within(1e-3));
        }
    }

    private static ResidualModel.Residuals at(FitModel model, double[] point) {
        return (ResidualModel.Residuals) model.evaluate(point, Purpose.TRIAL);
    }

    private static double[] scaled(double[] u, double[] unit) {
        double[] x = u.clone();
        for (int k = 0; k < x.length; k++) {
            x[k] *= unit[k];
        }
        return x;
    }

    private static double[] divided(double[] x, double[] unit) {
        double[] u = x.clone();
        for (int k = 0; k < u.length; k++) {
            u[k] /= unit[k];
        }
        return u;
    }

    private static double[][] inUnits(double[][] jacobian, double[] unit) {
        double[][] scaled = new double[jacobian.length][];
        for (int i = 0; i < jacobian.length; i++) {
            scaled[i] = scaled(jacobian[i], unit);
        }
        return scaled;
    }
}
