/** What data say about parameters beyond the covariance: profile likelihoods, correlated residuals, coverage. */
package org.caitfit.uncertainty;
