package org.caitfit.report;

import java.util.Map;
import org.caitfit.results.LandscapeValue;

/**
 * How a quantity of the landscape is shown.
 *
 * @param text what it is
 * @param unit in which it is shown; empty for a number
 * @param factor SI value of one unit
 */
record LandscapeLabel(String text, String unit, double factor) {
    private static final double MEV = 1.602176634e-22;
    /** Relative standard deviation from which a factor says more. */
    private static final double WIDE = 0.1;

    private static final Map<String, LandscapeLabel> LABELS = Map.ofEntries(
            energy("sed_fwhm", "SED, FWHM of all sites"),
            energy("psed_fwhm", "PSED, FWHM of the populated part"),
            energy("fermi_energy_plateau", "E_F(plateau) − E_F(n_bulk)"),
            energy("activation_energy_bulk", "E_act(n_bulk)"),
            energy("activation_energy_plateau", "E_act(plateau)"),
            percent("vacancies", "vacant sites"),
            percent("plateau", "plateau, n/n_bulk"),
            percent("plateau_mean", "plateau, mean n/n_bulk"),
            percent("mobile_fraction", "mobile fraction"),
            percent("excess_charge", "largest excess charge"),
            Map.entry("front_depth", new LandscapeLabel("front depth", "nm", 1e-9)),
            Map.entry("front_gradient", new LandscapeLabel("front gradient", "1/nm", 1e9)),
            Map.entry("bulk_field", new LandscapeLabel("field in the bulk", "kV/m", 1e3)),
            Map.entry("conductivity_bulk", new LandscapeLabel("conductivity of the bulk", "S/cm", 100)),
            plain("d_sigma_bulk", "D_σ of the bulk (= D_eff)"),
            plain("d_tracer_bulk", "tracer D* of the bulk"),
            plain("onsager_bulk", "Onsager L_ii of the bulk"),
            plain("onsager_plateau", "Onsager L_ii of the foreign ion"),
            plain("onsager_native_plateau", "Onsager L_ii of the native ion"),
            plain("onsager_12", "Onsager L_12, as given"),
            plain("onsager_12_limit", "… where L_11 L_22 = L_12²"),
            plain("onsager_11", "Onsager L_11 (native) with L_12"),
            plain("onsager_22", "Onsager L_22 (foreign) with L_12"),
            plain("onsager_correlation", "L_12/√(L_11 L_22)"),
            plain("onsager_thermodynamic_factor", "thermodynamic factor for L_12"),
            plain("d_foreign_full", "D of the foreign ion, all replaced"),
            plain("d_ratio_full", "D native bulk/foreign all replaced"),
            plain("d_native_plateau", "D of the native ion, plateau"),
            plain("decades", "decades that it falls"),
            plain("d_foreign", "D of the foreign ion"),
            plain("d_ratio_plateau", "D native/foreign, plateau"),
            plain("d_ratio_plateau_mean", "D native/foreign, mean plateau"),
            plain("d_ratio_bulk", "D native/foreign, bulk"),
            plain("d_foreign_eq3", "D of the foreign ion by eq. 3"),
            plain("d_foreign_eq3_ratio", "… over the fitted one"),
            plain("d_foreign_eq3_blurred", "the same, blurred profile"),
            plain("d_foreign_eq3_blurred_ratio", "… over the fitted one"));

    private static Map.Entry<String, LandscapeLabel> energy(String quantity, String text) {
        return Map.entry(quantity, new LandscapeLabel(text, "meV", MEV));
    }

    private static Map.Entry<String, LandscapeLabel> percent(String quantity, String text) {
        return Map.entry(quantity, new LandscapeLabel(text, "%", 0.01));
    }

    private static Map.Entry<String, LandscapeLabel> plain(String quantity, String text) {
        return Map.entry(quantity, new LandscapeLabel(text, "", 1));
    }

    /** The label of a value; its name and SI unit where there is none. */
    static LandscapeLabel of(LandscapeValue value) {
        LandscapeLabel label = LABELS.getOrDefault(
                value.quantity(), new LandscapeLabel(value.quantity().replace('_', ' '), "", 1));
        return label.unit().isEmpty() ? new LandscapeLabel(label.text(), value.unit(), 1) : label;
    }

    /** v ± s unit, or v ×/÷ f unit where the interval is one of the logarithm and wide. */
    String shown(LandscapeValue value) {
        if (value.value().isEmpty()) {
            return "–";
        }
        double v = value.value().getAsDouble();
        String suffix = unit.isEmpty() ? "" : " " + NumberText.unit(unit);
        if (value.sigma().isEmpty()) {
            return NumberText.number(v / factor, 4) + suffix;
        }
        double sigma = value.sigma().getAsDouble();
        boolean wide = sigma > WIDE * Math.abs(v) && v > 0 && value.lower().orElse(0) > 0;
        return wide
                ? NumberText.number(v / factor, 3) + suffix + " ×/÷ " + NumberText.number(Math.exp(sigma / v), 3)
                : NumberText.plusMinus(v / factor, sigma / factor) + suffix;
    }

    /** The 95 % interval in the unit shown; empty if there is none. */
    String interval(LandscapeValue value) {
        return value.lower().isEmpty() || value.upper().isEmpty()
                ? ""
                : NumberText.interval(
                        value.lower().getAsDouble() / factor, value.upper().getAsDouble() / factor);
    }
}
