/**
 * D(n) straight from one measured profile, without a search (model.md section 4): where the profile tells it, with a band
 * from the noise, and where the depth resolution forbids it.
 */
package org.caitfit.invert;
