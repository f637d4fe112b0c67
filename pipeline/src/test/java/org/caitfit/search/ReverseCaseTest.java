package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.caitfit.SyntheticStudy;
import org.caitfit.claims.Evidence;
import org.caitfit.claims.PaperClaims;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.results.Analysis;
import org.caitfit.results.Claim;
import org.caitfit.results.FitRecord;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.LandscapeValue;
import org.caitfit.results.ModelScore;
import org.caitfit.study.Comparison;
import org.caitfit.study.Comparison.ForeignFamily;
import org.caitfit.study.Comparison.NativeFamily;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The shipped study of a foreign ion that is faster than the native one, both with site energies: what do its data say of the
 * forms of D?
 */
final class ReverseCaseTest {
    private static final Path STUDY = Path.of("../configs/reverse-case.yaml");
    private static final double MEV = 1.602176634e-22;
    private static final Map<String, Double> START = Map.of("d_K", 1e-11, "k_fwhm", 200 * MEV, "li_fwhm", 250 * MEV);

    private static Study study;
    private static List<ModelScore> scores;

    @BeforeAll
    static void compare() {
        study = SyntheticStudy.read(STUDY);
        Comparison comparison = new Comparison(
                "K",
                List.of(NativeFamily.CONSTANT, NativeFamily.ONE_GAUSSIAN),
                List.of(ForeignFamily.CONSTANT, ForeignFamily.ONE_GAUSSIAN));
        ModelComparison families = new ModelComparison(
                study, comparison, study.search().fits().get(0), START, ExperimentModel::forRefinement);
        try (ThreadEngine engine = new ThreadEngine(2)) {
            scores = ModelComparison.scores("K", families.run(engine, Progress.silent()));
        }
    }

    private static ModelScore score(String nativeFamily, String foreignFamily) {
        return scores.stream()
                .filter(m -> m.nativeFamily().equals(nativeFamily)
                        && m.foreignFamily().equals(foreignFamily))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aConstantDOfTheNativeIonDescribesTheDataAsWellAsTheTrueDistribution() {
        ModelScore constant = score("constant", "SED, one Gaussian");
        assertThat(constant.chiSquare() / constant.points()).isBetween(0.8, 1.2);
        assertThat(constant.bic())
                .isLessThan(score("SED, one Gaussian", "SED, one Gaussian").bic() + 2);
    }

    @Test
    void aConstantDOfTheForeignIonDoesNot() {
        double best = score("constant", "SED, one Gaussian").bic();
        assertThat(score("constant", "constant").bic()).isGreaterThan(best + 100);
        assertThat(score("SED, one Gaussian", "constant").bic()).isGreaterThan(best + 100);
    }

    @Test
    void thatIsTheVerdict() {
        FitRecord fit = Recovery.fit(study, "K", START);
        LandscapeValue ratio = new LandscapeValue(
                fit.fitId(),
                "K",
                1,
                "d_ratio_full",
                "K",
                OptionalDouble.of(1e-17 / Recovery.parameter(fit, "d_K").value()),
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "");
        Analysis analysis =
                new Analysis(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(ratio), scores, List.of());
        List<Claim> claims = PaperClaims.test(
                GlassRecord.of(study),
                glass -> new Evidence(
                        glass, study.search().fits(), study.parameters(), List.of(fit), List.of(), analysis));
        assertThat(claims)
                .filteredOn(c -> c.id().equals("reverse-case"))
                .singleElement()
                .satisfies(c -> assertThat(c.verdict()).as(c.evidence()).isEqualTo(Claim.Verdict.SUPPORTED));
        assertThat(claims)
                .filteredOn(c -> c.id().equals("constant-d-foreign"))
                .singleElement()
                .satisfies(c -> assertThat(c.verdict()).as(c.evidence()).isEqualTo(Claim.Verdict.REFUTED));
    }
}
