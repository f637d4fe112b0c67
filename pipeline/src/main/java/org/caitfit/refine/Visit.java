package org.caitfit.refine;

import java.util.OptionalInt;

/**
 * One evaluation of a refinement.
 *
 * @param point on the search scale
 * @param purpose what it was for
 * @param score chi-square, or why there is none
 * @param iteration number of the accepted step that ended here: 0 the start, from 1 each trial that lowered chi-square;
 *     empty for all other evaluations
 */
public record Visit(Point point, ResidualModel.Purpose purpose, Score score, OptionalInt iteration) {

    /** What an evaluation gave. */
    public sealed interface Score {}

    /** @param value sum of the squared residuals, finite */
    public record ChiSquare(double value) implements Score {}

    /** @param reason a sentence */
    public record Failure(String reason) implements Score {}
}
