package org.caitfit.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.solver.DepthProfile;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.SiteEnergyDiffusion;

/**
 * All quantities of one experiment at the end of a stage (model.md sections 3 to 6): transport in the untouched glass, site
 * energies, what the front and the plateau show, and eq. (3). The same names in the same order for all values of parameters,
 * unless a front comes or goes.
 */
public final class Landscape {
    private static final String HAVEN =
            "half of D_sigma, as the paper has it: a Haven ratio D*/D_sigma of 0.5 is assumed, not measured";

    private static final String ONSAGER_UNIT = "1/(J m s)";

    private final StageEnd end;
    private final Map<String, Double> bulkActivation;
    private final OptionalDouble offDiagonal;
    private final List<Quantity> found = new ArrayList<>();

    private Landscape(StageEnd end, Map<String, Double> bulkActivation, OptionalDouble offDiagonal) {
        this.end = end;
        this.bulkActivation = bulkActivation;
        this.offDiagonal = offDiagonal;
    }

    /**
     * All of them.
     *
     * @param bulkActivation measured activation energies of native ions in the untouched glass, J, by name
     * @param offDiagonal Onsager coefficient L_12 of the native and the foreign ion on the plateau, 1/(J m s); empty: not known
     */
    public static List<Quantity> of(StageEnd end, Map<String, Double> bulkActivation, OptionalDouble offDiagonal) {
        return new Landscape(end, bulkActivation, offDiagonal).all();
    }

    private List<Quantity> all() {
        for (int k = 0; k < end.problem().ions().size(); k++) {
            if (end.isNative(k)) {
                untouched(k);
                sites(k);
            }
        }
        end.foreign().ifPresent(this::driven);
        return List.copyOf(found);
    }

    /** Transport in the untouched glass: eqs. (8), (9). There is no foreign ion there, so that L_12 is 0. */
    private void untouched(int k) {
        String ion = end.ion(k).name();
        double d = end.bulkDiffusivity(k);
        log("d_sigma_bulk", ion, d, "m2/s", "");
        log("d_tracer_bulk", ion, d / 2, "m2/s", HAVEN);
        log("conductivity_bulk", ion, end.bulkConductivity(k), "S/m", "");
        log(
                "onsager_bulk",
                ion,
                d * end.ion(k).initialDensity() / end.thermalEnergy(),
                ONSAGER_UNIT,
                "L_ii = D n/(kT)");
    }

    private void sites(int k) {
        if (!end.dependsOnItself(k)) {
            return;
        }
        String ion = end.ion(k).name();
        double bulk = end.ion(k).initialDensity();
        if (end.model(k) instanceof SiteEnergyDiffusion sed) {
            SiteWidths widths = new SiteWidths(sed);
            String vacancies = "with " + percent(1 - bulk / sed.siteDensity()) + " of the sites vacant";
            linear("sed_fwhm", ion, widths.all(), "J", vacancies);
            linear("psed_fwhm", ion, widths.populated(bulk), "J", vacancies);
            linear("vacancies", ion, 1 - bulk / sed.siteDensity(), "", "");
        } else {
            SitesFromDiffusion inverse = new SitesFromDiffusion(end.model(k), end.temperature(), bulk);
            if (inverse.exists()) {
                OptionalDouble width = inverse.populatedFwhm();
                if (width.isPresent()) {
                    linear("psed_fwhm", ion, width.getAsDouble(), "J", "from D(n) by the inverse of eq. 2");
                } else {
                    none("psed_fwhm", ion, "J", "D(n) does not reach down to half of the maximum");
                }
            }
        }
        if (bulkActivation.containsKey(ion)) {
            linear("activation_energy_bulk", ion, bulkActivation.get(ion), "J", "measured, as given");
        }
    }

    /** A stage in which a foreign ion replaces the native one. */
    private void driven(int foreign) {
        int k = end.firstNative();
        full(k, foreign);
        Optional<FrontZones> zones = FrontZones.of(end.profile(), k, end.ion(k).initialDensity());
        if (zones.isEmpty()) {
            none("front_depth", end.ion(k).name(), "m", "the native ion does not cross half of its bulk density");
            return;
        }
        front(k, zones.get());
        if (end.dependsOnItself(k)) {
            plateau(k, foreign, zones.get());
            if (isPlainReplacement()) {
                continuity(k, foreign);
            }
        }
    }

