package org.caitfit.study;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A measured (or synthetic) depth profile as read from its file, in SI units. */
public final class MeasuredProfile {
    private final String id;
    private final int afterStage;
    private final Path file;
    private final String sha256;
    private final double[] depth;
    private final boolean[] used;
    private final List<IonSeries> ions;
    private final DepthResolution resolution;
    private final Calibration calibration;
    private final NoiseModel noise;
    private final double referenceDensity;
    private final DisplayUnit shownUnit;
    private final boolean synthetic;

    /**
     * @param id unique in the study, e.g. "K" or "xup/1"
     * @param afterStage 0-based index of the stage after which the profile was taken
     * @param file the CSV file
     * @param sha256 hex digest of the file
     * @param depth m, strictly increasing, not modified, copied
     * @param used false for points outside the fit window or skipped; same length as depth, copied
     * @param ions measured ions
     * @param resolution depth resolution of the instrument
     * @param calibration what it may be off by beside its noise
     * @param noise noise model of all ions of this profile
     * @param referenceDensity m^-3, the density called 1 in fractions (and the one at "counts at bulk")
     * @param shownUnit unit in which densities are shown
     * @param synthetic true if the data were computed, not measured
     */
    public MeasuredProfile(
            String id,
            int afterStage,
            Path file,
            String sha256,
            double[] depth,
            boolean[] used,
            List<IonSeries> ions,
            DepthResolution resolution,
            Calibration calibration,
            NoiseModel noise,
            double referenceDensity,
            DisplayUnit shownUnit,
            boolean synthetic) {
        this.id = Objects.requireNonNull(id);
        this.afterStage = afterStage;
        this.file = Objects.requireNonNull(file);
        this.sha256 = Objects.requireNonNull(sha256);
        this.depth = depth.clone();
        this.used = used.clone();
        this.ions = List.copyOf(ions);
        this.resolution = Objects.requireNonNull(resolution);
        this.calibration = Objects.requireNonNull(calibration);
        this.noise = Objects.requireNonNull(noise);
        this.referenceDensity = referenceDensity;
        this.shownUnit = Objects.requireNonNull(shownUnit);
        this.synthetic = synthetic;
        if (used.length != depth.length || ions.stream().anyMatch(s -> s.size() != depth.length)) {
            throw new IllegalArgumentException("profile " + id + ": columns of unequal length");
        }
        for (int i = 0; i < depth.length; i++) {
            if (!Double.isFinite(depth[i]) || (i > 0 && depth[i] <= depth[i - 1])) {
                throw new IllegalArgumentException("profile " + id + ": depth must increase strictly at point " + i);
            }
        }
    }

    /** The same data with another depth resolution. */
    public MeasuredProfile with(DepthResolution other) {
        return new MeasuredProfile(
                id,
                afterStage,
                file,
                sha256,
                depth,
                used,
                ions,
                other,
                calibration,
                noise,
                referenceDensity,
                shownUnit,
                synthetic);
    }

    /** The same profile with computed densities in place of the measured ones. @param series of the same ions */
    public MeasuredProfile withData(List<IonSeries> series) {
        return new MeasuredProfile(
                id,
                afterStage,
                file,
                sha256,
                depth,
                used,
                series,
                resolution,
                calibration,
                noise,
                referenceDensity,
                shownUnit,
                true);
    }

    public String id() {
        return id;
    }

    public int afterStage() {
        return afterStage;
    }

    public Path file() {
        return file;
    }

    public String sha256() {
        return sha256;
    }

    /** Number of depths. */
    public int size() {
        return depth.length;
    }

    /** Depth of a point, m. */
    public double depth(int point) {
        return depth[point];
    }

    /** Depths, m; a copy. */
    public double[] depths() {
        return depth.clone();
    }

    /** Whether a point takes part in the score. */
    public boolean used(int point) {
        return used[point];
    }

    public List<IonSeries> ions() {
        return ions;
    }

    public DepthResolution resolution() {
        return resolution;
    }

    public Calibration calibration() {
        return calibration;
    }

    public NoiseModel noise() {
        return noise;
    }

    /** Density called 1 in fractions, m^-3. */
    public double referenceDensity() {
        return referenceDensity;
    }

    /** Unit in which densities are shown, e.g. n/n_bulk or mol%. */
    public DisplayUnit shownUnit() {
        return shownUnit;
    }

    public boolean synthetic() {
        return synthetic;
    }

    /** Density of one ion at the depths of the profile, m^-3. */
    public static final class IonSeries {
        private final String ion;
        private final double[] density;

        /** @param density m^-3, copied; finite, may scatter below 0 */
        public IonSeries(String ion, double[] density) {
            this.ion = Objects.requireNonNull(ion);
            this.density = density.clone();
            if (Arrays.stream(density).anyMatch(d -> !Double.isFinite(d))) {
                throw new IllegalArgumentException("density of " + ion + " must be finite");
            }
        }

        public String ion() {
            return ion;
        }

        public int size() {
            return density.length;
        }

        /** Measured density, m^-3. */
        public double density(int point) {
            return density[point];
        }
    }
}
