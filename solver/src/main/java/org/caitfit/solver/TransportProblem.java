package org.caitfit.solver;

import java.util.List;
import java.util.Optional;

/**
 * A sample and what is done to it. The fixed anions are what makes the untouched glass neutral. Neutral species stand among
 * themselves: a sample with any of them is closed.
 *
 * @param ions mobile ions, natives (initial density &gt; 0) and foreign ones
 * @param thickness of the sample, m
 * @param permittivity relative permittivity, dimensionless
 * @param stages in order, at least one
 * @param start densities at the start; empty: the untouched glass
 */
public record TransportProblem(
        List<Ion> ions, double thickness, double permittivity, List<Stage> stages, Optional<StartProfile> start) {
    /** Largest charge that a start profile may have, over the fixed charge. */
    private static final double NEUTRAL = 1e-6;

    /** From the untouched glass. */
    public TransportProblem(List<Ion> ions, double thickness, double permittivity, List<Stage> stages) {
        this(ions, thickness, permittivity, stages, Optional.empty());
    }

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
        boolean neutral = ions.get(0).charge() == 0;
        if (neutral) {
            checkNeutral(ions, stages);
        } else if (!(fixedCharge > 0)) {
            throw new IllegalArgumentException("the mobile ions of the untouched glass must carry positive charge");
        }
        for (Stage stage : stages) {
            if (stage.control() instanceof FrontControl.Closed && !neutral) {
                throw new IllegalArgumentException("a closed sample is for neutral species; ions need an open circuit");
            }
            checkStage(stage, ions, fixedCharge);
        }
        if (start.isPresent()) {
            checkStart(start.get(), ions, fixedCharge);
        }
    }

    /** {@link NeutralHost} is the one charged species that may stand beside neutral ones. */
    private static void checkNeutral(List<Ion> ions, List<Stage> stages) {
        boolean mixed = ions.subList(0, ions.size() - 1).stream().anyMatch(ion -> ion.charge() != 0);
        boolean open = stages.stream().anyMatch(stage -> !(stage.control() instanceof FrontControl.Closed));
        if (mixed || open || !(ions.get(0).initialDensity() > 0)) {
            throw new IllegalArgumentException(
                    "neutral species need a closed sample without other ions, and the first one"
                            + " a density in the untouched sample, which is called 1");
        }
    }

    private static void checkStart(StartProfile start, List<Ion> ions, double fixedCharge) {
        if (start.ions() != ions.size()) {
            throw new IllegalArgumentException(
                    "a start profile needs all " + ions.size() + " ions, got " + start.ions());
        }
        for (int i = 0; i < start.size(); i++) {
            double charge = -fixedCharge;
            for (int k = 0; k < ions.size(); k++) {
                charge += ions.get(k).charge() * start.density(k, i);
            }
            if (!(Math.abs(charge) <= NEUTRAL * fixedCharge)) {
                throw new IllegalArgumentException("the start profile must be neutral at every depth: " + charge
                        + " e/m^3 are left at " + start.depth(i) + " m");
            }
        }
    }

    private static void checkStage(Stage stage, List<Ion> ions, double fixedCharge) {
        if (stage.diffusion().size() != ions.size()) {
            throw new IllegalArgumentException("a stage needs one diffusion model per ion, got "
                    + stage.diffusion().size() + " for " + ions.size());
        }
        for (DiffusionModel model : stage.diffusion()) {
            for (int argument : model.arguments()) {
                if (argument < 0 || argument >= ions.size()) {
                    throw new IllegalArgumentException("D depends on ion " + argument + ", but there is none");
                }
            }
        }
        if (stage.control() instanceof FrontControl.Reservoir r) {
            double charge = 0;
            for (int k = 0; k < r.size(); k++) {
                charge += ions.get(k).charge() * r.density(k);
            }
            if (r.size() != ions.size() || Math.abs(charge - fixedCharge) > 1e-9 * fixedCharge) {
                throw new IllegalArgumentException("a reservoir needs one density per ion, together neutral: charge "
                        + charge + " against " + fixedCharge + " e/m^3");
            }
        }
        int delivered = stage.control().deliveredIonIfAny().orElse(0);
        if (delivered < 0 || delivered >= ions.size()) {
            throw new IllegalArgumentException("there is no ion " + delivered);
        }
    }

    /** Density of the fixed charge, e/m^3. */
    public double fixedCharge() {
        return ions.stream().mapToDouble(i -> i.charge() * i.initialDensity()).sum();
    }
}
