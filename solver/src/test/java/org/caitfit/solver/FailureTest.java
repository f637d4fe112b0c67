package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.caitfit.verification.StandardCase.N_BULK;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caitfit.verification.StandardCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures are values, bad arguments are refused at once, and the same problem gives the same bits. */
final class FailureTest {

    @Test
    void capOnTheWorkIsATypedFailureWithTheLastGoodTime() {
        Outcome outcome = new NppSolver(new SolverSettings(1e-3, 1e-5, 64, 64, 0.3, 20, 0)).run(StandardCase.K.at(10));

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        Outcome.Failed failed = (Outcome.Failed) outcome;
        assertThat(failed.kind()).isEqualTo(Outcome.Failed.Kind.WORK_CAP);
        assertThat(failed.reason()).contains("20");
        assertThat(failed.lastGoodTime()).isPositive().isLessThan(StandardCase.K.durationAt10Volt());
        assertThat(failed.statistics().steps() + failed.statistics().rejectedSteps())
                .isEqualTo(20);
    }

    @Test
    void capCountsTheStepsOfAllStages() {
        Stage half = new Stage(new FrontControl.Potentiostatic(1, 10), 350, 7800, StandardCase.K.diffusion());
        Outcome outcome = new NppSolver(new SolverSettings(1e-3, 1e-5, 64, 64, 0.3, 90, 0))
                .run(StandardCase.problem(9, half, half));

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).kind()).isEqualTo(Outcome.Failed.Kind.WORK_CAP);
        assertThat(outcome.statistics().steps() + outcome.statistics().rejectedSteps())
                .isEqualTo(90);
    }

    @Test
    void diffusionModelThatIsNotFiniteIsAFailureAndNotAnException() {
        DiffusionModel broken = (density, temperature) -> density < 0.5 * N_BULK
                ? new DiffusionModel.Diffusivity(Double.NaN, Double.NaN)
                : new DiffusionModel.Diffusivity(1e-17, 0);
        Outcome outcome = new NppSolver(SolverSettings.DEFAULT)
                .run(StandardCase.problem(
                        9,
                        new Stage(
                                new FrontControl.Potentiostatic(1, 10),
                                350,
                                1000,
                                List.of(broken, new ConstantDiffusion(7e-21)))));

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void durationAndTemperatureMustBePositiveAndFinite(double value) {
        FrontControl control = new FrontControl.Potentiostatic(1, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stage(control, 350, value, List.of()))
                .withMessageContaining("duration")
                .withMessageContaining(Double.toString(value));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stage(control, value, 1, List.of()))
                .withMessageContaining("temperature")
                .withMessageContaining(Double.toString(value));
    }

    @Test
    void senselessArgumentsAreRefusedWithNameAndValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrontControl.Potentiostatic(1, Double.NaN))
                .withMessageContaining("voltage")
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrontControl.Galvanostatic(1, Double.NEGATIVE_INFINITY))
                .withMessageContaining("current density")
                .withMessageContaining("Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrontControl.Reservoir(1, -2))
                .withMessageContaining("-2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ion("Li", 1, -3))
                .withMessageContaining("-3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransportProblem(StandardCase.twoIons(), -0.5, 9, List.of(stage(1))))
                .withMessageContaining("thickness")
                .withMessageContaining("-0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new TransportProblem(StandardCase.twoIons(), Double.POSITIVE_INFINITY, 9, List.of(stage(1))))
                .withMessageContaining("Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransportProblem(StandardCase.twoIons(), 1e-4, 9, List.of()))
                .withMessageContaining("stage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardCase.problem(9, stage(2)))
                .withMessageContaining("2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardCase.problem(
                        9,
                        new Stage(
                                new FrontControl.Reservoir(0.5 * N_BULK, 0.4 * N_BULK),
                                350,
                                1,
                                StandardCase.K.diffusion())))
                .withMessageContaining("neutral");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SolverSettings(-1, 1e-5, 64, 64, 0.3, 100, 0))
                .withMessageContaining("-1");
    }

    @Test
    void sameProblemGivesTheSameBitsOnAnyThread() {
        NppSolver solver = new NppSolver(SolverSettings.DEFAULT);
        long expected = fingerprint(solver.run(StandardCase.RB.at(10)));

        Stream<Long> repeated = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> fingerprint(solver.run((i % 2 == 0 ? StandardCase.RB : StandardCase.K).at(10))))
                .toList()
                .stream();
        List<Long> all = repeated.toList();
        assertThat(all.get(0)).isEqualTo(expected);
        assertThat(all.get(2)).isEqualTo(expected);
        assertThat(all.get(1)).isEqualTo(all.get(3)).isNotEqualTo(expected);
    }

    private static Stage stage(int deliveredIon) {
        return new Stage(new FrontControl.Potentiostatic(deliveredIon, 10), 350, 1000, StandardCase.K.diffusion());
    }

    private static long fingerprint(Outcome outcome) {
        Outcome.Completed run = (Outcome.Completed) outcome;
        Profile profile = run.finalProfile();
        long hash = 17;
        for (int cell = 0; cell < profile.cells(); cell++) {
            hash = 31 * hash + Double.doubleToLongBits(profile.density(0, cell));
            hash = 31 * hash + Double.doubleToLongBits(profile.field(cell));
            hash = 31 * hash + Double.doubleToLongBits(profile.edge(cell + 1));
        }
        for (int i = 0; i < run.trace().size(); i++) {
            hash = 31 * hash + Double.doubleToLongBits(run.trace().charge(i));
        }
        return hash;
    }
}
