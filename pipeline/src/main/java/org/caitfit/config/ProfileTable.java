package org.caitfit.config;

/** Depths and columns of a profile file as numbers, in the units of the file. */
final class ProfileTable {
    private final double[] depth;
    private final double[][] columns;
    private final SourceFile file;
    private final Place[][] places;

    /**
     * A place in the file, both from 1.
     *
     * @param line of the file
     * @param column in characters
     */
    record Place(int line, int column) {}

    /** @param places of each row: that of the depth, then those of the columns; not modified, kept */
    ProfileTable(SourceFile file, double[] depth, double[][] columns, Place[][] places) {
        this.file = file;
        this.places = places;
        this.depth = depth.clone();
        this.columns = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            this.columns[c] = columns[c].clone();
        }
    }

    /** Hex digest of the file. */
    String sha256() {
        return file.sha256();
    }

    SourceFile file() {
        return file;
    }

    /** Where the depth of a row stands. */
    Place depthPlace(int row) {
        return places[row][0];
    }

    /** Where a value stands. */
    Place place(int column, int row) {
        return places[row][column + 1];
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
