package org.caitfit.landscape;

import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.solver.DepthProfile;

/**
 * What a profile with a front shows: untouched glass, front, replacement zone.
 *
 * @param depth of the front: where the native ion crosses half of its bulk density, m
 * @param plateau native density at 90 % of that depth, m^-3
 * @param plateauMean mean native density from 40 to 90 % of that depth, m^-3
 * @param middle n_F = (n_bulk + plateau)/2, m^-3
 * @param gradient dn/dx of the native ion where its density is n_F, m^-4
 */
public record FrontZones(double depth, double plateau, double plateauMean, double middle, double gradient) {
    /** Share of the front depth at which the plateau is read. */
    public static final double PLATEAU_AT = 0.9;

    private static final double PLATEAU_FROM = 0.4;

    /** @param ion the native one @param bulk its density in the untouched glass, m^-3; empty without a front */
    public static Optional<FrontZones> of(DepthProfile profile, int ion, double bulk) {
        OptionalDouble front = profile.depthOfRise(ion, 0.5 * bulk);
        if (front.isEmpty()) {
            return Optional.empty();
        }
        double depth = front.getAsDouble();
        double plateau = profile.densityAt(ion, PLATEAU_AT * depth);
        double mean =
                profile.amount(ion, PLATEAU_FROM * depth, PLATEAU_AT * depth) / ((PLATEAU_AT - PLATEAU_FROM) * depth);
        double middle = 0.5 * (bulk + plateau);
        OptionalDouble at = profile.depthOfRise(ion, middle);
        return at.isEmpty() || !(plateau > 0 && plateau < bulk)
                ? Optional.empty()
                : Optional.of(new FrontZones(depth, plateau, mean, middle, gradient(profile, ion, at.getAsDouble())));
    }

    /** Slope of the parabola through the three cells nearest to a depth. */
    private static double gradient(DepthProfile profile, int ion, double depth) {
        int i = 1;
        while (i < profile.cells() - 2 && profile.edge(i + 1) < depth) {
            i++;
        }
        double left = profile.depth(i) - profile.depth(i - 1);
        double right = profile.depth(i + 1) - profile.depth(i);
        double a = (profile.density(ion, i) - profile.density(ion, i - 1)) / left;
        double b = (profile.density(ion, i + 1) - profile.density(ion, i)) / right;
        double bend = 2 * (b - a) / (left + right);
        return (a * right + b * left) / (left + right) + bend * (depth - profile.depth(i));
    }
}
