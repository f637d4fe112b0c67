/** The one-dimensional transient Nernst-Planck-Poisson system: problem in, outcome out. SI units throughout. */
package org.caitfit.solver;
