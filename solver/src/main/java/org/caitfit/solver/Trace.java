package org.caitfit.solver;

import java.util.Arrays;

/** Current, surface potential and charge against time, at the ends of the accepted steps. */
public final class Trace {
    private double[] time = new double[128];
    private double[] currentDensity = new double[128];
    private double[] potential = new double[128];
    private double[] charge = new double[128];
    private int size;

    Trace() {}

    void add(double t, double j, double phi, double q) {
        if (size == time.length) {
            time = Arrays.copyOf(time, 2 * size);
            currentDensity = Arrays.copyOf(currentDensity, 2 * size);
            potential = Arrays.copyOf(potential, 2 * size);
            charge = Arrays.copyOf(charge, 2 * size);
        }
        time[size] = t;
        currentDensity[size] = j;
        potential[size] = phi;
        charge[size++] = q;
    }

    /** Number of points. */
    public int size() {
        return size;
    }

    /** Time from the start of the first stage, s. */
    public double time(int i) {
        return time[i];
    }

    /** Total (conduction + displacement) current density, A/m^2. */
    public double currentDensity(int i) {
        return currentDensity[i];
    }

    /** Potential of the front surface against the back, V. */
    public double potential(int i) {
        return potential[i];
    }

    /** Injected charge per area since the start of the first stage, C/m^2. */
    public double charge(int i) {
        return charge[i];
    }

    /** Injected charge per area at the end, C/m^2. */
    public double finalCharge() {
        return size == 0 ? 0 : charge[size - 1];
    }
}
