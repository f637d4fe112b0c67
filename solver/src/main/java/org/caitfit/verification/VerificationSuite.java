package org.caitfit.verification;

import java.util.List;

/** All cases, in the order of the documentation. */
public final class VerificationSuite {
    private static final List<VerificationCase> CASES = List.of(
            new LogisticFrontCase(),
            new DiffusionFrontCase(),
            new RarefactionFanCase(),
            new WelgeShockCase(),
            new InterdiffusionCase(),
            new DoubleFrontCase(),
            new BeamLimitedCase(),
            new PoissonResponseCase(),
            new BlockingCase(),
            new SpaceOrderCase(),
            new TimeOrderCase(),
            new DebyeLengthCase(),
            new EquilibriumCase(),
            new ChargeBalanceCase(),
            new SiteEnergyCase(),
            new OdeIntegratorCase());

    private VerificationSuite() {}

    /** All cases. */
    public static List<VerificationCase> cases() {
        return CASES;
    }
}
