package org.caitfit.config;

/** Depths and columns of a profile file as numbers, in the units of the file. */
final class ProfileTable {
    private final String sha256;
    private final double[] depth;
    private final double[][] columns;

    ProfileTable(String sha256, double[] depth, double[][] columns) {
        this.sha256 = sha256;
        this.depth = depth.clone();
        this.columns = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            this.columns[c] = columns[c].clone();
        }
    }

    /** Hex digest of the file. */
    String sha256() {
        return sha256;
    }

    /** Depths in m; a copy. */
    double[] depths() {
        return depth.clone();
    }

    /** A column times a factor; a copy. */
    double[] column(int index, double factor) {
        double[] scaled = columns[index].clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }
}
