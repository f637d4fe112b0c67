package org.caitfit.refine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Small models for the tests. */
final class Models {
    /** A tilted valley: optimum (3, 2) outside x <= 2; correlated, so clamping x alone gives the wrong y. */
    static final ResidualModel TILTED = of(2, p -> new double[] {
        10 * (p[0] - 3) + 8 * (p[1] - 2), 2 * (p[1] - 2) - (p[0] - 3), 0.5 * Math.sin(p[1]) + 0.1 * p[0]
    });

    static final ResidualModel ROSENBROCK = of(2, p -> new double[] {10 * (p[1] - p[0] * p[0]), 1 - p[0]});

    private Models() {}

    /** Residuals as a function; an empty array where the model fails. */
    static ResidualModel of(int parameters, Function<double[], double[]> residuals) {
        return new ResidualModel() {
            @Override
            public int parameters() {
                return parameters;
            }

            @Override
            public Evaluation evaluate(double[] point, Purpose purpose) {
                double[] r = residuals.apply(point);
                return r.length == 0 ? new NoResiduals("Beyond the wall.") : new Residuals(r, Optional.empty());
            }
        };
    }

    /** With an exact Jacobian, rows by residual. */
    static ResidualModel exact(
            int parameters, Function<double[], double[]> residuals, Function<double[], double[][]> jacobian) {
        return new ResidualModel() {
            @Override
            public int parameters() {
                return parameters;
            }

            @Override
            public Evaluation evaluate(double[] point, Purpose purpose) {
                return new Residuals(residuals.apply(point), Optional.of(jacobian.apply(point)));
            }
        };
    }

    /** The same model, batches run on several threads in an order of their own. */
    static ResidualModel parallel(ResidualModel model) {
        return new ResidualModel() {
            @Override
            public int parameters() {
                return model.parameters();
            }

            @Override
            public Evaluation evaluate(double[] point, Purpose purpose) {
                return model.evaluate(point, purpose);
            }

            @Override
            public List<Evaluation> evaluateAll(List<double[]> points, Purpose purpose) {
                return IntStream.range(0, points.size())
                        .parallel()
                        .mapToObj(i -> model.evaluate(points.get(i), purpose))
                        .toList();
            }
        };
    }

    /** y = f(b, x) with one sigma. */
    static ResidualModel curve(int parameters, double[] x, double[] y, double sigma, Curve f) {
        return of(parameters, b -> {
            double[] r = new double[x.length];
            for (int i = 0; i < r.length; i++) {
                r[i] = (f.at(b, x[i]) - y[i]) / sigma;
            }
            return r;
        });
    }

    static ResidualModel.Residuals residuals(ResidualModel model, double... point) {
        return (ResidualModel.Residuals) model.evaluate(point, ResidualModel.Purpose.TRIAL);
    }

    static double chiSquare(ResidualModel model, double... point) {
        double[] r = residuals(model, point).values();
        return Numbers.dot(r, r);
    }

    interface Curve {
        double at(double[] b, double x);
    }
}
