package org.caitfit.report;

/** Units of depth. */
enum LengthUnit {
    NANOMETRE("nm", 1e-9),
    MICROMETRE("µm", 1e-6);

    private final String symbol;
    private final double metres;

    LengthUnit(String symbol, double metres) {
        this.symbol = symbol;
        this.metres = metres;
    }

    /** Nanometres for depths below 2 µm, micrometres above. @param largest largest depth shown, m */
    static LengthUnit forRange(double largest) {
        return largest < 2e-6 ? NANOMETRE : MICROMETRE;
    }

    String symbol() {
        return symbol;
    }

    /** From metres to this unit. */
    double fromMetres(double value) {
        return value / metres;
    }
}
