/** The statements of the paper put to the test: a pure function of results. */
package org.caitfit.claims;
