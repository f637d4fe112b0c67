package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.solver.PhysicalConstants.VACUUM_PERMITTIVITY;
import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.Profile;
import org.caitfit.solver.SolverSettings;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;

/** Explicit high-order integrators of another library on equations written down a second time. */
final class OdeIntegratorCase implements VerificationCase {
    private static final double NATIVE_D = 1e-17;
    private static final double FOREIGN_D = 3e-18;
    private static final double THICKNESS = 2e-6;
    /** Gives a Debye length of 10 nm: explicit integrators cannot do stiff problems. */
    private static final double PERMITTIVITY = 9e5;

    /** I/n_bulk, m/s, for a front of 10 nm if it were neutral. */
    private static final double SPEED = 1 / (10e-9 * (1 / FOREIGN_D - 1 / NATIVE_D));

    private static final double DEPTH = 40e-9;
    private static final double DURATION = DEPTH / SPEED;
    private static final double[] CELLS = {4e-9, 2e-9, 1e-9};
    private static final double TOLERANCE = 1e-6;
    /** Tolerance of the integrators. */
    private static final double INTEGRATOR = 1e-10;
    /** Steps of the integrators, nm^2/D_native. */
    private static final double SHORTEST = 1e-9;

    private static final double LONGEST = 100;
    /** Depth down to which profiles are drawn, m. */
    private static final double SHOWN = 120e-9;

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "ode-integrators",
                "Independent integration of a small system",
                "Densities, field and space charge (up to a fifth of the fixed charge here) are those of equations written"
                        + " down a second time and integrated by methods of another kind, order and library. Fluxes in"
                        + " space differ (straight lines between the cells there), so that the two agree to order 2 in the"
                        + " cell size.",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), Poisson; constant D and current density; a permittivity"
                        + " that gives a Debye length of 10 nm, since the integrators are not made for stiff equations",
                "the semi-discrete equations on the cells of the run by the explicit methods of Dormand and Prince, 8(5,3),"
                        + " and of Gragg, Bulirsch and Stoer (Hipparchus), to a tolerance of 1e-10",
                List.of(
                        Parameter.of("D_native", "m2/s", NATIVE_D),
                        Parameter.of("D_foreign", "m2/s", FOREIGN_D),
                        Parameter.of("permittivity", "", PERMITTIVITY),
                        Parameter.of("thickness", "µm", THICKNESS * 1e6),
                        Parameter.of("injected depth", "nm", DEPTH * 1e9),
                        Parameter.of("cell size", "nm", CELLS[0] * 1e9, CELLS[1] * 1e9, CELLS[2] * 1e9),
                        Parameter.of("time tolerance of the solver", "", TOLERANCE)));
    }

    @Override
    public CaseResult run() {
        double[] inverseCell = new double[CELLS.length];
        double[] densityError = new double[CELLS.length];
        double fieldError = 0;
        double disagreement = 0;
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < CELLS.length; i++) {
            Profile profile = run(CELLS[i]);
            int cells = profile.cells();
            SemiDiscrete system = new SemiDiscrete(profile);
            double[] y = system.integrate(new DormandPrince853Integrator(SHORTEST, LONGEST, INTEGRATOR, INTEGRATOR));
            inverseCell[i] = 1e-9 / CELLS[i];
            for (int cell = 0; cell < cells; cell++) {
                for (int ion = 0; ion < 2; ion++) {
                    double observed = profile.density(ion, cell) / N_BULK;
                    densityError[i] = Math.max(densityError[i], Math.abs(observed - y[1 + ion * cells + cell]));
                }
            }
            fieldError = Math.abs(y[0] * SemiDiscrete.FIELD_UNIT / profile.field(0) - 1);
            if (i == 0) {
                double[] z =
                        system.integrate(new GraggBulirschStoerIntegrator(SHORTEST, LONGEST, INTEGRATOR, INTEGRATOR));
                for (int k = 0; k < y.length; k++) {
                    disagreement = Math.max(disagreement, Math.abs(z[k] - y[k]));
                }
                curves.addAll(curves(profile, y));
            }
        }
        Convergence convergence = new Convergence(inverseCell, densityError);
        return new CaseResult(
                List.of(
                        Check.atMost(
                                "largest difference of a density in n_bulk, cells of 1 nm",
                                convergence.finestError(),
                                7e-4,
                                ""),
                        Check.orderAtLeast("order in the cell size (two finest grids)", convergence.finestOrder(), 1.9),
                        Check.atMost(
                                "relative difference of the field at the surface, cells of 1 nm", fieldError, 1e-3, ""),
                        Check.atMost("largest difference between the two integrators", disagreement, 1e-8, "")),
                List.of(new Plot("depth / nm", "n / n_bulk", Plot.Scale.LINEAR, curves)));
    }

    /** @param y densities from cell to cell behind the field, one ion after the other */
    private static List<Curve> curves(Profile profile, double[] y) {
        int shown = cellAt(profile, SHOWN);
        double[] depth = new double[shown];
        for (int cell = 0; cell < shown; cell++) {
            depth[cell] = profile.depth(cell) * 1e9;
        }
        List<Curve> curves = new ArrayList<>();
        for (int ion = 0; ion < 2; ion++) {
            double[] observed = new double[shown];
            for (int cell = 0; cell < shown; cell++) {
                observed[cell] = profile.density(ion, cell) / N_BULK;
            }
            int first = 1 + ion * profile.cells();
            String name = ion == NATIVE ? "native ion" : "foreign ion";
            curves.add(Curve.computed(name + ", solver", depth, observed));
            curves.add(Curve.exact(name + ", Dormand and Prince", depth, Arrays.copyOfRange(y, first, first + shown)));
        }
        return curves;
    }

    private static int cellAt(Profile profile, double depth) {
        int cell = 0;
        while (profile.edge(cell + 1) < depth) {
            cell++;
        }
        return cell;
    }

    private static Profile run(double cell) {
        TransportProblem problem = new TransportProblem(
                StandardCase.twoIons(),
                THICKNESS,
                PERMITTIVITY,
                List.of(new Stage(
                        new FrontControl.Galvanostatic(FOREIGN, SPEED * ELEMENTARY_CHARGE * N_BULK),
                        TEMPERATURE,
                        DURATION,
                        List.of(new ConstantDiffusion(NATIVE_D), new ConstantDiffusion(FOREIGN_D)))));
        return CompletedRun.of(
                        problem, SolverSettings.DEFAULT.withFixedCell(cell).withTimeTolerance(TOLERANCE))
                .finalProfile();
    }

    /**
     * Two ions in the cells of a grid. Unknowns: the field at the surface in VT/nm, then the native and the foreign densities
     * in n_bulk, cell by cell; the field further on follows from Gauss's law. Time in nm^2/D_native.
     */
    private static final class SemiDiscrete implements OrdinaryDifferentialEquation {
        private static final double NM = 1e-9;
        /** V/m. */
        private static final double FIELD_UNIT = PhysicalConstants.thermalVoltage(TEMPERATURE) / NM;

        private final int cells;
        private final double[] size;
        /** Debye length squared, nm^2. */
        private final double lambda2 = PERMITTIVITY
                * VACUUM_PERMITTIVITY
                * PhysicalConstants.thermalVoltage(TEMPERATURE)
                / (ELEMENTARY_CHARGE * N_BULK * NM * NM);

        private final double unit = NM * NM / NATIVE_D;
        private final double current = SPEED * unit / NM;

        SemiDiscrete(Profile grid) {
            this.cells = grid.cells();
            this.size = new double[cells];
            for (int i = 0; i < cells; i++) {
                size[i] = (grid.edge(i + 1) - grid.edge(i)) / NM;
            }
        }

        double[] integrate(ODEIntegrator integrator) {
            double[] start = new double[getDimension()];
            Arrays.fill(start, 1, 1 + cells, 1);
            return integrator
                    .integrate(this, new ODEState(0, start), DURATION / unit)
                    .getPrimaryState();
        }

        @Override
        public int getDimension() {
            return 1 + 2 * cells;
        }

        @Override
        public double[] computeDerivatives(double t, double[] y) {
            double[] rate = new double[y.length];
            // no charge in the first cell: the ions that are not in the sheet of surface charge pass through it
            double field = y[0];
            for (int face = 1; face <= cells; face++) {
                int left = face - 1;
                if (face > 1) {
                    field += size[left] * (y[1 + left] + y[1 + cells + left] - 1) / lambda2;
                }
                double nativeFlux = flux(y, 1, 1, face, field);
                double foreignFlux = flux(y, 1 + cells, FOREIGN_D / NATIVE_D, face, field);
                if (face == 1) {
                    rate[0] = (current - nativeFlux - foreignFlux) / lambda2;
                    rate[1 + cells] += (nativeFlux + foreignFlux) / size[0];
                }
                rate[1 + left] -= nativeFlux / size[left];
                rate[1 + cells + left] -= foreignFlux / size[left];
                if (face < cells) {
                    rate[1 + face] += nativeFlux / size[face];
                    rate[1 + cells + face] += foreignFlux / size[face];
                }
            }
            return rate;
        }

        /** D (n E - dn/dx) with n from a straight line between the cells; at the back dn/dx = 0. */
        private double flux(double[] y, int first, double d, int face, double field) {
            double n = y[first + face - 1];
            if (face == cells) {
                return d * n * field;
            }
            double next = y[first + face];
            double sum = size[face - 1] + size[face];
            double between = n + (next - n) * size[face - 1] / sum;
            return d * (between * field - 2 * (next - n) / sum);
        }
    }
}