    /** D of the foreign ion where it would have replaced all native ions: there whether or not there is a plateau. */
    private void full(int k, int foreign) {
        if (!end.dependsOnItself(foreign)) {
            return;
        }
        String ion = end.ion(foreign).name();
        double density = end.problem().fixedCharge() / end.ion(foreign).charge();
        double full = end.diffusivity(foreign, density);
        log("d_foreign_full", ion, full, "m2/s", "where it has replaced all native ions, by its D model");
        log("d_ratio_full", ion, end.bulkDiffusivity(k) / full, "", "D of the native ion in the bulk over that");
    }

    private void front(int k, FrontZones zones) {
        String ion = end.ion(k).name();
        double bulk = end.ion(k).initialDensity();
        linear("front_depth", ion, zones.depth(), "m", "");
        log("front_gradient", ion, zones.gradient() / bulk, "1/m", "d(n/n_bulk)/dx in the middle of the front");
        linear("plateau", ion, zones.plateau() / bulk, "", "n/n_bulk at 90 % of the front depth");
        linear(
                "plateau_mean",
                ion,
                zones.plateauMean() / bulk,
                "",
                "n/n_bulk, mean over 40 to 90 % of the front depth");
        linear(
                "mobile_fraction",
                ion,
                1 - zones.plateau() / bulk,
                "",
                "part of the native ions that foreign ones have replaced: 1 - plateau");
        log(
                "excess_charge",
                ion,
                end.largestExcessCharge(),
                "",
                "largest |excess charge| over that of the native ions");
        log("bulk_field", ion, end.bulkField(), "V/m", "");
    }

    private void plateau(int k, int foreign, FrontZones zones) {
        String ion = end.ion(k).name();
        String other = end.ion(foreign).name();
        double bulk = end.bulkDiffusivity(k);
        double own = end.diffusivity(k, zones.plateau());
        double at = FrontZones.PLATEAU_AT * zones.depth();
        double driven = end.diffusivityAt(end.profile(), foreign, at);
        double fall = end.thermalEnergy() * Math.log(own / bulk);
        linear("fermi_energy_plateau", ion, fall, "J", "E_F(plateau) - E_F(n_bulk): the mobile ions lay between");
        if (bulkActivation.containsKey(ion)) {
            double absolute = bulkActivation.get(ion) - fall;
            linear("activation_energy_plateau", ion, absolute, "J", "measured in the bulk, and the fall of E_F added");
        } else {
            none(
                    "activation_energy_plateau",
                    ion,
                    "J",
                    "needs the measured activation energy of the untouched glass (ions." + ion + ".activation_energy)");
        }
        log("d_native_plateau", ion, own, "m2/s", "");
        linear("decades", ion, Math.log10(bulk / own), "", "of D from the bulk density to the plateau");
        log("d_foreign", other, driven, "m2/s", "behind the front");
        log(
                "d_ratio_plateau",
                other,
                own / driven,
                "",
                "D of the native over D of the foreign ion at 90 % of the front depth");
        double mean = end.diffusivity(k, zones.plateauMean());
        log("d_ratio_plateau_mean", other, mean / driven, "", "the same at the mean density of the plateau");
        log("d_ratio_bulk", other, bulk / driven, "", "D of the native ion in the bulk over D of the foreign one");
        double density = end.profile().densityAt(foreign, at);
        double onsagerForeign = driven * density / end.thermalEnergy();
        double onsagerNative = own * zones.plateau() / end.thermalEnergy();
        log("onsager_plateau", other, onsagerForeign, ONSAGER_UNIT, "L_ii = D n/(kT)");
        log("onsager_native_plateau", ion, onsagerNative, ONSAGER_UNIT, "L_ii = D n/(kT)");
        offDiagonal.ifPresent(l12 -> offDiagonal(k, foreign, onsagerNative, onsagerForeign, l12));
    }

