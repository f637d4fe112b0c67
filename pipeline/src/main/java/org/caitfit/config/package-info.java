/**
 * Reads a study from its YAML file and its data files: units are converted to SI here and nowhere else, and all problems
 * are reported at once, each with file, line and column. Users start at {@link org.caitfit.config.StudyReader}.
 */
package org.caitfit.config;
