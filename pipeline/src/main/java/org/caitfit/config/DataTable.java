package org.caitfit.config;

/** Columns of a data file as numbers: the abscissa in SI units, the others in those of the file. */
final class DataTable {
    private final double[] abscissa;
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

    /** @param places of each row: that of the abscissa, then those of the columns; not modified, kept */
    DataTable(SourceFile file, double[] abscissa, double[][] columns, Place[][] places) {
        this.file = file;
        this.places = places;
        this.abscissa = abscissa.clone();
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

    /** Where the abscissa of a row stands. */
    Place abscissaPlace(int row) {
        return places[row][0];
    }

    /** Where a value stands. */
    Place place(int column, int row) {
        return places[row][column + 1];
    }

    /** Abscissae, SI; a copy. */
    double[] abscissae() {
        return abscissa.clone();
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
