/**
 * The stages of a search as map-only MapReduce jobs on Hadoop YARN. A map does a share as a process of its own would, and publishes
 * its units by the store itself: a task that is run twice, late or by an orphan publishes the same rows again.
 */
package org.caitfit.yarn;
