package org.caitfit.study;

/** How the instrument blurs depth; always applied to the simulation, never removed from the data. */
public sealed interface DepthResolution {
    /** No blur. */
    record None() implements DepthResolution {}

    /** Gaussian, renormalised to the sample side of the surface. @param sigma standard deviation, m */
    record Gaussian(Quantity sigma) implements DepthResolution {}
}
