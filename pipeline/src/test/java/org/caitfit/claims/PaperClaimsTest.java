package org.caitfit.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.caitfit.results.Analysis;
import org.caitfit.results.Claim;
import org.caitfit.results.Claim.Verdict;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.LandscapeValue;
import org.caitfit.results.ModelScore;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec.FitSpec;
import org.junit.jupiter.api.Test;

/** Verdicts on evidence that is made up. */
class PaperClaimsTest {
    private static final double MEV = 1.602176634e-22;

    private static final GlassRecord GLASS = new GlassRecord("", "borate", "Li", List.of("K", "Rb"));

    private static ModelScore model(String foreign, double chiSquare, double parameters, boolean preferred) {
        return new ModelScore(
                "joint",
                "SED, one Gaussian",
                foreign,
                "CONVERGED",
                "",
                1000,
                parameters,
                chiSquare,
                chiSquare + 2 * parameters,
                chiSquare + 2 * parameters,
                chiSquare + parameters * Math.log(1000),
                0,
                preferred,
                List.of(),
                List.of());
    }

    private static Analysis analysis(List<LandscapeValue> landscape, List<ModelScore> models) {
        return new Analysis(List.of(), List.of(), List.of(), List.of(), List.of(), landscape, models, List.of());
    }

    private static Evidence evidence(List<ModelScore> models) {
        return new Evidence(
                GLASS,
                List.of(new FitSpec("joint", List.of("K", "Rb"))),
                List.of(),
                List.of(),
                List.of(),
                analysis(List.of(), models));
    }

    private static Claim constantForeign(double chiSquareOfLogLinear) {
        boolean better = chiSquareOfLogLinear + Math.log(1000) < 1000;
        return new ConstantForeignDiffusion()
                .test(evidence(List.of(
                        model("constant", 1000, 3, !better), model("log-linear", chiSquareOfLogLinear, 4, better))))
                .orElseThrow();
    }

