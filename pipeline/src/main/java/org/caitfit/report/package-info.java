/**
 * The report of a study: one HTML file, and the figures of the paper as SVG, PNG and CSV.
 *
 * <p>A pure function of {@link org.caitfit.results.StudyResults}: no clock, no network, no solver. What is drawn (series,
 * units, labels) is prepared once, in {@code ProfileFigure}, {@code DiffusionFigure}, {@code SiteEnergyFigure}, {@code
 * ScoreMap} and {@code Waterfall}, for the page and the figure files alike.
 */
package org.caitfit.report;
