package org.caitfit.claims;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.caitfit.results.Claim;
import org.caitfit.results.GlassRecord;

/** The statements of the paper about its glass, as far as a study can test them. */
public final class PaperClaims {
    private static final List<PaperClaim> ALL = List.of(
            new OneSiteEnergyDistribution(),
            new CoincidingCurves(),
            new RangeClaim(
                    "decades",
                    "D of the native ion falls over about four decades as the native ions are used up",
                    "decades",
                    "decades of D from the bulk to the plateau",
                    OptionalDouble.of(3),
                    OptionalDouble.of(5)),
            new ConstantForeignDiffusion(),
            new RangeClaim(
                    "plateau-ratio",
                    "The plateau sits where D of the native ion is about a tenth of D of the foreign ion",
                    "d_ratio_plateau",
                    "D native / D foreign on the plateau",
                    OptionalDouble.of(0.05),
                    OptionalDouble.of(0.4)),
            new RangeClaim(
                    "continuity",
                    "D of the foreign ion follows from the continuity of the current within 10 % (eq. 3)",
                    "d_foreign_eq3_ratio",
                    "D foreign by eq. 3 / fitted",
                    OptionalDouble.of(0.9),
                    OptionalDouble.of(1.1)),
            new RangeClaim(
                    "excess-charge",
                    "The excess charge at the diffusion front is below 1 % of the native density",
                    "excess_charge",
                    "largest |excess charge| / native density",
                    OptionalDouble.empty(),
                    OptionalDouble.of(0.01)),
            new ReverseCase());

    private PaperClaims() {}

    /**
     * Those that say something about the study, in the order of the paper; of several glasses each has its own, as the
     * statements compare experiments on one.
     *
     * @param glasses of the study
     * @param of the evidence on a glass
     */
    public static List<Claim> test(List<GlassRecord> glasses, Function<GlassRecord, Evidence> of) {
        if (glasses.size() == 1) {
            return test(of.apply(glasses.get(0)));
        }
        return glasses.stream()
                .flatMap(g -> test(of.apply(g)).stream()
                        .map(c -> c.named(c.id() + "-" + g.id(), g.label() + ": " + c.statement())))
                .toList();
    }

    /** Those that say something about one glass, in the order of the paper. */
    static List<Claim> test(Evidence evidence) {
        return ALL.stream().flatMap(c -> c.test(evidence).stream()).toList();
    }
}
