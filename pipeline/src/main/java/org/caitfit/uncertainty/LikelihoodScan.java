package org.caitfit.uncertainty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.refine.Point;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.refine.ResidualModel;
import org.caitfit.refine.StopReason;
import org.caitfit.uncertainty.Branch.End;

/**
 * Profile likelihood of one parameter, outward from an optimum: the parameter is held at each value and all others are
 * refined anew (Venzon and Moolgavkar, Appl. Statist. 37 (1988) 87).
 *
 * <p>Along a parabola, z = sqrt(rise of chi-square) is linear in the value. Steps aim at z = 1 by the covariance, then at a
 * little more than z = 1.96 by interpolation in z; starts of the others are extrapolated along the path. So a side takes
 * three or four refinements of one or two evaluations each. Deterministic; as thread-safe as the model.
 */
public final class LikelihoodScan {
    /** Rise of chi-square at the end of a 68 % interval of one parameter: 1 sigma. */
    public static final double RISE_68 = 1;

    /** Rise of chi-square at the end of a 95 % interval of one parameter. */
    public static final double RISE_95 = 3.841458820694124;

    private static final double FARTHEST_Z = Math.sqrt(RISE_95);
    /** Aimed at, so that the wanted value is passed. */
    private static final double AIM_Z = 1.06 * FARTHEST_Z;
    /** Error of the end of an interval, over its distance from the optimum. */
    private static final double ACCURACY = 0.005;
    /** Longest first step where there is no sigma, over the distance to the bound. */
    private static final double FIRST_SHARE = 0.1;
    /** A step is at most so many times as far out as the one before. */
    private static final double GROWTH = 4;

    private static final int MOST_STEPS = 14;
    private static final int MOST_FAILURES = 4;

    /** Loose, as what the last step promises is subtracted: the rest is of second order. */
    private static final RefineSettings SETTINGS =
            new RefineSettings(40, 1e-4, 1e-7, 1e-10, 0.1, 1e-3, false, 1e-4, 0.1, 1e-5);

    private final ResidualModel model;
    private final double[] lower;
    private final double[] upper;
    private final Refinement best;
    private final int held;
    private final int direction;
    private final double origin;
    private final double reach;
    private final List<ScanStep> steps = new ArrayList<>();
    private int evaluations;
    private int failures;

    private LikelihoodScan(
            ResidualModel model, double[] lower, double[] upper, Refinement best, int held, int direction) {
        this.model = model;
        this.lower = lower;
        this.upper = upper;
        this.best = best;
        this.held = held;
        this.direction = direction;
        this.origin = best.best().at(held);
        this.reach = direction > 0 ? upper[held] - origin : origin - lower[held];
    }

    /**
     * One side of the profile likelihood.
     *
     * @param model residuals in sigma
     * @param lower bounds on the search scale
     * @param upper above lower
     * @param best a refinement of this model that ended at an optimum
     * @param parameter index of the parameter to hold
     * @param direction 1 upward, -1 downward
     */
    public static Branch side(
            ResidualModel model, double[] lower, double[] upper, Refinement best, int parameter, int direction) {
        if (!best.reason().optimal()) {
            throw new IllegalArgumentException("A scan starts at an optimum, not after " + best.reason());
        }
        return new LikelihoodScan(model, lower, upper, best, parameter, direction).run();
    }

    /**
     * One point of the profile likelihood.
     *
     * @param value of the parameter, on its search scale, within its bounds
     * @return empty where the model fails
     */
    public static Optional<ScanStep> at(
            ResidualModel model, double[] lower, double[] upper, Refinement best, int parameter, double value) {
        int direction = value < best.best().at(parameter) ? -1 : 1;
        LikelihoodScan scan = new LikelihoodScan(model, lower, upper, best, parameter, direction);
        return scan.step(Math.abs(value - scan.origin)) ? Optional.of(scan.steps.get(0)) : Optional.empty();
    }

