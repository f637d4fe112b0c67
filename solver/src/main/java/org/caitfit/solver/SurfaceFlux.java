package org.caitfit.solver;

import java.util.Arrays;

/**
 * Fluxes through the two surfaces of the sample, with their gradients, in the scaled units of {@link NppSystem}: the grounded
 * back, where ions leave, and the front of a salt bath.
 */
final class SurfaceFlux {
    private final NppSystem system;
    private final int ions;
    private final double[] charge;
    private final double lambda2;
    private final DiffusionTable[] diffusion;
    private final double[] reservoir;

    /** Current, then the flux of each ion but the last, into the direction of depth. */
    final double[] flux;

    /** By row of {@link #flux}: by the densities of the outermost cell, then by the fields on its left and right. */
    final double[][] gradient;

    SurfaceFlux(NppSystem system, double[] charge, double lambda2, DiffusionTable[] diffusion, double[] reservoir) {
        this.system = system;
        this.ions = charge.length;
        this.charge = charge;
        this.lambda2 = lambda2;
        this.diffusion = diffusion;
        this.reservoir = reservoir;
        this.flux = new double[ions];
        this.gradient = new double[ions][ions + 1];
    }

    /** Flux of every ion. @param out by ion, out */
    void byIon(double[] out) {
        double current = flux[0];
        for (int k = 0; k < ions - 1; k++) {
            out[k] = flux[k + 1];
            current -= charge[k] * flux[k + 1];
        }
        out[ions - 1] = current / charge[ions - 1];
    }

    /** The grounded back: ions leave, dn/dx = 0. */
    void back(double[] u, double[] edges) {
        int free = ions - 1;
        clearGradients();
        int cell = system.cells - 1;
        double e = u[system.field(system.cells)];
        double chargeL = lambda2 / (edges[system.cells] - edges[system.cells - 1]);
        double current = 0;
        double last = 1 + chargeL * (e - u[system.field(cell)]);
        for (int k = 0; k < free; k++) {
            double z = charge[k];
            double n = u[system.density(k, cell)];
            last -= z * n;
            diffusion[k].lookUp(n);
            double d = diffusion[k].value;
            double byN = z * e * (d + diffusion[k].slope * n);
            flux[k + 1] = d * z * n * e;
            gradient[k + 1][k] += byN;
            gradient[k + 1][free + 1] += d * z * n;
            current += z * flux[k + 1];
            gradient[0][k] += z * byN;
            gradient[0][free + 1] += z * d * z * n;
        }
        double zLast = charge[free];
        last /= zLast;
        diffusion[free].lookUp(last);
        double d = diffusion[free].value;
        current += zLast * d * zLast * last * e;
        double byLast = zLast * zLast * e * (d + diffusion[free].slope * last);
        for (int k = 0; k < free; k++) {
            gradient[0][k] -= byLast * charge[k] / zLast;
        }
        gradient[0][free] -= byLast * chargeL / zLast;
        gradient[0][free + 1] += byLast * chargeL / zLast + zLast * d * zLast * last;
        flux[0] = current;
    }

    /** The front of a salt bath: densities held at x = 0. */
    void bath(double[] u, double[] edges) {
        int free = ions - 1;
        clearGradients();
        double distance = 0.5 * (edges[1] - edges[0]);
        double e = u[system.field(0)];
        double chargeR = lambda2 / (edges[1] - edges[0]);
        double current = 0;
        double last = system.lastDensity(u, edges, 0);
        for (int k = 0; k < ions; k++) {
            double z = charge[k];
            double n = k < free ? u[system.density(k, 0)] : last;
            double drift = z * e * distance;
            double root = 1 / Math.sqrt(drift * drift + NppSystem.CENTRAL_DRIFT * NppSystem.CENTRAL_DRIFT);
            double bath = 0.5 * (1 + drift * root);
            double up = bath * reservoir[k] + (1 - bath) * n;
            diffusion[k].lookUp(up);
            double d = diffusion[k].value;
            double drive = z * up * e - (n - reservoir[k]) / distance;
            double byUp = d * z * e + diffusion[k].slope * drive;
            double byN = -d / distance + (1 - bath) * byUp;
            double weightByField =
                    0.5 * z * distance * NppSystem.CENTRAL_DRIFT * NppSystem.CENTRAL_DRIFT * root * root * root;
            double byField = d * z * up + byUp * (reservoir[k] - n) * weightByField;
            current += z * d * drive;
            gradient[0][free] += z * byField;
            if (k < free) {
                flux[k + 1] = d * drive;
                gradient[k + 1][k] += byN;
                gradient[k + 1][free] += byField;
                gradient[0][k] += z * byN;
            } else {
                for (int i = 0; i < free; i++) {
                    gradient[0][i] -= byN * charge[i];
                }
                gradient[0][free] -= byN * chargeR;
                gradient[0][free + 1] += byN * chargeR;
            }
        }
        flux[0] = current;
    }

    private void clearGradients() {
        for (double[] g : gradient) {
            Arrays.fill(g, 0);
        }
    }
}
