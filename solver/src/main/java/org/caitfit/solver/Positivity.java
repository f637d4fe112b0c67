package org.caitfit.solver;

/**
 * Undoes the small negative densities that an L-stable method of order 2 can leave in the tails of a profile: what is
 * missing in a cell is exchanged with its neighbour, ion against ion, so that every ion and the charge of every cell
 * are kept exactly. Where no other ion is left to be exchanged (a depletion layer), the charge moves with the ion and the
 * field between the two cells follows.
 */
final class Positivity {
    /** Densities above minus this are round-off. */
    static final double ROUND_OFF = 1e-14;

    private final NppSystem system;
    private final double[] charge;

    /** Amount moved since the start, scaled (a length). */
    double moved;

    Positivity(NppSystem system) {
        this.system = system;
        this.charge = new double[system.ions];
        for (int k = 0; k < charge.length; k++) {
            charge[k] = system.chargeOf(k);
        }
    }

    /** Smallest density of any ion in any cell. */
    double smallest(double[] u, double[] edges) {
        double least = 0;
        for (int cell = 0; cell < system.cells; cell++) {
            least = Math.min(least, system.lastDensity(u, edges, cell));
            for (int k = 0; k < charge.length - 1; k++) {
                least = Math.min(least, u[system.density(k, cell)]);
            }
        }
        return least;
    }

    /** Makes all densities positive. @param u unknowns, modified */
    void repair(double[] u, double[] edges) {
        for (int k = 0; k < charge.length; k++) {
            // a debt is passed on towards where the ion is at home: the delivered one at the front, the others at the
            // back
            boolean delivered = k == charge.length - 1;
            sweep(u, edges, k, delivered);
            sweep(u, edges, k, !delivered);
        }
    }

    private void sweep(double[] u, double[] edges, int ion, boolean towardsFront) {
        for (int i = 0; i < system.cells - 1; i++) {
            int cell = towardsFront ? system.cells - 1 - i : i;
            double n = ion < charge.length - 1 ? u[system.density(ion, cell)] : system.lastDensity(u, edges, cell);
            if (n < -ROUND_OFF) {
                exchange(u, edges, ion, cell, towardsFront ? cell - 1 : cell + 1, n);
            }
        }
    }

    private void exchange(double[] u, double[] edges, int ion, int cell, int other, double n) {
        double width = edges[cell + 1] - edges[cell];
        double otherWidth = edges[other + 1] - edges[other];
        double amount = -n * width;
        moved += amount;
        if (ion < charge.length - 1) {
            u[system.density(ion, cell)] += amount / width;
            u[system.density(ion, other)] -= amount / otherWidth;
            return;
        }
        // the last ion follows from the others: the most abundant one with the same sign of charge leaves in its place
        int richest = -1;
        for (int k = 0; k < charge.length - 1; k++) {
            boolean sameSign = charge[k] * charge[ion] > 0;
            if (sameSign && (richest < 0 || u[system.density(k, cell)] > u[system.density(richest, cell)])) {
                richest = k;
            }
        }
        double exchanged = richest < 0 ? 0 : amount * charge[ion] / charge[richest];
        if (richest < 0 || u[system.density(richest, cell)] * width < exchanged) {
            u[system.field(Math.max(cell, other))] +=
                    (other > cell ? amount : -amount) * charge[ion] / system.lambda2();
        } else {
            u[system.density(richest, cell)] -= exchanged / width;
            u[system.density(richest, other)] += exchanged / otherWidth;
        }
    }
}
