package org.caitfit.study;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Densities of all mobile ions against depth before the first stage, neutral at every depth against the fixed charge of the
 * untouched glass. Ions that are not named are absent. Linear between the points, constant beyond them.
 */
public final class GivenStart implements StartSpec {
    private final double[] depth;
    private final Map<String, double[]> density = new TreeMap<>();

    /**
     * @param depth m, strictly increasing; copied
     * @param density m^-3 by ion, at least 0, one for each depth; copied
     */
    public GivenStart(double[] depth, Map<String, double[]> density) {
        this.depth = depth.clone();
        density.forEach((ion, values) -> {
            if (values.length != depth.length) {
                throw new IllegalArgumentException("a start profile needs one density per depth, got " + values.length
                        + " of " + ion + " at " + depth.length + " depths");
            }
            this.density.put(ion, values.clone());
        });
    }

    /** Names of the ions, in alphabetical order. */
    @Override
    public List<String> ions() {
        return List.copyOf(density.keySet());
    }

    @Override
    public List<Quantity> quantities() {
        return List.of();
    }

    @Override
    public String canonical() {
        StringBuilder text = new StringBuilder("start " + String.join(" ", density.keySet()));
        for (int i = 0; i < depth.length; i++) {
            text.append('\n').append(Double.toHexString(depth[i]));
            for (double[] values : density.values()) {
                text.append(' ').append(Double.toHexString(values[i]));
            }
        }
        return text.toString();
    }

    /** Depths, m; a copy. */
    public double[] depths() {
        return depth.clone();
    }

    /** Density of an ion at the depths, m^-3; a copy, zeros for an ion that is not named. */
    public double[] density(String ion) {
        double[] values = density.get(ion);
        return values == null ? new double[depth.length] : values.clone();
    }
}
