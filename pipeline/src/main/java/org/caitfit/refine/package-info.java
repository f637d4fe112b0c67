/**
 * Least-squares refinement on the search scales, its covariance, and the choice of its starts. The only package that
 * uses Apache Commons Math.
 */
package org.caitfit.refine;
