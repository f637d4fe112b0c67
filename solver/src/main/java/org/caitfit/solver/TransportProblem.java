package org.caitfit.solver;

import java.util.List;

/**
 * A sample and what is done to it. The fixed anions are what makes the untouched glass neutral.
 *
 * @param ions mobile ions, natives (initial density &gt; 0) and foreign ones
 * @param thickness of the sample, m
 * @param permittivity relative permittivity, dimensionless
 * @param stages in order, at least one
 */
public record TransportProblem(List<Ion> ions, double thickness, double permittivity, List<Stage> stages) {
    public TransportProblem {
        ions = List.copyOf(ions);
        stages = List.copyOf(stages);
        if (!(thickness > 0 && Double.isFinite(thickness)) || !(permittivity > 0 && Double.isFinite(permittivity))) {
            throw new IllegalArgumentException(
                    "thickness and permittivity must be positive and finite, got " + thickness + " m, " + permittivity);
        }
        if (ions.isEmpty() || stages.isEmpty()) {
            throw new IllegalArgumentException("a problem needs at least one ion and one stage");
        }
        double fixedCharge = 0;
        for (Ion ion : ions) {
            fixedCharge += ion.charge() * ion.initialDensity();
        }
        if (!(fixedCharge > 0)) {
            throw new IllegalArgumentException("the mobile ions of the untouched glass must carry positive charge");
        }
        for (Stage stage : stages) {
            checkStage(stage, ions, fixedCharge);
        }
    }

    private static void checkStage(Stage stage, List<Ion> ions, double fixedCharge) {
        if (stage.diffusion().size() != ions.size()) {
            throw new IllegalArgumentException("a stage needs one diffusion model per ion, got "
                    + stage.diffusion().size() + " for " + ions.size());
        }
        int delivered = 0;
        if (stage.control() instanceof FrontControl.Potentiostatic p) {
            delivered = p.deliveredIon();
        } else if (stage.control() instanceof FrontControl.Galvanostatic g) {
            delivered = g.deliveredIon();
        } else if (stage.control() instanceof FrontControl.Reservoir r) {
            double charge = 0;
            for (int k = 0; k < r.size(); k++) {
                charge += ions.get(k).charge() * r.density(k);
            }
            if (r.size() != ions.size() || Math.abs(charge - fixedCharge) > 1e-9 * fixedCharge) {
                throw new IllegalArgumentException("a reservoir needs one density per ion, together neutral: charge "
                        + charge + " against " + fixedCharge + " e/m^3");
            }
        }
        if (delivered < 0 || delivered >= ions.size()) {
            throw new IllegalArgumentException("there is no ion " + delivered);
        }
    }

    /** Density of the fixed charge, e/m^3. */
    public double fixedCharge() {
        return ions.stream().mapToDouble(i -> i.charge() * i.initialDensity()).sum();
    }
}
