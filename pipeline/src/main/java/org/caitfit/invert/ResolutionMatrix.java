package org.caitfit.invert;

import org.caitfit.evaluate.NormalTable;

/**
 * What the instrument makes of a profile: its share at the measured depths as weights of the nodes, for a profile linear
 * between equally spaced nodes and constant beyond the last one, blurred by a Gaussian and renormalised to the sample side.
 */
final class ResolutionMatrix {
    private final double[][] weight;
    /** By depth: the nodes that have a weight. */
    private final int[] first;

    private final int[] last;

    /** @param data measured depths @param nodes number of nodes @param spacing of the nodes, m @param sigma m, 0 for none */
    ResolutionMatrix(ProfileData data, int nodes, double spacing, double sigma) {
        weight = new double[data.depths()][nodes];
        for (int i = 0; i < weight.length; i++) {
            if (sigma > 0) {
                blurred(data.depth(i), spacing, sigma, weight[i]);
            } else {
                sharp(data.depth(i), spacing, weight[i]);
            }
        }
        first = new int[weight.length];
        last = new int[weight.length];
        for (int i = 0; i < weight.length; i++) {
            last[i] = nodes - 1;
            while (weight[i][first[i]] == 0) {
                first[i]++;
            }
            while (weight[i][last[i]] == 0) {
                last[i]--;
            }
        }
    }

    private static void sharp(double z, double spacing, double[] row) {
        int left = (int) Math.min(row.length - 2, Math.floor(z / spacing));
        double part = Math.min(1, z / spacing - left);
        row[left] = 1 - part;
        row[left + 1] = part;
    }

    private static void blurred(double z, double spacing, double sigma, double[] row) {
        double a = -z / sigma;
        double cdfA = NormalTable.cdf(a);
        double pdfA = NormalTable.pdf(a);
        double norm = 1 - cdfA;
        for (int i = 0; i < row.length - 1; i++) {
            double b = ((i + 1) * spacing - z) / sigma;
            double cdfB = NormalTable.cdf(b);
            double pdfB = NormalTable.pdf(b);
            double all = cdfB - cdfA;
            // mean position within the interval, from its left end, times the weight
            double right = (sigma * (pdfA - pdfB) + (z - i * spacing) * all) / spacing;
            row[i] += (all - right) / norm;
            row[i + 1] += right / norm;
            cdfA = cdfB;
            pdfA = pdfB;
        }
        row[row.length - 1] += (1 - cdfA) / norm;
    }

    /** Weight of a node at a measured depth. */
    double at(int depth, int node) {
        return weight[depth][node];
    }

    /** First node that has a weight at a measured depth. */
    int first(int depth) {
        return first[depth];
    }

    /** Last node that has a weight at a measured depth. */
    int last(int depth) {
        return last[depth];
    }

    /** The share that the instrument sees at every measured depth. */
    double[] seen(NativeShare profile) {
        double[] seen = new double[weight.length];
        double[] share = new double[profile.size()];
        for (int j = 0; j < share.length; j++) {
            share[j] = profile.share(j);
        }
        for (int i = 0; i < seen.length; i++) {
            for (int j = first[i]; j <= last[i]; j++) {
                seen[i] += weight[i][j] * share[j];
            }
        }
        return seen;
    }
}
