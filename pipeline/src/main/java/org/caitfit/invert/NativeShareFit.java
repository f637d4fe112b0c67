package org.caitfit.invert;

import java.util.Arrays;

/**
 * The native share that explains measured data: a monotone penalised spline. Its blurred image is compared with the data; the
 * data themselves are never sharpened or smoothed. Minimises, with u the logit of the share and residuals r in sigma,
 *
 * <pre>sum r^2 + smoothness * integral (d^2u/dxi^2)^2 dxi,   du/dx &gt;= 0,   xi = ln(1 + x/c), scaled</pre>
 *
 * Without any penalty are u linear in xi, to which the convective limit tends where D(n) is a power of n, and one kink, behind
 * which the front rises: at a shock the share itself is discontinuous and a spline without the kink would ring or round off the
 * plateau. The noise is known, so the smoothness that predicts best is that with the least sum r^2 + 2 (effective number
 * of parameters) (unbiased risk estimate; Mallows, Technometrics 15 (1973) 661). For a couple there is no kink and c is large.
 */
final class NativeShareFit {
    /** In place of a kink, for none. */
    static final int NO_KINK = -1;

    /** The xi of the last node. */
    private static final double LENGTH = 3;

    private static final int MAXIMAL_ITERATIONS = 60;
    /** Fall of the cost, in units of chi-square, below which another step would change nothing that matters. */
    private static final double CONVERGED = 1e-3;

    private final ResolutionMatrix blur;
    private final double spacing;
    private final double[] xi;
    private final int nodes;

    /** @param nodes number of nodes @param spacing m @param offset the c of xi, m */
    NativeShareFit(ResolutionMatrix blur, int nodes, double spacing, double offset) {
        this.blur = blur;
        this.nodes = nodes;
        this.spacing = spacing;
        this.xi = new double[nodes];
        double whole = StrictMath.log(((nodes - 1) * spacing + offset) / offset);
        for (int i = 0; i < nodes; i++) {
            xi[i] = LENGTH * StrictMath.log((i * spacing + offset) / offset) / whole;
        }
    }

    /**
     * A fit.
     *
     * @param share the curve
     * @param kink node of the kink, or {@link #NO_KINK}
     * @param smoothness weight of the penalty
     * @param chiSquare of the blurred curve against the data
     * @param cost the same and the penalty
     */
    record Fitted(NativeShare share, int kink, double smoothness, double chiSquare, double cost) {}

    /** Effective number of parameters of a fit: the trace of the matrix that makes fitted values of measured ones. */
    double parameters(ProfileData data, Fitted fitted) {
        Normal normal = new Normal(data, fitted.kink(), fitted.smoothness());
        double[] step = steps(fitted.share());
        normal.load(step);
        return normal.effectiveParameters(normal.held(step));
    }

    /** @param data measured @param kink node @param smoothness of the penalty @param start logit at the nodes, rising */
    Fitted fit(ProfileData data, int kink, double smoothness, NativeShare start) {
        double[] step = steps(start);
        Normal normal = new Normal(data, kink, smoothness);
        double cost = normal.load(step);
        for (int iteration = 0; iteration < MAXIMAL_ITERATIONS; iteration++) {
            boolean[] held = normal.held(step);
            double[] change = normal.newton(held);
            double length = 1;
            double next = Double.POSITIVE_INFINITY;
            double[] trial = step;
            while (length > 1e-6) {
                trial = moved(step, change, length);
                next = normal.cost(trial);
                if (next < cost) {
                    break;
                }
                length *= 0.4;
            }
            if (!(next < cost)) {
                break;
            }
            boolean converged = cost - next < CONVERGED;
            step = trial;
            cost = normal.load(step);
            if (converged) {
                break;
            }
        }
        NativeShare share = share(step);
        return new Fitted(share, kink, smoothness, data.chiSquare(blur.seen(share)), cost);
    }

