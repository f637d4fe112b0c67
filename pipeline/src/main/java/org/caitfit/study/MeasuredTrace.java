package org.caitfit.study;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** A measured (or synthetic) current against time during one stage, in SI units. */
public final class MeasuredTrace {
    private final String id;
    private final int stage;
    private final Path file;
    private final String sha256;
    private final double[] time;
    private final double[] currentDensity;
    private final boolean[] used;
    private final NoiseModel.AbsoluteRelative noise;
    private final boolean synthetic;

    /**
     * @param id unique in the study, e.g. "K" or "K/2"
     * @param stage 0-based index of the stage during which it was measured
     * @param file the CSV file
     * @param sha256 hex digest of the file
     * @param time s from the start of the stage, strictly increasing; copied
     * @param currentDensity total current density through the sample, A/m^2, finite; copied
     * @param used false for points outside the fit window or skipped; copied
     * @param noise its absolute part in A/m^2
     * @param synthetic true if the data were computed, not measured
     */
    public MeasuredTrace(
            String id,
            int stage,
            Path file,
            String sha256,
            double[] time,
            double[] currentDensity,
            boolean[] used,
            NoiseModel.AbsoluteRelative noise,
            boolean synthetic) {
        this.id = Objects.requireNonNull(id);
        this.stage = stage;
        this.file = Objects.requireNonNull(file);
        this.sha256 = Objects.requireNonNull(sha256);
        this.time = time.clone();
        this.currentDensity = currentDensity.clone();
        this.used = used.clone();
        this.noise = Objects.requireNonNull(noise);
        this.synthetic = synthetic;
        if (time.length != currentDensity.length || time.length != used.length) {
            throw new IllegalArgumentException("trace " + id + ": columns of unequal length");
        }
        if (!Arrays.stream(currentDensity).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("trace " + id + ": currents must be finite");
        }
        for (int i = 0; i < time.length; i++) {
            if (!Double.isFinite(time[i]) || time[i] < 0 || (i > 0 && time[i] <= time[i - 1])) {
                throw new IllegalArgumentException("trace " + id + ": time must increase strictly at point " + i);
            }
        }
    }

    /** The same trace with computed currents in place of the measured ones. @param currents A/m^2 */
    public MeasuredTrace withData(double[] currents) {
        return new MeasuredTrace(id, stage, file, sha256, time, currents, used, noise, true);
    }

    public String id() {
        return id;
    }

    public int stage() {
        return stage;
    }

    public Path file() {
        return file;
    }

    public String sha256() {
        return sha256;
    }

    /** Number of points. */
    public int size() {
        return time.length;
    }

    /** Time of a point from the start of the stage, s. */
    public double time(int point) {
        return time[point];
    }

    /** Times from the start of the stage, s; a copy. */
    public double[] times() {
        return time.clone();
    }

    /** Measured current density, A/m^2. */
    public double currentDensity(int point) {
        return currentDensity[point];
    }

    /** Whether a point takes part in the score. */
    public boolean used(int point) {
        return used[point];
    }

    /** Its absolute part in A/m^2. */
    public NoiseModel.AbsoluteRelative noise() {
        return noise;
    }

    public boolean synthetic() {
        return synthetic;
    }
}