    /** Onsager coefficients with the off-diagonal one as given. */
    private void offDiagonal(int k, int foreign, double onsagerNative, double onsagerForeign, double l12) {
        String ion = end.ion(k).name();
        String other = end.ion(foreign).name();
        OnsagerPair pair = OnsagerPair.of(
                onsagerNative,
                onsagerForeign,
                end.ion(k).charge(),
                end.ion(foreign).charge(),
                l12);
        linear("onsager_12", other, l12, ONSAGER_UNIT, "as given, experiments.*.onsager_l12");
        log("onsager_12_limit", other, pair.largest(), ONSAGER_UNIT, "L_12 at which L_11 L_22 = L_12^2");
        if (!pair.isAdmissible()) {
            String why = "not admissible: with this L_12, L_11 L_22 < L_12^2 on the plateau";
            none("onsager_11", ion, ONSAGER_UNIT, why);
            none("onsager_22", other, ONSAGER_UNIT, why);
            none("onsager_correlation", other, "", why);
            none("onsager_thermodynamic_factor", other, "", why);
            return;
        }
        linear("onsager_11", ion, pair.first(), ONSAGER_UNIT, "of the native ion on the plateau, with L_12");
        linear("onsager_22", other, pair.second(), ONSAGER_UNIT, "of the foreign ion on the plateau, with L_12");
        linear("onsager_correlation", other, pair.correlation(), "", "L_12/sqrt(L_11 L_22)");
        linear(
                "onsager_thermodynamic_factor",
                other,
                pair.thermodynamicFactor(),
                "",
                "of the exchange, with which the Nernst-Planck equations are these exactly; 1: ideal");
    }

    /** What eq. (3) is for: one monovalent ion replaces another one from the untouched glass on. */
    private boolean isPlainReplacement() {
        return end.stage() == 0
                && end.problem().start().isEmpty()
                && end.problem().ions().size() == 2
                && end.problem().ions().stream().allMatch(i -> i.charge() == 1);
    }

    private void continuity(int k, int foreign) {
        eq3("d_foreign_eq3", k, foreign, end.profile(), "eq. 3, from the simulated profile");
        end.blurred()
                .ifPresent(seen -> eq3("d_foreign_eq3_blurred", k, foreign, seen, "eq. 3, from the blurred profile"));
    }

    private void eq3(String name, int k, int foreign, DepthProfile seen, String note) {
        String ion = end.ion(foreign).name();
        OptionalDouble d = continuity(k, seen);
        if (d.isEmpty()) {
            none(name, ion, "m2/s", "eq. 3 has no positive solution here");
            return;
        }
        log(name, ion, d.getAsDouble(), "m2/s", note);
        FrontZones zones = FrontZones.of(seen, k, end.ion(k).initialDensity()).orElseThrow();
        double fitted = end.diffusivityAt(seen, foreign, FrontZones.PLATEAU_AT * zones.depth());
        log(name + "_ratio", ion, d.getAsDouble() / fitted, "", "over the fitted D; 1 if eq. 3 holds");
    }

    private OptionalDouble continuity(int k, DepthProfile seen) {
        double bulk = end.ion(k).initialDensity();
        double fieldPerThermalVoltage =
                end.bulkField() * end.ion(k).charge() * PhysicalConstants.ELEMENTARY_CHARGE / end.thermalEnergy();
        Optional<FrontZones> zones = FrontZones.of(seen, k, bulk);
        return zones.isEmpty()
                ? OptionalDouble.empty()
                : ZoneContinuity.foreignDiffusivity(
                        end.bulkDiffusivity(k),
                        end.diffusivity(k, zones.get().middle()),
                        end.diffusivity(k, zones.get().plateau()),
                        zones.get(),
                        bulk,
                        fieldPerThermalVoltage);
    }

    private static String percent(double share) {
        return Math.round(1000 * share) / 10.0 + " %";
    }

    private void log(String name, String ion, double value, String unit, String note) {
        found.add(Quantity.logarithmic(name, ion, value, unit, note));
    }

    private void linear(String name, String ion, double value, String unit, String note) {
        found.add(Quantity.linear(name, ion, value, unit, note));
    }

    private void none(String name, String ion, String unit, String note) {
        found.add(Quantity.none(name, ion, unit, note));
    }
}
