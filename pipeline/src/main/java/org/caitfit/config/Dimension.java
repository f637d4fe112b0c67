package org.caitfit.config;

/** The physical dimensions that a study knows, each with the SI unit in which values are kept. */
public enum Dimension {
    NUMBER("a plain number", ""),
    LENGTH("a length", "m"),
    AREA("an area", "m2"),
    TIME("a time", "s"),
    TEMPERATURE("a temperature", "K"),
    VOLTAGE("a voltage", "V"),
    ENERGY("an energy", "J"),
    DIFFUSION("a diffusion coefficient", "m2/s"),
    NUMBER_DENSITY("a number density", "1/m3"),
    /** Share of the formula units of an oxide glass; {@code glass.one_mol_percent} says which density that is. */
    MOLE_SHARE("a share in mol%", "mol%"),
    CURRENT("a current", "A"),
    CURRENT_DENSITY("a current density", "A/m2"),
    CONDUCTIVITY("a conductivity", "S/m"),
    MASS_DENSITY("a mass density", "kg/m3"),
    ONSAGER("an Onsager coefficient", "1/(J m s)");

    private final String phrase;
    private final String siSymbol;

    Dimension(String phrase, String siSymbol) {
        this.phrase = phrase;
        this.siSymbol = siSymbol;
    }

    /** With its article, for messages: "a length". */
    public String phrase() {
        return phrase;
    }

    /** Symbol of the unit in which values are kept, e.g. "m2/s"; empty for numbers. */
    public String siSymbol() {
        return siSymbol;
    }
}
