package org.caitfit.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Scale;
import org.caitfit.study.SearchSpec.Grid;
import org.junit.jupiter.api.Test;

final class CandidateGridTest {
    private static final ParameterSpec WIDTH = parameter("sed_fwhm", 2, 5, Scale.LINEAR, 4);
    private static final ParameterSpec D = parameter("d_K", 1e-22, 1e-19, Scale.LOG10, 3);
    private static final ParameterSpace SPACE = new ParameterSpace(List.of(WIDTH, D));

    private static ParameterSpec parameter(String name, double lower, double upper, Scale scale, int points) {
        return new ParameterSpec(name, DisplayUnit.NONE, lower, upper, scale, points);
    }

    private static List<double[]> points(CandidateGrid grid) {
        return LongStream.range(0, grid.size()).mapToObj(grid::at).toList();
    }

    @Test
    void aRegularGridHasEveryCombinationWithTheLastParameterFastest() {
        CandidateGrid grid = new CandidateGrid(SPACE, new Grid.Regular());
        assertThat(grid.size()).isEqualTo(12);
        List<double[]> points = points(grid);
        assertThat(points).extracting(p -> p[0]).containsExactly(2., 2., 2., 3., 3., 3., 4., 4., 4., 5., 5., 5.);
        assertThat(points.get(0)[1]).isCloseTo(-22, within(1e-12));
        assertThat(points.get(1)[1]).isCloseTo(-20.5, within(1e-12));
        assertThat(points.get(2)[1]).isCloseTo(-19, within(1e-12));
        assertThat(points.get(3)[1]).isEqualTo(points.get(0)[1]);
    }

    @Test
    void theCornersOfARegularGridAreTheBounds() {
        CandidateGrid grid = new CandidateGrid(SPACE, new Grid.Regular());
        assertThat(grid.at(0)).containsExactly(SPACE.lower());
        assertThat(grid.at(11)).containsExactly(SPACE.upper());
    }

    @Test
    void oneGridPointIsTheMiddle() {
        ParameterSpace space = new ParameterSpace(List.of(parameter("x", 1e-4, 1e-2, Scale.LOG10, 1)));
        assertThat(new CandidateGrid(space, new Grid.Regular()).at(0))
                .containsExactly(new double[] {-3}, within(1e-12));
    }

    @Test
    void noParametersAreOnePoint() {
        ParameterSpace none = new ParameterSpace(List.of());
        assertThat(new CandidateGrid(none, new Grid.Regular()).size()).isEqualTo(1);
        assertThat(new CandidateGrid(none, new Grid.Sobol(64)).size()).isEqualTo(1);
        assertThat(new CandidateGrid(none, new Grid.Sobol(64)).at(0)).isEmpty();
    }

    @Test
    void sobolPointsAreAFunctionOfTheirNumber() {
        CandidateGrid grid = new CandidateGrid(SPACE, new Grid.Sobol(100));
        CandidateGrid again = new CandidateGrid(SPACE, new Grid.Sobol(100));
        for (long i = 99; i >= 0; i--) {
            assertThat(again.at(i)).containsExactly(grid.at(i));
        }
    }

    @Test
    void sobolPointsLieInsideTheBoundsAndFillThem() {
        CandidateGrid grid = new CandidateGrid(SPACE, new Grid.Sobol(256));
        List<double[]> points = points(grid);
        assertThat(points).hasSize(256).allSatisfy(p -> {
            assertThat(p[0]).isGreaterThan(2).isLessThan(5);
            assertThat(p[1]).isGreaterThan(-22).isLessThan(-19);
        });
        // every one of 8 x 8 boxes has its share of 4, give or take the missing point 0
        int[] boxes = new int[64];
        for (double[] p : points) {
            boxes[(int) ((p[0] - 2) / 3 * 8) * 8 + (int) ((p[1] + 22) / 3 * 8)]++;
        }
        assertThat(Arrays.stream(boxes)).allMatch(n -> n >= 3 && n <= 5);
        assertThat(points.stream().map(p -> p[0]).distinct()).hasSize(256);
    }

    @Test
    void numbersOutsideTheGridAreRefused() {
        CandidateGrid grid = new CandidateGrid(SPACE, new Grid.Regular());
        assertThatThrownBy(() -> grid.at(12)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> grid.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aGridTooLargeToRunIsRefused() {
        ParameterSpec fine = parameter("a", 0, 1, Scale.LINEAR, 100_000);
        ParameterSpec alike = parameter("b", 0, 1, Scale.LINEAR, 100_000);
        ParameterSpace space = new ParameterSpace(List.of(fine, alike));
        assertThatThrownBy(() -> new CandidateGrid(space, new Grid.Regular()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe use fewer grid points");
    }

    @Test
    void valuesAndPointsAreInverse() {
        double[] point = {3.25, -20.125};
        Map<String, Double> values = SPACE.values(point);
        assertThat(values.keySet()).containsExactly("sed_fwhm", "d_K");
        assertThat(values.get("sed_fwhm")).isEqualTo(3.25);
        assertThat(values.get("d_K")).isCloseTo(StrictMath.pow(10, -20.125), within(1e-35));
        assertThat(SPACE.point(values)).containsExactly(point, within(1e-13));
    }

    @Test
    void boundsAreOnTheSearchScale() {
        assertThat(SPACE.lower()).containsExactly(new double[] {2, -22}, within(1e-12));
        assertThat(SPACE.upper()).containsExactly(new double[] {5, -19}, within(1e-12));
        assertThat(SPACE.indexOf("d_K")).isEqualTo(1);
        assertThat(SPACE.indexOf("d_Cs")).isEqualTo(-1);
    }

    @Test
    void aPointIsProjectedByName() {
        ParameterSpace part = new ParameterSpace(List.of(D));
        assertThat(part.project(new double[] {3, -20}, SPACE)).containsExactly(-20);
        ParameterSpace turned = new ParameterSpace(List.of(D, WIDTH));
        assertThat(turned.project(new double[] {3, -20}, SPACE)).containsExactly(-20, 3);
    }
}
