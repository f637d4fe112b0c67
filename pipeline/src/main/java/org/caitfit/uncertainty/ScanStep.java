package org.caitfit.uncertainty;

import org.caitfit.refine.Point;
import org.caitfit.refine.StopReason;

/**
 * A point of a profile likelihood.
 *
 * @param value of the held parameter, on its search scale
 * @param chiSquare lowest over all other parameters: that of the refinement, less what its last step still promised
 * @param point all parameters, on their search scales
 * @param reason how the refinement of the others ended
 */
public record ScanStep(double value, double chiSquare, Point point, StopReason reason) {}
