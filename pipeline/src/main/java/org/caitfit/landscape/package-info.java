/** Quantities of the energy landscape and of transport that follow from D(n) and a simulated profile: pure functions. */
package org.caitfit.landscape;
