package org.caitfit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.caitfit.SyntheticStudy;
import org.caitfit.results.Claim;
import org.caitfit.results.ModelScore;
import org.caitfit.results.StudyResults;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data made with one Gaussian and constant D of the foreign ion, described by several families. */
class ModelComparisonTest {
    @TempDir
    private static Path folder;

    private static StudyResults results;

    @BeforeAll
    static void search() throws IOException {
        Study study = SyntheticStudy.read(SyntheticStudy.cait(
                folder,
                6,
                20261126,
                "starts: 1",
                "fits: {K: [K]}",
                "compare: {K: {native: [constant, sed, two-gaussians], foreign: [constant, log-linear]}}"));
        results = SearchedStudy.of(study, folder.resolve("results"), 2).store().readAll();
    }

    private static ModelScore score(String nativeFamily, String foreignFamily) {
        return results.analysis().models().stream()
                .filter(m -> m.nativeFamily().equals(nativeFamily)
                        && m.foreignFamily().equals(foreignFamily))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPairIsARow() {
        assertThat(results.analysis().models())
                .hasSize(6)
                .allMatch(m -> m.comparison().equals("K"));
    }

    @Test
    void theGeneratingFamilyIsPreferred() {
        List<ModelScore> preferred = results.analysis().models().stream()
                .filter(ModelScore::preferred)
                .toList();
        assertThat(preferred).containsExactly(score("SED, one Gaussian", "constant"));
        assertThat(score("constant", "constant").bic())
                .isGreaterThan(preferred.get(0).bic() + 100);
    }

    @Test
    void aRicherFamilyNeverFitsWorseThanTheOneItContains() {
        double simple = score("SED, one Gaussian", "constant").chiSquare();
        assertThat(score("SED, one Gaussian", "log-linear").chiSquare()).isLessThanOrEqualTo(simple + 1e-3);
        assertThat(score("SED, two Gaussians", "constant").chiSquare()).isLessThanOrEqualTo(simple + 1e-3);
    }

    @Test
    void criteriaFollowFromChiSquareAndParameters() {
        ModelScore m = score("SED, one Gaussian", "log-linear");
        assertThat(m.effectiveParameters()).isBetween(2.99, 3.01);
        assertThat(m.aic() - m.chiSquare()).isBetween(5.98, 6.02);
        assertThat(m.bic() - m.chiSquare()).isBetween(2.99 * Math.log(m.points()), 3.01 * Math.log(m.points()));
        assertThat(m.parameters()).containsExactly("sed_fwhm", "d_K", "d_K_at_zero");
    }

    @Test
    void thatAConstantSufficesIsAClaimWithItsEvidence() {
        Claim claim = results.analysis().claims().stream()
                .filter(c -> c.id().equals("constant-d-foreign"))
                .findFirst()
                .orElseThrow();
        assertThat(claim.verdict()).isEqualTo(Claim.Verdict.SUPPORTED);
        assertThat(claim.evidence()).contains("log-linear lowers chi-square by");
        assertThat(claim.points()).hasSize(1);
        assertThat(claim.points().get(0).value()).isPositive();
    }
}
