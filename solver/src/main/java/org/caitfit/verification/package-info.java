/**
 * The solver against exact answers: one class per case, each with its equations, exact solution, parameters and bounds. Knows
 * the public types of the solver; the solver knows nothing of it.
 */
package org.caitfit.verification;