    private Branch run() {
        double next = Math.min(reach, firstDistance());
        double before = Double.NaN;
        End end = End.FAILED;
        if (!(reach > 0)) {
            end = End.BOUND;
        }
        while (end == End.FAILED && steps.size() < MOST_STEPS && failures < MOST_FAILURES) {
            if (!step(next)) {
                failures++;
                next = 0.5 * (next + innermostBelow(next));
                continue;
            }
            double farthest = farthest();
            OptionalDouble crossing = crossing(FARTHEST_Z);
            if (crossing.isEmpty()) {
                if (farthest >= reach) {
                    end = End.BOUND;
                } else {
                    before = extrapolated(FARTHEST_Z);
                    next = Math.min(reach, extrapolated(AIM_Z));
                }
            } else {
                double estimate = crossing.getAsDouble();
                if (good(estimate, before)) {
                    end = End.CROSSED;
                } else {
                    before = estimate;
                    next = estimate;
                }
            }
        }
        return new Branch(held, direction, steps, value(crossing(1)), value(crossing(FARTHEST_Z)), end, evaluations);
    }

    private OptionalDouble value(OptionalDouble distance) {
        return distance.isPresent() ? OptionalDouble.of(origin + direction * distance.getAsDouble()) : distance;
    }

    private double firstDistance() {
        double sigma = best.covariance()
                .map(c -> c.sigma(held))
                .orElse(OptionalDouble.empty())
                .orElse(Double.POSITIVE_INFINITY);
        return Math.min(sigma, FIRST_SHARE * reach);
    }

    /** Whether the estimate moves little, and what it rests on is near: its error is about the product of both. */
    private boolean good(double estimate, double before) {
        double nearest = steps.stream()
                .mapToDouble(s -> Math.abs(z(s) - FARTHEST_Z) / FARTHEST_Z)
                .min()
                .orElse(1);
        double change = Double.isNaN(before) ? 1 : Math.abs(estimate - before) / estimate;
        return 2 * nearest * Math.max(change, 0.01) < ACCURACY;
    }

    private double z(ScanStep step) {
        return Math.sqrt(Math.max(0, step.chiSquare() - best.chiSquare()));
    }

    private double distance(ScanStep step) {
        return direction * (step.value() - origin);
    }

    private double farthest() {
        return steps.stream().mapToDouble(this::distance).max().orElse(0);
    }

    private double innermostBelow(double distance) {
        return steps.stream()
                .mapToDouble(this::distance)
                .filter(d -> d < distance)
                .max()
                .orElse(0);
    }

    private List<ScanStep> outward() {
        return steps.stream().sorted(Comparator.comparingDouble(this::distance)).toList();
    }

    /** Distance at which z would be reached, beyond the steps made. */
    private double extrapolated(double z) {
        ScanStep last = outward().get(steps.size() - 1);
        double far = distance(last);
        double reached = z(last);
        double aimed = reached > 0 ? far * z / reached : Double.POSITIVE_INFINITY;
        if (steps.size() > 1) {
            ScanStep inner = outward().get(steps.size() - 2);
            double slope = (reached - z(inner)) / (far - distance(inner));
            double steeper = slope > 0 ? far + (z - reached) / slope : Double.POSITIVE_INFINITY;
            // between the chord from the optimum and the last piece: the path of z is curved
            aimed = Double.isInfinite(steeper) || Double.isInfinite(aimed)
                    ? Math.min(aimed, steeper)
                    : 0.5 * (aimed + steeper);
        }
        return Math.min(Math.max(aimed, 1.1 * far), GROWTH * far);
    }

    /** Distance at which z is reached first, between the steps made; empty if it is not. */
    private OptionalDouble crossing(double z) {
        double innerDistance = 0;
        double innerZ = 0;
        List<ScanStep> outward = outward();
        for (int i = 0; i < outward.size(); i++) {
            double outerDistance = distance(outward.get(i));
            double outerZ = z(outward.get(i));
            if (outerZ >= z) {
                double linear = innerDistance + (outerDistance - innerDistance) * (z - innerZ) / (outerZ - innerZ);
                // a third point: the one before, else the one behind
                double thirdDistance = i > 1 ? distance(outward.get(i - 2)) : 0;
                double thirdZ = i > 1 ? z(outward.get(i - 2)) : 0;
                if (i == 0) {
                    if (outward.size() < 2) {
                        return OptionalDouble.of(linear);
                    }
                    thirdDistance = distance(outward.get(1));
                    thirdZ = z(outward.get(1));
                }
                return OptionalDouble.of(
                        parabola(z, innerZ, innerDistance, outerZ, outerDistance, thirdZ, thirdDistance, linear));
            }
            innerDistance = outerDistance;
            innerZ = outerZ;
        }
        return OptionalDouble.empty();
    }

