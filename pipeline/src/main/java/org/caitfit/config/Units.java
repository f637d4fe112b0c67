package org.caitfit.config;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The closed table of units. Factors are exact decimals; the elementary charge is the exact SI value of 2019. */
public final class Units {
    /** No unit: a plain number. */
    public static final Unit NONE = new Unit("", "", Dimension.NUMBER, BigDecimal.ONE, BigDecimal.ZERO);

    private static final Map<String, Unit> BY_SYMBOL = table();

    private Units() {}

    private static Map<String, Unit> table() {
        Map<String, Unit> t = new LinkedHashMap<>();
        add(t, Dimension.LENGTH, "nm", "nm", "1e-9");
        add(t, Dimension.LENGTH, "um", "um", "1e-6");
        add(t, Dimension.LENGTH, "mm", "mm", "1e-3");
        add(t, Dimension.LENGTH, "cm", "cm", "1e-2");
        add(t, Dimension.LENGTH, "m", "m", "1");
        add(t, Dimension.AREA, "mm2", "mm2", "1e-6");
        add(t, Dimension.AREA, "cm2", "cm2", "1e-4");
        add(t, Dimension.AREA, "m2", "m2", "1");
        add(t, Dimension.TIME, "s", "s", "1");
        add(t, Dimension.TIME, "min", "min", "60");
        add(t, Dimension.TIME, "h", "h", "3600");
        add(t, Dimension.TIME, "d", "d", "86400");
        add(t, Dimension.TEMPERATURE, "K", "K", "1");
        t.put("degC", new Unit("degC", "degC", Dimension.TEMPERATURE, BigDecimal.ONE, new BigDecimal("273.15")));
        add(t, Dimension.VOLTAGE, "mV", "mV", "1e-3");
        add(t, Dimension.VOLTAGE, "V", "V", "1");
        add(t, Dimension.VOLTAGE, "kV", "kV", "1e3");
        add(t, Dimension.ENERGY, "meV", "meV", "1.602176634e-22");
        add(t, Dimension.ENERGY, "eV", "eV", "1.602176634e-19");
        add(t, Dimension.ENERGY, "J", "J", "1");
        add(t, Dimension.DIFFUSION, "um2/s", "um2_per_s", "1e-12");
        add(t, Dimension.DIFFUSION, "cm2/s", "cm2_per_s", "1e-4");
        add(t, Dimension.DIFFUSION, "m2/s", "m2_per_s", "1");
        add(t, Dimension.NUMBER_DENSITY, "1/cm3", "per_cm3", "1e6");
        add(t, Dimension.NUMBER_DENSITY, "1/m3", "per_m3", "1");
        add(t, Dimension.MOLE_SHARE, "mol%", "mol_percent", "1");
        add(t, Dimension.CURRENT, "nA", "nA", "1e-9");
        add(t, Dimension.CURRENT, "uA", "uA", "1e-6");
        add(t, Dimension.CURRENT, "mA", "mA", "1e-3");
        add(t, Dimension.CURRENT, "A", "A", "1");
        add(t, Dimension.CURRENT_DENSITY, "nA/cm2", "nA_per_cm2", "1e-5");
        add(t, Dimension.CURRENT_DENSITY, "uA/cm2", "uA_per_cm2", "1e-2");
        add(t, Dimension.CURRENT_DENSITY, "mA/cm2", "mA_per_cm2", "10");
        add(t, Dimension.CURRENT_DENSITY, "A/m2", "A_per_m2", "1");
        add(t, Dimension.CONDUCTIVITY, "S/cm", "S_per_cm", "100");
        add(t, Dimension.CONDUCTIVITY, "S/m", "S_per_m", "1");
        add(t, Dimension.MASS_DENSITY, "g/cm3", "g_per_cm3", "1000");
        add(t, Dimension.MASS_DENSITY, "kg/m3", "kg_per_m3", "1");
        add(t, Dimension.ONSAGER, "1/(J m s)", "per_J_m_s", "1");
        add(t, Dimension.NUMBER, "%", "percent", "1e-2");
        return Collections.unmodifiableMap(t);
    }

    private static void add(Map<String, Unit> table, Dimension dimension, String symbol, String suffix, String factor) {
        table.put(symbol, new Unit(symbol, suffix, dimension, new BigDecimal(factor), BigDecimal.ZERO));
    }

    /**
     * Finds a unit. Common other spellings of the same symbol are understood: the micro sign, superscript digits, a
     * caret before the exponent, and the degree sign.
     */
    public static Optional<Unit> find(String symbol) {
        return symbol.isEmpty() ? Optional.of(NONE) : Optional.ofNullable(BY_SYMBOL.get(plain(symbol)));
    }

    private static String plain(String symbol) {
        return symbol.replace('\u00b5', 'u')
                .replace('\u03bc', 'u')
                .replace('\u00b2', '2')
                .replace('\u00b3', '3')
                .replace("^", "")
                .replace("\u00b0C", "degC");
    }

    /** All units of the table, without the empty one. */
    public static Collection<Unit> all() {
        return BY_SYMBOL.values();
    }

    /** Symbols of the units of a dimension, smallest first. */
    public static List<String> symbols(Dimension dimension) {
        return BY_SYMBOL.values().stream()
                .filter(u -> u.dimension() == dimension)
                .map(Unit::symbol)
                .toList();
    }
}
