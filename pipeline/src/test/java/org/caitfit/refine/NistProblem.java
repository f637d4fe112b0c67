package org.caitfit.refine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A problem of nonlinear regression with its certified answer: parameters, their standard deviations and the sum of squares. */
final class NistProblem {
    /** Where the published difficulty is. */
    enum Level {
        LOWER,
        AVERAGE,
        HIGHER
    }

    final String name;
    final Level level;
    final Models.Curve curve;
    double[] x = {};
    double[] y = {};
    double[] start1 = {};
    double[] start2 = {};
    double[] certified = {};
    double[] deviations = {};
    double sum;

    NistProblem(String name, Level level, Models.Curve curve) {
        this.name = name;
        this.level = level;
        this.curve = curve;
    }

    NistProblem data(double[] xs, double[] ys) {
        x = xs;
        y = ys;
        return this;
    }

    NistProblem starts(double[] one, double[] two) {
        start1 = one;
        start2 = two;
        return this;
    }

    /** @param square certified residual sum of squares @param values certified parameters @param sigmas of them */
    NistProblem answer(double square, double[] values, double[] sigmas) {
        sum = square;
        certified = values;
        deviations = sigmas;
        return this;
    }

    int degrees() {
        return x.length - certified.length;
    }

    /** Unit of the residuals: their certified standard deviation; rounding where the data are exact. */
    double sigma() {
        return Math.max(Math.sqrt(sum / degrees()), 1e-9);
    }

    double squares(double[] b) {
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] - curve.at(b, x[i]);
            square += r * r;
        }
        return square;
    }

    double[] lower() {
        return IntStream.range(0, certified.length)
                .mapToDouble(k -> -3 * size(k))
                .toArray();
    }

    double[] upper() {
        return IntStream.range(0, certified.length)
                .mapToDouble(k -> 3 * size(k))
                .toArray();
    }

    private double size(int k) {
        return DoubleStream.of(start1[k], start2[k], certified[k])
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    /** Residuals with derivatives by differences of fourth order: good to ten digits. */
    ResidualModel model() {
        return new ResidualModel() {
            @Override
            public int parameters() {
                return certified.length;
            }

            @Override
            public Evaluation evaluate(double[] point, Purpose purpose) {
                double[] r = new double[x.length];
                double[][] jacobian = new double[x.length][point.length];
                for (int i = 0; i < r.length; i++) {
                    r[i] = (curve.at(point, x[i]) - y[i]) / sigma();
                    if (!Double.isFinite(r[i])) {
                        return new NoResiduals("Overflow.");
                    }
                }
                for (int k = 0; k < point.length; k++) {
                    double h = 1e-3 * Math.max(Math.abs(point[k]), 1e-6 * size(k));
                    double[] b = point.clone();
                    for (int i = 0; i < r.length; i++) {
                        double[] f = new double[4];
                        for (int s = 0; s < 4; s++) {
                            b[k] = point[k] + h * (s < 2 ? s - 2 : s - 1);
                            f[s] = curve.at(b, x[i]);
                        }
                        jacobian[i][k] = (f[0] - 8 * f[1] + 8 * f[2] - f[3]) / (12 * h) / sigma();
                    }
                }
                return new Residuals(r, Optional.of(jacobian));
            }
        };
    }

    @Override
    public String toString() {
        return name;
    }

    /** A problem whose data are in a file of NIST: first column y, second x. */
    static NistProblem file(String name, Level level, Models.Curve curve) {
        NistProblem problem = new NistProblem(name, level, curve);
        List<double[]> parameters = new ArrayList<>();
        List<double[]> data = new ArrayList<>();
        boolean inData = false;
        for (String line : text("nist/" + name + ".dat").split("\n")) {
            if (line.matches("\\s*b\\d\\s*=.*")) {
                parameters.add(numbers(line.substring(line.indexOf('=') + 1)));
            } else if (line.startsWith("Residual Sum of Squares:")) {
                problem.sum = Double.parseDouble(line.substring(24).strip());
            } else if (line.matches("Data:\\s+y\\s+x\\s*")) {
                inData = true;
            } else if (inData && !line.isBlank()) {
                data.add(numbers(line));
            }
        }
        problem.start1 = column(parameters, 0);
        problem.start2 = column(parameters, 1);
        problem.certified = column(parameters, 2);
        problem.deviations = column(parameters, 3);
        return problem.data(column(data, 1), column(data, 0));
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(NistProblem.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