    /** Distance as a parabola in z through three points; the linear one where that leaves the bracket. */
    private static double parabola(
            double z, double z0, double d0, double z1, double d1, double z2, double d2, double linear) {
        // a point too near in z would only lend its noise
        double apart = 0.25 * (z1 - z0);
        if (Math.abs(z2 - z0) < apart || Math.abs(z2 - z1) < apart) {
            return linear;
        }
        double value = d0 * (z - z1) * (z - z2) / ((z0 - z1) * (z0 - z2))
                + d1 * (z - z0) * (z - z2) / ((z1 - z0) * (z1 - z2))
                + d2 * (z - z0) * (z - z1) / ((z2 - z0) * (z2 - z1));
        return value > d0 && value < d1 ? value : linear;
    }

    /** Refines the others with the parameter at a distance; false if the model fails there. */
    private boolean step(double distance) {
        double value = distance >= reach ? (direction > 0 ? upper[held] : lower[held]) : origin + direction * distance;
        HeldModel others = new HeldModel(model, held, value);
        if (others.parameters() == 0) {
            evaluations++;
            Optional<Double> chiSquare = others.chiSquareAlone();
            chiSquare.ifPresent(c -> steps.add(new ScanStep(value, c, Point.of(value), StopReason.CONVERGED)));
            return chiSquare.isPresent();
        }
        if (refined(others, value, start(distance))) {
            return true;
        }
        // the prediction may have left what is physical: from where it was before
        return refined(others, value, nearest(distance));
    }

    private boolean refined(HeldModel others, double value, double[] start) {
        Refinement end = new Refiner(SETTINGS)
                .refine(others, HeldModel.others(lower, held), HeldModel.others(upper, held), start);
        evaluations += end.evaluations();
        if (end.reason() == StopReason.FAILED_START) {
            return false;
        }
        double promised =
                end.reason().optimal() && Double.isFinite(end.predictedReduction()) ? end.predictedReduction() : 0;
        steps.add(new ScanStep(
                value,
                end.chiSquare() - promised,
                Point.of(others.whole(end.best().copy())),
                end.reason()));
        return true;
    }

    /** The others where the path leads: along the covariance at first, then by extrapolation. */
    private double[] start(double distance) {
        double[] whole = best.best().copy();
        List<ScanStep> near = steps.stream()
                .sorted(Comparator.comparingDouble(s -> Math.abs(distance(s) - distance)))
                .toList();
        if (near.isEmpty()) {
            List<Double> response = best.covariance().map(c -> c.response(held)).orElse(List.of());
            for (int k = 0; k < response.size(); k++) {
                whole[k] += response.get(k) * direction * distance;
            }
        } else {
            boolean curved = near.size() > 1;
            double a = distance(near.get(0));
            double b = curved ? distance(near.get(1)) : 0;
            for (int k = 0; k < whole.length; k++) {
                double zero = best.best().at(k);
                double first = near.get(0).point().at(k) - zero;
                if (curved) {
                    double second = near.get(1).point().at(k) - zero;
                    whole[k] = zero
                            + first * distance * (distance - b) / (a * (a - b))
                            + second * distance * (distance - a) / (b * (b - a));
                } else {
                    whole[k] = zero + first * distance / a;
                }
            }
        }
        return within(whole);
    }

    private double[] nearest(double distance) {
        double[] whole = steps.stream()
                .min(Comparator.comparingDouble(s -> Math.abs(distance(s) - distance)))
                .map(s -> s.point().copy())
                .orElseGet(() -> best.best().copy());
        return within(whole);
    }

    private double[] within(double[] whole) {
        for (int k = 0; k < whole.length; k++) {
            whole[k] = Math.min(Math.max(whole[k], lower[k]), upper[k]);
        }
        return HeldModel.others(whole, held);
    }
}
