package org.caitfit.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Derivatives of a run by parameters, stage after stage: the counterpart of {@link RunState}. */
final class RunTangents {
    private final TransportProblem problem;
    private final List<Variation> variations;
    private final int ions;
    private final int cells;
    /** By direction, ion and cell, over the fixed charge density and per unit of the parameter. */
    private final double[][][] density;
    /** By direction and face, V/m per unit of the parameter. */
    private final double[][] field;

    private final double[] charge;
    private boolean lost;
    private final List<List<ProfileTangent>> profiles = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();

    /** Numbers that grow in step with the trace. */
    private static final class Series {
        private double[] current = new double[128];
        private double[] potential = new double[128];
        private double[] charge = new double[128];
        private int size;

        void add(double j, double phi, double q) {
            if (size == current.length) {
                current = Arrays.copyOf(current, 2 * size);
                potential = Arrays.copyOf(potential, 2 * size);
                charge = Arrays.copyOf(charge, 2 * size);
            }
            current[size] = j;
            potential[size] = phi;
            charge[size++] = q;
        }
    }

    RunTangents(TransportProblem problem, List<Variation> variations, double[] edges) {
        this.problem = problem;
        this.variations = List.copyOf(variations);
        this.ions = problem.ions().size();
        this.cells = edges.length - 1;
        this.density = new double[variations.size()][ions][cells];
        this.field = new double[variations.size()][cells + 1];
        this.charge = new double[variations.size()];
        for (int d = 0; d < variations.size(); d++) {
            profiles.add(new ArrayList<>());
            series.add(new Series());
            double[][] low = RunState.startDensity(variations.get(d).minus(), edges, problem.fixedCharge());
            double[][] high = RunState.startDensity(variations.get(d).plus(), edges, problem.fixedCharge());
            for (int k = 0; k < ions; k++) {
                for (int i = 0; i < cells; i++) {
                    density[d][k][i] = variations.get(d).derivative(low[k][i], high[k][i]);
                }
            }
        }
    }

    /**
     * A voltage jump at the start of a stage, the same field everywhere: (voltage - potential before)/thickness.
     *
     * @param number of the stage @param edges scaled @param jump V/m
     * @param potential before it, V @param backField field at the back before it, V/m
     */
    void jump(int number, double[] edges, double jump, double potential, double backField) {
        for (int d = 0; d < variations.size(); d++) {
            Variation v = variations.get(d);
            double before = 0;
            for (int i = 0; i < cells; i++) {
                before += 0.5 * (field[d][i] + field[d][i + 1]) * (edges[i + 1] - edges[i]) * Scales.LENGTH;
            }
            double thickness = v.derivative(v.minus().thickness(), v.plus().thickness());
            before += backField * thickness;
            double voltage = v.derivative(
                    RunState.heldVoltage(v.minus().stages().get(number), potential)
                            .orElse(0),
                    RunState.heldVoltage(v.plus().stages().get(number), potential)
                            .orElse(0));
            double change = (voltage - before - jump * thickness) / problem.thickness();
            for (int f = 0; f <= cells; f++) {
                field[d][f] += change;
            }
            double permittivity = PhysicalConstants.VACUUM_PERMITTIVITY;
            charge[d] += permittivity
                    * (problem.permittivity() * change
                            + v.derivative(v.minus().permittivity(), v.plus().permittivity()) * jump);
        }
    }

    /** Tangents of one stage from the present state. */
    StageTangents begin(NppSystem system, StageInputs inputs, int number, Scales scales, int[] order) {
        List<StageDirection> directions = new ArrayList<>();
        double[][] start = new double[variations.size()][system.order];
        for (int d = 0; d < variations.size(); d++) {
            directions.add(new StageDirection(problem, variations.get(d), number, scales, order, cells));
            for (int f = 0; f <= cells; f++) {
                start[d][system.field(f)] = field[d][f] / scales.field();
            }
            for (int i = 0; i < cells; i++) {
                for (int k = 0; k < ions - 1; k++) {
                    start[d][system.density(k, i)] = density[d][order[k]][i];
                }
            }
        }
        return new StageTangents(system, inputs, directions, start);
    }

    /** Takes note of an accepted step. */
    void accepted(StageTangents tangents, Scales scales) {
        for (int d = 0; d < variations.size(); d++) {
            charge[d] += tangents.injected(d) * scales.charge();
            series.get(d)
                    .add(
                            tangents.current(d) * scales.current(),
                            tangents.potential(d) * scales.thermalVoltage(),
                            charge[d]);
        }
    }

    /** Takes over the end of a stage. @param u unknowns there @param edges grid there, scaled */
    void end(
            StageTangents tangents,
            NppSystem system,
            StageInputs inputs,
            int number,
            Scales scales,
            int[] order,
            double[] u,
            double[] edges) {
        lost |= tangents.lost();
        for (int d = 0; d < variations.size(); d++) {
            double[] du = tangents.state(d);
            Variation v = variations.get(d);
            double fixed = v.derivative(v.minus().fixedCharge(), v.plus().fixedCharge()) / scales.density();
            double lambda2 = v.derivative(
                    scales.lambda2(v.minus().permittivity()),
                    scales.lambda2(v.plus().permittivity()));
            for (int f = 0; f <= cells; f++) {
                field[d][f] = du[system.field(f)] * scales.field();
            }
            for (int i = 0; i < cells; i++) {
                double width = edges[i + 1] - edges[i];
                double rest = fixed
                        + (system.lambda2() * (du[system.field(i + 1)] - du[system.field(i)])
                                        + lambda2 * (u[system.field(i + 1)] - u[system.field(i)]))
                                / width;
                for (int k = 0; k < ions - 1; k++) {
                    double dn = du[system.density(k, i)];
                    density[d][order[k]][i] = dn;
                    rest -= inputs.charge[k] * dn;
                }
                density[d][order[ions - 1]][i] = rest / inputs.charge[ions - 1];
            }
        }
    }

    /** Takes the tangents of the profile at the end of a stage. */
    void takeProfile(Profile profile) {
        for (int d = 0; d < variations.size(); d++) {
            double[][] si = new double[ions][cells];
            for (int k = 0; k < ions; k++) {
                for (int i = 0; i < cells; i++) {
                    si[k][i] = density[d][k][i] * problem.fixedCharge();
                }
            }
            profiles.get(d).add(new ProfileTangent(profile, si));
        }
    }

    /** One for each variation; none if a Jacobian was singular on the way. */
    List<Sensitivity> sensitivities() {
        if (lost) {
            return List.of();
        }
        List<Sensitivity> list = new ArrayList<>();
        for (int d = 0; d < variations.size(); d++) {
            Series s = series.get(d);
            list.add(new Sensitivity(profiles.get(d), s.current, s.potential, s.charge));
        }
        return list;
    }
}
