package org.caitfit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.results.RunRecord;
import org.caitfit.results.StudyResults;
import org.junit.jupiter.api.Test;

class ReportDataTest {
    private final StudyResults joint = FixtureResults.joint("Fixture", true);

    @Test
    void theFitOfMostExperimentsComesFirstThenTheSeparateOnesTogether() {
        List<FitView> views = FitView.of(joint);
        assertThat(views)
                .extracting(FitView::label)
                .containsExactly("fit joint (K, Rb, Cs)", "separate fits K, Rb, Cs");
        assertThat(views.get(1).fits().keySet()).containsExactly("K", "Rb", "Cs");
    }

    @Test
    void profilesAreFractionsOfTheReferenceAgainstNanometres() {
        List<ProfileFigure> figures = ProfileFigure.of(joint, FitView.of(joint).get(0), Palette.of(joint));
        assertThat(figures).extracting(ProfileFigure::experiment).containsExactly("K", "Rb", "Cs");
        ProfileFigure.IonProfile lithium = figures.get(0).ions().get(0);
        assertThat(lithium.isNative()).isTrue();
        ProfileFigure.Point deepest = lithium.points().get(lithium.points().size() - 1);
        assertThat(deepest.depth()).isCloseTo(203.5, within(1e-9));
        assertThat(deepest.simulated()).isCloseTo(1, within(1e-6));
        assertThat(deepest.measured() + deepest.residual() * deepest.sigma())
                .isCloseTo(deepest.simulated(), within(1e-9));
    }

    @Test
    void nativeCurvesThatCoincideAreOne() {
        DiffusionFigure together = DiffusionFigure.of(joint, FitView.of(joint).get(0), Palette.of(joint));
        assertThat(together.curves())
                .extracting(DiffusionFigure.Curve::label)
                .containsExactly("Li in K, Rb, Cs", "K in K", "Rb in Rb", "Cs in Cs");
        DiffusionFigure apart = DiffusionFigure.of(joint, FitView.of(joint).get(1), Palette.of(joint));
        assertThat(apart.curves()).hasSize(6);
    }

    @Test
    void siteEnergiesCountOneIonPerIon() {
        SiteEnergyFigure figure = SiteEnergyFigure.of(joint, FitView.of(joint).get(0));
        double populated = 0;
        for (SiteEnergyFigure.Point point : figure.curves().get(0).points()) {
            populated += point.populated().orElseThrow() * 9e-3;
        }
        assertThat(populated).isCloseTo(1, within(0.02));
    }

    @Test
    void aRegularGridHasABinForEachRunAndItsMinimumAtLevelZero() {
        ScoreMap map = ScoreMap.of(joint).get(0);
        List<ScoreMap.Cell> cells = map.pairs().get(0).cells();
        assertThat(cells).hasSize(21 * 21).allMatch(cell -> cell.runs() == 1);
        assertThat(cells)
                .filteredOn(cell -> Double.isNaN(cell.chiSquare()))
                .hasSize(12)
                .allMatch(cell -> cell.failed() == 1);
        assertThat(cells.stream()
                        .mapToDouble(cell -> map.level(cell.chiSquare()))
                        .filter(Double::isFinite)
                        .min())
                .hasValue(0);
        assertThat(map.paths()).hasSize(2).allMatch(path -> path.positions().size() == 6);
    }

    @Test
    void runsWithOtherModelsAreNotMixedIntoAMap() {
        List<RunRecord> runs = new ArrayList<>();
        for (RunRecord r : joint.runs()) {
            runs.add(FixtureRuns.withModel(r, "other"));
            runs.add(r);
        }
        assertThat(ScoreMap.of(withRuns(runs))).isEqualTo(ScoreMap.of(joint));
        List<RunRecord> other =
                runs.stream().filter(r -> r.model().equals("other")).toList();
        assertThat(ScoreMap.of(withRuns(other))).isEqualTo(ScoreMap.of(joint));
    }

    private StudyResults withRuns(List<RunRecord> runs) {
        return new StudyResults(
                joint.study(),
                runs,
                joint.fits(),
                joint.profiles(),
                joint.traces(),
                joint.calibrations(),
                joint.curves(),
                joint.analysis());
    }

    @Test
    void everyPairOfTenParametersHasAMap() {
        StudyResults ten = FixtureResults.tenParameters(400);
        ScoreMap map = ScoreMap.of(ten).get(0);
        assertThat(map.pairs())
                .hasSize(45)
                .allSatisfy(pair -> assertThat(pair.cells().stream()
                                .mapToInt(ScoreMap.Cell::runs)
                                .sum())
                        .isEqualTo(400));
    }

    @Test
    void jsonIsEscapedAndClosed() {
        String json = new JsonWriter()
                .beginObject()
                .name("</script>")
                .value("a\"b\\\u2028\n")
                .numbers("n", List.of(1.0, Double.NaN, 7.02e-21, 1e300))
                .endObject()
                .json();
        assertThat(json)
                .isEqualTo("{\"\\u003c/script\\u003e\":\"a\\\"b\\\\\\u2028\\n\",\"n\":[1,null,7.02E-21,1.0E300]}");
        assertThatThrownBy(() -> new JsonWriter().beginArray().json()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new HtmlWriter().open("p").html()).isInstanceOf(IllegalStateException.class);
    }
}