    private static double[] moved(double[] step, double[] change, double length) {
        double[] moved = step.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= length * change[i];
            moved[i] = i == 0 ? moved[i] : Math.max(0, moved[i]);
        }
        return moved;
    }

    /** First logit, then the rise to each node. */
    private static double[] steps(NativeShare share) {
        double[] step = new double[share.size()];
        step[0] = share.logit(0);
        for (int i = 1; i < step.length; i++) {
            step[i] = Math.max(0, share.logit(i) - share.logit(i - 1));
        }
        return step;
    }

    private NativeShare share(double[] step) {
        double[] logit = step.clone();
        for (int i = 1; i < logit.length; i++) {
            logit[i] += logit[i - 1];
        }
        return new NativeShare(spacing, logit);
    }

    /** Normal equations of the linearised problem in the steps. */
    private final class Normal {
        private final ProfileData data;
        private final int kink;
        private final double smoothness;
        private final double[][] information = new double[nodes][nodes];
        private final double[][] matrix = new double[nodes][nodes];
        private final double[] gradient = new double[nodes];

        Normal(ProfileData data, int kink, double smoothness) {
            this.data = data;
            this.kink = kink;
            this.smoothness = smoothness;
        }

        double cost(double[] step) {
            double sum = data.chiSquare(blur.seen(share(step)));
            for (int i = 1; i < nodes - 1; i++) {
                double bend = bend(step, i);
                sum += smoothness * bend * bend;
            }
            return sum;
        }

        /** Change of slope at a node, weighted so that its square sums to the integral; 0 at the kink. */
        private double bend(double[] step, int i) {
            return i == kink ? 0 : step[i + 1] * right(i) - step[i] * left(i);
        }

        private double right(int i) {
            return 1 / ((xi[i + 1] - xi[i]) * Math.sqrt(0.5 * (xi[i + 1] - xi[i - 1])));
        }

        private double left(int i) {
            return 1 / ((xi[i] - xi[i - 1]) * Math.sqrt(0.5 * (xi[i + 1] - xi[i - 1])));
        }

        /** Linearises at a point; returns the cost there. */
        double load(double[] step) {
            NativeShare share = share(step);
            double[] seen = blur.seen(share);
            for (double[] row : information) {
                Arrays.fill(row, 0);
            }
            Arrays.fill(gradient, 0);
            double[] byLogit = new double[nodes];
            for (int j = 0; j < nodes; j++) {
                double n = share.share(j);
                byLogit[j] = n * (1 - n);
            }
            double[] own = new double[nodes];
            for (int i = 0; i < data.depths(); i++) {
                double square = 0;
                double slope = 0;
                for (int k = 0; k < data.ions(); k++) {
                    double s = data.slope(k, i, seen[i]);
                    square += s * s;
                    slope += s * data.residual(k, i, seen[i]);
                }
                for (int a = blur.first(i); a <= blur.last(i); a++) {
                    own[a] = blur.at(i, a) * byLogit[a];
                    gradient[a] += slope * own[a];
                    for (int b = blur.first(i); b <= a; b++) {
                        information[a][b] += square * own[a] * own[b];
                    }
                }
            }
            // of the logits so far: a step moves all of them from its node on
            for (int a = 0; a < nodes; a++) {
                for (int b = 0; b < a; b++) {
                    information[b][a] = information[a][b];
                }
            }
            for (int a = nodes - 1; a >= 0; a--) {
                gradient[a] += a + 1 < nodes ? gradient[a + 1] : 0;
                for (int b = nodes - 1; b >= 0; b--) {
                    double right = b + 1 < nodes ? information[a][b + 1] : 0;
                    double below = a + 1 < nodes ? information[a + 1][b] : 0;
                    double both = a + 1 < nodes && b + 1 < nodes ? information[a + 1][b + 1] : 0;
                    information[a][b] += right + below - both;
                }
            }
            for (int a = 0; a < nodes; a++) {
                System.arraycopy(information[a], 0, matrix[a], 0, a + 1);
            }
            for (int i = 1; i < nodes - 1; i++) {
                if (i != kink) {
                    double bend = bend(step, i);
                    gradient[i] -= smoothness * bend * left(i);
                    gradient[i + 1] += smoothness * bend * right(i);
                    matrix[i][i] += smoothness * left(i) * left(i);
                    matrix[i + 1][i] -= smoothness * left(i) * right(i);
                    matrix[i + 1][i + 1] += smoothness * right(i) * right(i);
                }
            }
            return cost(step);
        }

        /** Steps that stay 0: they would go below it. */
        boolean[] held(double[] step) {
            boolean[] held = new boolean[nodes];
            for (int i = 1; i < nodes; i++) {
                held[i] = step[i] <= 0 && gradient[i] > 0;
            }
            return held;
        }

        double[] newton(boolean[] held) {
            int[] free = free(held);
            double[] b = new double[free.length];
            for (int a = 0; a < free.length; a++) {
                b[a] = gradient[free[a]];
            }
            new Cholesky(part(matrix, free)).solve(b);
            double[] change = new double[nodes];
            for (int a = 0; a < free.length; a++) {
                change[free[a]] = b[a];
            }
            return change;
        }

        double effectiveParameters(boolean[] held) {
            int[] free = free(held);
            Cholesky factors = new Cholesky(part(matrix, free));
            double trace = 0;
            double[] column = new double[free.length];
            for (int a = 0; a < free.length; a++) {
                for (int b = 0; b < free.length; b++) {
                    column[b] = information[Math.max(free[a], free[b])][Math.min(free[a], free[b])];
                }
                factors.solve(column);
                trace += column[a];
            }
            return trace;
        }

        private static int[] free(boolean[] held) {
            int[] free = new int[held.length];
            int count = 0;
            for (int i = 0; i < held.length; i++) {
                if (!held[i]) {
                    free[count++] = i;
                }
            }
            return Arrays.copyOf(free, count);
        }

        /** A tiny multiple of the diagonal keeps directions solvable of which nothing is known. */
        private double[][] part(double[][] whole, int[] free) {
            double[][] part = new double[free.length][free.length];
            for (int a = 0; a < free.length; a++) {
                for (int b = 0; b <= a; b++) {
                    part[a][b] = whole[free[a]][free[b]];
                }
                part[a][a] *= 1 + 1e-10;
            }
            return part;
        }
    }
}
