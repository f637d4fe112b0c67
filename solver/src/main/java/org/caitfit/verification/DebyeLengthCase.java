package org.caitfit.verification;

import static org.caitfit.verification.StandardCase.NATIVE;

import java.util.List;

/** The Debye length of a glass is far below any grid: answers must not depend on it. */
final class DebyeLengthCase implements VerificationCase {
    private static final double LIMIT = 0.009;
    private static final double[] PERMITTIVITIES = {90, 9, 0.9, 0.09};
    private static final double VOLTAGE = 10;

    @Override
    public CaseDescription description() {
        return new CaseDescription(
                "debye-length",
                "Independence of the Debye length",
                "The full equations tend to the electroneutral ones as the Debye length (0.033 nm at permittivity 9, where"
                        + " the finest cells have 0.36 nm) tends to zero; no cell has to resolve it. Part of the small"
                        + " distances is that time steps fall differently.",
                "dn_k/dt = -dJ_k/dx, J_k = D_k (n_k E/VT - dn_k/dx), d/dx(eps0 eps_r E) = e (sum z_k n_k - N_fix); K-like"
                        + " standard case at " + (int) VOLTAGE + " V",
                "the same run at permittivity " + LIMIT,
                List.of(Parameter.of("permittivity", "", PERMITTIVITIES), Parameter.of("voltage", "V", VOLTAGE)));
    }

    @Override
    public CaseResult run() {
        DepthSamples limit = profile(LIMIT);
        double[] distance = new double[PERMITTIVITIES.length];
        for (int i = 0; i < distance.length; i++) {
            distance[i] = profile(PERMITTIVITIES[i]).blurredRmsTo(limit);
        }
        return new CaseResult(
                List.of(
                        distance("90", distance[0], 4e-5),
                        distance("9", distance[1], 1.5e-5),
                        distance("0.9", distance[2], 5e-6),
                        distance("0.09", distance[3], 5e-7)),
                List.of(Plot.logarithmic(
                        "permittivity",
                        "distance from the limit",
                        Curve.computed("RMS after a blur of 5 nm, in n_bulk", PERMITTIVITIES, distance))));
    }

    private static Check distance(String permittivity, double observed, double bound) {
        return Check.atMost(
                "RMS distance of the profile (blur 5 nm) at permittivity " + permittivity, observed, bound, "");
    }

    private static DepthSamples profile(double permittivity) {
        return DepthSamples.of(
                CompletedRun.of(StandardCase.K.at(VOLTAGE, permittivity)).finalProfile(), NATIVE);
    }
}
