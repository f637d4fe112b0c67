package org.caitfit.space;

import java.util.Optional;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec.Grid;

/** Points of the grid stage as a function of their number: never a list in memory, the same on every machine. */
public final class CandidateGrid {
    /** Largest grid of one experiment. */
    public static final long LARGEST = 100_000_000;

    private final ParameterSpace space;
    private final Grid kind;
    private final long size;
    private final double[] lower;
    private final double[] upper;
    /** Reads its table when it is made, which takes longer than a thousand points. */
    private final Optional<SobolSequenceGenerator> sequence;

    public CandidateGrid(ParameterSpace space, Grid kind) {
        this.space = space;
        this.kind = kind;
        this.size = size(space, kind);
        this.lower = space.lower();
        this.upper = space.upper();
        this.sequence = kind instanceof Grid.Sobol && space.size() > 0
                ? Optional.of(new SobolSequenceGenerator(space.size()))
                : Optional.empty();
    }

    private static long size(ParameterSpace space, Grid kind) {
        if (kind instanceof Grid.Sobol s) {
            return space.size() == 0 ? 1 : s.points();
        }
        long product = 1;
        for (ParameterSpec p : space.parameters()) {
            product *= p.gridPoints();
            if (product > LARGEST) {
                throw new IllegalArgumentException("the regular grid has more than " + LARGEST
                        + " points\nMaybe use fewer grid points per parameter, or Sobol points.");
            }
        }
        return product;
    }

    public long size() {
        return size;
    }

    /** Point on the search scales. @param index 0 .. size - 1; the last parameter varies fastest on a regular grid */
    public double[] at(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("grid point " + index + " of " + size);
        }
        double[] unit = kind instanceof Grid.Sobol ? sobol(index) : regular(index);
        for (int i = 0; i < unit.length; i++) {
            unit[i] = lower[i] + unit[i] * (upper[i] - lower[i]);
        }
        return unit;
    }

    private double[] regular(long index) {
        double[] unit = new double[space.size()];
        long rest = index;
        for (int i = unit.length - 1; i >= 0; i--) {
            int points = space.parameters().get(i).gridPoints();
            long level = rest % points;
            rest /= points;
            unit[i] = points == 1 ? 0.5 : level / (points - 1.0);
        }
        return unit;
    }

    private double[] sobol(long index) {
        if (sequence.isEmpty()) {
            return new double[0];
        }
        SobolSequenceGenerator generator = sequence.get();
        synchronized (generator) {
            // point 0 of the sequence is the corner of all lower bounds
            return generator.skipTo((int) index + 1);
        }
    }
}
