package org.caitfit.refine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the data say about the parameters around a point, to first order: (J^T J)^-1 over the free parameters on the
 * search scale, from the singular values of J with columns of unit length. Residuals are in sigma, so there is no factor
 * chi-square/(N - p) unless asked for. Immutable.
 */
public final class Covariance {
    /** A parameter with a larger share of an undetermined unit direction (scaled coordinates) has no sigma. */
    private static final double SIGNIFICANT = 0.01;

    private final double[][] columns;
    private final double[][] normal;
    private final ScaledSvd svd;
    private final double rankTolerance;
    private final double birge;
    private final double[] spans;
    private final BitSet atBound;

    /**
     * @param columns d residuals / d parameter, by parameter, all of them
     * @param free parameters that no bound holds
     * @param atBound parameters at a bound; some may be free all the same
     */
    Covariance(
            double[][] columns, BitSet free, BitSet atBound, double[] spans, double chiSquare, double rankTolerance) {
        this.columns = columns.clone();
        this.rankTolerance = rankTolerance;
        this.spans = spans;
        this.atBound = atBound;
        svd = new ScaledSvd(columns, free, rankTolerance);
        normal = new double[columns.length][columns.length];
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                normal[i][j] = Numbers.dot(columns[i], columns[j]);
            }
        }
        int degrees = (columns.length == 0 ? 0 : columns[0].length) - svd.parameters.length;
        birge = degrees > 0 ? Math.sqrt(chiSquare / degrees) : Double.NaN;
    }

    /**
     * The free parameters, ascending; the order of all lists here. Left out are those that the gradient presses against
     * their bound. One that lies at a bound for no reason, in a direction that the data leave open, is free: held, it
     * would lend the others a certainty that is not in the data.
     */
    public List<Integer> freeParameters() {
        return Arrays.stream(svd.parameters).boxed().toList();
    }

    /** Of the Jacobian with columns of unit length, descending, one per free parameter. */
    public List<Double> singularValues() {
        return Arrays.stream(svd.singular).boxed().toList();
    }

    /** Number of directions that the data determine. */
    public int rank() {
        return svd.rank;
    }

    /** Largest over smallest singular value; infinite if that is 0, 1 without free parameters. */
    public double condition() {
        int n = svd.singular.length;
        return n == 0 ? 1 : svd.singular[0] / svd.singular[n - 1];
    }

    /** Row-major (J^T J)^-1 on the search scale; empty if the rank is not full. */
    public List<Double> matrix() {
        int n = svd.parameters.length;
        List<Double> matrix = new ArrayList<>();
        for (int i = 0; i < n && svd.rank == n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.add(entry(i, j));
            }
        }
        return matrix;
    }

    /**
     * Standard deviation on the search scale (decades for log10). Empty at a bound and where an undetermined direction
     * has a share in the parameter; a determined parameter keeps its sigma when others are undetermined.
     */
    public OptionalDouble sigma(int parameter) {
        int i = Arrays.binarySearch(svd.parameters, parameter);
        if (i < 0 || atBound.get(parameter)) {
            return OptionalDouble.empty();
        }
        double share = 0;
        for (int s = svd.rank; s < svd.singular.length; s++) {
            share += svd.right(s, i) * svd.right(s, i);
        }
        return share > SIGNIFICANT * SIGNIFICANT ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(entry(i, i)));
    }

    /**
     * How far a small change of the residuals moves the optimum: -(J^T J)^-1 J^T change, of every parameter on the search
     * scale. Undetermined directions do not move; a parameter without a sigma has no shift either.
     *
     * @param change by residual, in sigma
     */
    public List<OptionalDouble> shift(double[] change) {
        double[] step = svd.step(change);
        List<OptionalDouble> shift = new ArrayList<>();
        for (int k = 0; k < normal.length; k++) {
            int i = Arrays.binarySearch(svd.parameters, k);
            shift.add(sigma(k).isPresent() ? OptionalDouble.of(step[i] / svd.lengths[i]) : OptionalDouble.empty());
        }
        return shift;
    }

    /**
     * Standard deviation of a quantity that follows from the parameters, to first order. Parameters that a bound holds count
     * as known.
     *
     * @param gradient of the quantity by all parameters on their search scales, not modified
     * @return in the unit of the quantity; empty where an undetermined direction has a share in it, or no parameter has
     */
    public OptionalDouble sigma(double[] gradient) {
        double[] scaled = new double[svd.parameters.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = gradient[svd.parameters[i]] / svd.lengths[i];
        }
        double variance = 0;
        double undetermined = 0;
        for (int s = 0; s < scaled.length; s++) {
            double along = 0;
            for (int i = 0; i < scaled.length; i++) {
                along += svd.right(s, i) * scaled[i];
            }
            if (s < svd.rank) {
                variance += along * along / (svd.singular[s] * svd.singular[s]);
            } else {
                undetermined += along * along;
            }
        }
        boolean open = undetermined > SIGNIFICANT * SIGNIFICANT * Numbers.dot(scaled, scaled);
        return open || !(variance > 0) ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(variance));
    }

    /**
     * The part of a small change of the residuals that no step of the free parameters undoes: |change + J step|^2, the step
     * being that of {@link #shift}.
     *
     * @param change by residual, in sigma
     */
    public double unexplained(double[] change) {
        return Math.max(0, Numbers.dot(change, change) - svd.reduction(change));
    }

    /**
     * A combination of the free parameters.
     *
     * @param weights one per free parameter, the one of largest size is 1
     * @param sigma standard deviation of the sum of weights times parameters, in their units; infinite if the data leave it open
     */
    public record Combination(List<Double> weights, double sigma) {
        public Combination {
            weights = List.copyOf(weights);
        }
    }

    /**
     * Combinations of the free parameters that the data determine independently of each other, the best determined first:
     * principal axes of the covariance, parameters being measured in given units.
     *
     * @param units of all parameters, on their search scales, positive; the combinations depend on them
     */
    public List<Combination> combinations(double[] units) {
        int n = svd.parameters.length;
        double[][] columns = new double[n][n];
        BitSet all = new BitSet();
        all.set(0, n);
        for (int i = 0; i < n; i++) {
            for (int s = 0; s < n; s++) {
                // J = U S V^T D; U is orthogonal and changes no length
                columns[i][s] = s < svd.rank
                        ? svd.singular[s] * svd.right(s, i) * svd.lengths[i] * units[svd.parameters[i]]
                        : 0;
            }
        }
        double longest = 0;
        for (double[] column : columns) {
            longest = Math.max(longest, Numbers.norm(column));
        }
        ScaledSvd axes = new ScaledSvd(columns, all, 0, longest);
        List<Combination> combinations = new ArrayList<>();
        for (int s = 0; s < n; s++) {
            int largest = 0;
            for (int i = 1; i < n; i++) {
                largest = Math.abs(axes.right(s, i)) > Math.abs(axes.right(s, largest)) ? i : largest;
            }
            double scale = axes.right(s, largest);
            List<Double> weights = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                weights.add(axes.right(s, i) / scale + 0.0);
            }
            double sigma = s < svd.rank ? 1 / (axes.singular[s] * longest * Math.abs(scale)) : Double.POSITIVE_INFINITY;
            combinations.add(new Combination(weights, sigma));
        }
        combinations.sort(Comparator.comparingDouble(Combination::sigma));
        return combinations;
    }

    /**
     * How the optimum moves with each residual: d(parameter)/d(residual), on the search scale per sigma, by residual, so
     * that {@link #shift} is its product with a change. Owned by the caller; empty where there is no sigma.
     */
    public double[] influence(int parameter) {
        int i = Arrays.binarySearch(svd.parameters, parameter);
        return sigma(parameter).isPresent() ? svd.stepOf(i, columns[0].length) : new double[0];
    }

    /** d(residual)/d(parameter) at the point, in sigma per unit of the search scale. */
    public double derivative(int residual, int parameter) {
        return columns[parameter][residual];
    }

    /**
     * How the others follow, to first order, when one parameter is moved and held: d(parameter)/d(held), by parameter, on the
     * search scales. 1 for itself, 0 for those that a bound holds; undetermined directions do not move.
     */
    public List<Double> response(int held) {
        BitSet others = new BitSet();
        for (int k : svd.parameters) {
            others.set(k, k != held);
        }
        ScaledSvd rest = new ScaledSvd(columns, others, rankTolerance);
        double[] step = others.isEmpty() ? new double[0] : rest.step(columns[held]);
        List<Double> response = new ArrayList<>();
        for (int k = 0; k < columns.length; k++) {
            int i = Arrays.binarySearch(rest.parameters, k);
            response.add(k == held ? 1 : i < 0 ? 0 : step[i] / rest.lengths[i]);
        }
        return response;
    }

    /** Sigma times sqrt(chi-square/(N - p)), for sigmas of the data that are only relative; empty also without N > p. */
    public OptionalDouble sigmaScaledByMisfit(int parameter) {
        OptionalDouble sigma = sigma(parameter);
        return sigma.isPresent() && Double.isFinite(birge)
                ? OptionalDouble.of(sigma.getAsDouble() * birge)
                : OptionalDouble.empty();
    }

    /**
     * The least determined direction over the free parameters, in fractions of the bound spans (so that parameters of
     * different units compare), of unit length; of the components at least half as large as the largest, the first is
     * positive. A null direction if the rank is not full.
     */
    public List<Double> leastDetermined() {
        int n = svd.parameters.length;
        double[] direction = new double[n];
        int largest = 0;
        for (int i = 0; i < n; i++) {
            direction[i] = svd.right(n - 1, i) / svd.lengths[i] / spans[svd.parameters[i]];
            largest = Math.abs(direction[i]) > Math.abs(direction[largest]) ? i : largest;
        }
        int first = 0;
        while (first < n && Math.abs(direction[first]) < 0.5 * Math.abs(direction[largest])) {
            first++;
        }
        double length = Numbers.norm(direction);
        List<Double> unit = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double share = direction[i] / (direction[first] < 0 ? -length : length);
            unit.add(share + 0.0); // no -0.0
        }
        return unit;
    }

    /** |J (b - a)|: change of the residuals, in sigma, between two points; undetermined directions cost nothing. */
    public double distance(Point a, Point b) {
        double sum = 0;
        for (int i = 0; i < normal.length; i++) {
            for (int j = 0; j < normal.length; j++) {
                sum += (b.at(i) - a.at(i)) * normal[i][j] * (b.at(j) - a.at(j));
            }
        }
        return Math.sqrt(Math.max(0, sum));
    }

    private double entry(int i, int j) {
        double sum = 0;
        for (int s = 0; s < svd.rank; s++) {
            sum += svd.right(s, i) * svd.right(s, j) / (svd.singular[s] * svd.singular[s]);
        }
        return sum / svd.lengths[i] / svd.lengths[j];
    }
}
