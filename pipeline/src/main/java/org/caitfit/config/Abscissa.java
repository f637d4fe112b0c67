package org.caitfit.config;

/** The quantity that increases down the rows of a data file. */
enum Abscissa {
    DEPTH("depth", Dimension.LENGTH, "Maybe shift the depth scale so that the surface is at 0."),
    TIME("time", Dimension.TIME, "Maybe shift the time scale so that the stage begins at 0.");

    private final String word;
    private final Dimension dimension;
    private final String shift;

    Abscissa(String word, Dimension dimension, String shift) {
        this.word = word;
        this.dimension = dimension;
        this.shift = shift;
    }

    /** Its name, which is also the key of its column. */
    String word() {
        return word;
    }

    Dimension dimension() {
        return dimension;
    }

    /** What may mend a value below 0. */
    String shift() {
        return shift;
    }
}
