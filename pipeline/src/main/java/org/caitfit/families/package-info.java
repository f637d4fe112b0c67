/** Families of D models that may be compared on the same data, with the parameters that each adds to a study. */
package org.caitfit.families;
