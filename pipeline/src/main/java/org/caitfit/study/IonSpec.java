package org.caitfit.study;

/**
 * A mobile ion of the study.
 *
 * @param name e.g. "Li", "K"
 * @param charge charge number, not 0
 * @param diffusion its diffusion coefficient
 */
public record IonSpec(String name, int charge, DiffusionSpec diffusion) {}