    @Test
    void aConstantSufficesUnlessARicherFamilyIsClearlyBetter() {
        assertThat(constantForeign(999).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(constantForeign(999).evidence()).contains("lowers chi-square by 1.00");
        // one parameter for 6.7 of chi-square: 1 % by chance, but not enough for BIC
        assertThat(constantForeign(993.3).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(constantForeign(980).verdict()).isEqualTo(Verdict.REFUTED);
    }

    private static ModelScore withNative(String nativeFamily, double bic) {
        return new ModelScore(
                "joint",
                nativeFamily,
                "SED, one Gaussian",
                "CONVERGED",
                "",
                1000,
                3,
                bic,
                bic,
                bic,
                bic,
                0,
                false,
                List.of(),
                List.of());
    }

    private static Verdict reverse(double ratio, double bicConstant, double bicRicher) {
        Evidence evidence = new Evidence(
                GLASS,
                List.of(new FitSpec("joint", List.of("K", "Rb"))),
                List.of(),
                List.of(OptimalFit.of("joint#1", "joint", List.of("K", "Rb"), List.of(value("fwhm")), 100)),
                List.of(),
                analysis(
                        List.of(landscape("joint#1", "K", "d_ratio_full", ratio)),
                        List.of(withNative("constant", bicConstant), withNative("SED, one Gaussian", bicRicher))));
        return new ReverseCase().test(evidence).orElseThrow().verdict();
    }

    private static LandscapeValue landscape(String fitId, String experiment, String quantity, double value) {
        return new LandscapeValue(
                fitId,
                experiment,
                1,
                quantity,
                "K",
                OptionalDouble.of(value),
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "");
    }

    @Test
    void theReverseCaseIsDecidedByBicAndOnlyWhereTheForeignIonIsFaster() {
        assertThat(reverse(1e-3, 300, 301)).isEqualTo(Verdict.SUPPORTED);
        assertThat(reverse(1e-3, 303, 300)).isEqualTo(Verdict.UNDECIDED);
        assertThat(reverse(1e-3, 307, 300)).isEqualTo(Verdict.REFUTED);
        assertThat(reverse(10, 307, 300)).isEqualTo(Verdict.UNDECIDED);
    }

    /** Experiments are compared within a glass; a fit over both serves quantities of each. */
    @Test
    void severalGlassesHaveClaimsOfTheirOwn() {
        List<GlassRecord> glasses = List.of(
                new GlassRecord("A", "first", "Li", List.of("K", "Rb")),
                new GlassRecord("B", "second", "Na", List.of("Cs")));
        List<FitSpec> fits = List.of(
                new FitSpec("K", List.of("K")),
                new FitSpec("Rb", List.of("Rb")),
                new FitSpec("A", List.of("K", "Rb")),
                new FitSpec("all", List.of("K", "Rb", "Cs")));
        List<FitRecord> best = List.of(
                OptimalFit.of("K#1", "K", List.of("K"), List.of(value("fwhm"), value("d_K")), 100),
                OptimalFit.of("Rb#1", "Rb", List.of("Rb"), List.of(value("fwhm"), value("d_Rb")), 100),
                OptimalFit.of("A#1", "A", List.of("K", "Rb"), List.of(value("fwhm"), value("d_K"), value("d_Rb")), 206),
                OptimalFit.of("all#1", "all", List.of("K", "Rb", "Cs"), List.of(value("fwhm")), 999));
        ParameterSpec fwhm = new ParameterSpec(
                "fwhm", new DisplayUnit("meV", "meV", MEV), MEV, 500 * MEV, ParameterSpec.Scale.LINEAR, 1);
        List<LandscapeValue> landscape = List.of(
                landscape("all#1", "K", "excess_charge", 1e-3),
                landscape("all#1", "Rb", "excess_charge", 2e-3),
                landscape("all#1", "Cs", "excess_charge", 0.1));
        List<Claim> claims = PaperClaims.test(
                glasses,
                glass -> new Evidence(glass, fits, List.of(fwhm), best, List.of(), analysis(landscape, List.of())));

        assertThat(claims).extracting(Claim::id).containsExactly("one-sed-A", "excess-charge-A", "excess-charge-B");
        assertThat(claims.get(0).statement()).startsWith("A: One site energy distribution serves K, Rb");
        assertThat(claims.get(1).points()).extracting(Claim.Point::label).containsExactly("K", "Rb");
        assertThat(claims.get(1).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(claims.get(2).verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void withoutEvidenceNothingIsSaid() {
        assertThat(PaperClaims.test(evidence(List.of()))).isEmpty();
    }

    @Test
    void aRangeIsDecidedByTheInterval() {
        assertThat(ofRange(1.02, 1.01, 1.03)).isEqualTo(Verdict.SUPPORTED);
        assertThat(ofRange(1.2, 1.05, 1.35)).isEqualTo(Verdict.UNDECIDED);
        assertThat(ofRange(1.2, 1.15, 1.25)).isEqualTo(Verdict.REFUTED);
    }

    private static Verdict ofRange(double value, double lower, double upper) {
        RangeClaim claim = new RangeClaim(
                "continuity", "Eq. 3 holds", "ratio", "ratio", OptionalDouble.of(0.9), OptionalDouble.of(1.1));
        LandscapeValue ratio = new LandscapeValue(
                "K#1",
                "K",
                1,
                "ratio",
                "K",
                OptionalDouble.of(value),
                "",
                OptionalDouble.empty(),
                OptionalDouble.of(lower),
                OptionalDouble.of(upper),
                "");
        Evidence evidence = new Evidence(
                GLASS,
                List.of(new FitSpec("K", List.of("K"))),
                List.of(),
                List.of(OptimalFit.of("K#1", "K")),
                List.of(),
                analysis(List.of(ratio), List.of()));
        return claim.test(evidence).orElseThrow().verdict();
    }

    @Test
    void oneDistributionIsTestedByTheLikelihoodRatio() {
        // 4 parameters apart, 3 together: one degree of freedom, of which 6.63 is the 1 % limit
        assertThat(oneDistribution(206).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(oneDistribution(207).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(oneDistribution(206).evidence()).contains("chi-square by 6.00 with 1 more parameters");
        assertThat(oneDistribution(206).points()).extracting(Claim.Point::label).containsExactly("K", "Rb", "all");
    }

    private static Claim oneDistribution(double chiSquareTogether) {
        ParameterSpec fwhm = new ParameterSpec(
                "fwhm", new DisplayUnit("meV", "meV", MEV), MEV, 500 * MEV, ParameterSpec.Scale.LINEAR, 1);
        return new OneSiteEnergyDistribution()
                .test(new Evidence(
                        GLASS,
                        List.of(
                                new FitSpec("K", List.of("K")),
                                new FitSpec("Rb", List.of("Rb")),
                                new FitSpec("joint", List.of("K", "Rb"))),
                        List.of(fwhm),
                        List.of(
                                OptimalFit.of("K#1", "K", List.of("K"), List.of(value("fwhm"), value("d_K")), 100),
                                OptimalFit.of("Rb#1", "Rb", List.of("Rb"), List.of(value("fwhm"), value("d_Rb")), 100),
                                OptimalFit.of(
                                        "joint#1",
                                        "joint",
                                        List.of("K", "Rb"),
                                        List.of(value("fwhm"), value("d_K"), value("d_Rb")),
                                        chiSquareTogether)),
                        List.of(),
                        analysis(List.of(), List.of())))
                .orElseThrow();
    }

    private static FittedParameter value(String name) {
        return new FittedParameter(
                name,
                250 * MEV,
                OptionalDouble.of(MEV),
                OptionalDouble.empty(),
                OptionalDouble.of(248 * MEV),
                OptionalDouble.of(252 * MEV),
                0);
    }
}
