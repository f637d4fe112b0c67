package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.caitfit.verification.StandardCase.D_BULK;
import static org.caitfit.verification.StandardCase.FWHM;
import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.PERMITTIVITY;
import static org.caitfit.verification.StandardCase.TEMPERATURE;
import static org.caitfit.verification.StandardCase.THICKNESS;
import static org.caitfit.verification.StandardCase.VACANCIES;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.assertj.core.api.SoftAssertions;
import org.caitfit.verification.StandardCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tangent equations against differences of runs that make the same steps, and of free runs. */
final class SensitivityTest {
    /** Of the natural logarithm of each input. */
    private static final double WIDTH = 1e-4;

    /** Inputs that are varied, as factors of their value. */
    enum Input {
        D_NATIVE,
        D_FOREIGN,
        SED_FWHM,
        SED_VACANCIES,
        DRIVE,
        DURATION,
        TEMPERATURE,
        PERMITTIVITY,
        THICKNESS,
        BULK_DENSITY
    }

    /** Kinds of runs: what drives them and which D models they have. */
    enum Kind {
        POTENTIOSTATIC,
        GALVANOSTATIC,
        MEASURED_CURRENT,
        BEAM_LIMITED,
        BATH,
        SUM_OF_GAUSSIANS,
        TABULATED_SITES,
        LOG_LINEAR,
        FREE_FORM,
        THREE_IONS,
        TWO_STAGES
    }

    private static TransportProblem problem(Kind kind, Input input, double logFactor) {
        double[] f = new double[Input.values().length];
        java.util.Arrays.fill(f, 1);
        f[input.ordinal()] = Math.exp(logFactor);
        BiFunction<Input, Double, Double> of = (i, value) -> value * f[i.ordinal()];
        double n = of.apply(Input.BULK_DENSITY, N_BULK);
        double bulk = of.apply(Input.D_NATIVE, D_BULK);
        double foreign = of.apply(Input.D_FOREIGN, StandardCase.K.foreignRatio() * D_BULK);
        double width = of.apply(Input.SED_FWHM, FWHM);
        double vacancies = of.apply(Input.SED_VACANCIES, VACANCIES);
        double drive = f[Input.DRIVE.ordinal()];
        double duration = of.apply(Input.DURATION, StandardCase.K.durationAt10Volt());
        DiffusionModel sed = new SiteEnergyDiffusion(bulk, width, vacancies, n);
        DiffusionModel constant = new ConstantDiffusion(foreign);
        DiffusionModel first = switch (kind) {
            case SUM_OF_GAUSSIANS ->
                new SiteEnergyDiffusion(
                        bulk,
                        new GaussianSumSites(List.of(
                                new GaussianSumSites.Part(0.8, 0, width),
                                new GaussianSumSites.Part(0.2, -width, 0.8 * width))),
                        vacancies,
                        n);
            case TABULATED_SITES ->
                new SiteEnergyDiffusion(
                        bulk,
                        new TabulatedSites(
                                new double[] {-2 * width, -width, 0, width, 2 * width},
                                new double[] {0, 0.3, 1, 0.3, 0}),
                        vacancies,
                        n);
            case LOG_LINEAR -> new LogLinearDiffusion(1e-3 * bulk, bulk, n);
            case FREE_FORM ->
                new FreeFormDiffusion(
                        new double[] {0.03 * n, 0.1 * n, 0.3 * n, 0.6 * n, n},
                        new double[] {1e-5 * D_BULK, 1e-4 * bulk, 5e-3 * D_BULK, 0.1 * D_BULK, bulk});
            default -> sed;
        };
        FrontControl control = switch (kind) {
            case GALVANOSTATIC -> new FrontControl.Galvanostatic(1, 0.012 * drive);
            case MEASURED_CURRENT ->
                new FrontControl.MeasuredCurrent(
                        1, new double[] {0, 5000, 16_000}, new double[] {0.02 * drive, 0.012 * drive, 0.01 * drive});
            case BEAM_LIMITED -> new FrontControl.BeamLimited(1, 0.0125 * drive, 9);
            case BATH -> new FrontControl.Reservoir(0.2 * n, 0.8 * n);
            default -> new FrontControl.Potentiostatic(1, 10 * drive);
        };
        double temperature = of.apply(Input.TEMPERATURE, TEMPERATURE);
        double thickness = of.apply(Input.THICKNESS, THICKNESS);
        double permittivity = of.apply(Input.PERMITTIVITY, PERMITTIVITY);
        Ion li = new Ion("Li", 1, n);
        Ion m = new Ion("M", 1, 0);
        if (kind == Kind.THREE_IONS) {
            // D of the second native depends on the sum of both
            DiffusionModel ofBoth =
                    new DiffusionOfOtherIons(new SiteEnergyDiffusion(0.3 * bulk, width, vacancies, n), List.of(0, 2));
            return new TransportProblem(
                    List.of(new Ion("Li", 1, 0.7 * n), m, new Ion("Na", 1, 0.3 * n)),
                    thickness,
                    permittivity,
                    List.of(new Stage(control, temperature, 0.3 * duration, List.of(sed, constant, ofBoth))));
        }
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(
                control, temperature, (kind == Kind.TWO_STAGES ? 0.2 : 1) * duration, List.of(first, constant)));
        if (kind == Kind.TWO_STAGES) {
            stages.add(new Stage(
                    new FrontControl.Potentiostatic(1, 4 * drive),
                    temperature + 20,
                    0.1 * duration,
                    List.of(first, constant)));
        }
        return new TransportProblem(List.of(li, m), thickness, permittivity, stages);
    }

    private static Variation variation(Kind kind, Input input) {
        return new Variation(problem(kind, input, -WIDTH / 2), problem(kind, input, WIDTH / 2), WIDTH);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "BEAM_LIMITED", mode = EnumSource.Mode.EXCLUDE)
    void agreesWithDifferencesOfRunsThatMakeTheSameSteps(Kind kind, TestReporter reporter) {
        TransportProblem base = problem(kind, Input.DRIVE, 0);
        FrozenSteps steps = FrozenSteps.of(base);
        List<Variation> variations = new ArrayList<>();
        for (Input input : Input.values()) {
            variations.add(variation(kind, input));
        }
        Outcome.Completed run = steps.run(base, variations);
        SoftAssertions softly = new SoftAssertions();

        for (Input input : Input.values()) {
            Vector tangent = Vector.of(run.sensitivities().get(input.ordinal()), run);
            Vector difference = richardson(steps, kind, input);
            double error = tangent.distance(difference) / Math.max(difference.size(), 1e-3);
            reporter.publishEntry(kind + " " + input, error + " of " + difference.size());
            softly.assertThat(error).as(input.toString()).isLessThan(bound(kind, input));
        }
        softly.assertAll();
    }

    private static double bound(Kind kind, Input input) {
        // D has kinks where the tabulated density of states has some
        return kind == Kind.TABULATED_SITES ? 5e-5 : 1e-5;
    }

    /** Central differences of two widths, extrapolated. */
    private static Vector richardson(FrozenSteps steps, Kind kind, Input input) {
        double h = 2e-4;
        Vector wide = difference(steps, kind, input, h);
        Vector narrow = difference(steps, kind, input, h / 2);
        return narrow.plus(1.0 / 3, narrow.plus(-1, wide));
    }

    private static Vector difference(FrozenSteps steps, Kind kind, Input input, double h) {
        Vector up = Vector.of(steps.run(problem(kind, input, h), List.of()));
        Vector down = Vector.of(steps.run(problem(kind, input, -h), List.of()));
        return up.plus(-1, down).times(0.5 / h);
    }

    /** Native and foreign profiles over n_bulk in all cells down to 1 um after all stages, and the current and charge at the end. */
    private record Vector(List<Double> values) {
        static Vector of(Outcome.Completed run) {
            List<Double> values = new ArrayList<>();
            run.profiles().forEach(p -> add(values, p));
            int last = run.trace().size() - 1;
            values.add(run.trace().currentDensity(last) / 0.01);
            values.add(run.trace().charge(last) / 200);
            values.add(run.trace().potential(last) / 10);
            return new Vector(values);
        }

        static Vector of(Sensitivity s, Outcome.Completed run) {
            List<Double> values = new ArrayList<>();
            s.profiles().forEach(p -> add(values, p));
            int last = run.trace().size() - 1;
            values.add(s.currentDensity(last) / 0.01);
            values.add(s.charge(last) / 200);
            values.add(s.potential(last) / 10);
            return new Vector(values);
        }

        private static void add(List<Double> values, DepthProfile profile) {
            for (int cell = 0; profile.depth(cell) < 1e-6; cell++) {
                values.add(profile.density(0, cell) / N_BULK);
                values.add(profile.density(1, cell) / N_BULK);
            }
        }

        Vector plus(double factor, Vector other) {
            List<Double> sum = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                sum.add(values.get(i) + factor * other.values.get(i));
            }
            return new Vector(sum);
        }

        Vector times(double factor) {
            return new Vector(values.stream().map(v -> factor * v).toList());
        }

        /** Largest element. */
        double size() {
            return values.stream().mapToDouble(Math::abs).max().orElse(0);
        }

        double distance(Vector other) {
            return plus(-1, other).size();
        }
    }

    /** Free runs choose their own steps and grids: the numerical error of the default settings remains. */
    @ParameterizedTest
    @CsvSource({"K,1", "K,10", "RB,10", "CS,10"})
    void agreesWithDifferencesOfFreeRuns(StandardCase glass, double voltage, TestReporter reporter) {
        NppSolver solver = new NppSolver(SolverSettings.DEFAULT);
        double step = 1e-2;
        for (int input = 0; input < 4; input++) {
            List<Variation> variations = List.of(
                    new Variation(free(glass, voltage, input, -WIDTH), free(glass, voltage, input, WIDTH), 2 * WIDTH));
            Outcome.Completed run = (Outcome.Completed) solver.run(free(glass, voltage, input, 0), variations);
            Outcome.Completed up = Run.of(free(glass, voltage, input, step));
            Outcome.Completed down = Run.of(free(glass, voltage, input, -step));
            ProfileTangent tangent = run.sensitivities().get(0).profiles().get(0);
            int count = 200;
            double[] error = new double[count];
            double[] size = new double[count];
            for (int i = 0; i < count; i++) {
                double from = 1e-9 * i;
                double to = from + 1e-9;
                size[i] = (up.finalProfile().amount(NATIVE, from, to)
                                - down.finalProfile().amount(NATIVE, from, to))
                        / (2 * step);
                error[i] = tangent.amount(NATIVE, from, to) - size[i];
            }
            double relative = blurredSize(error) / blurredSize(size);
            reporter.publishEntry(glass + " " + voltage + " " + input, "" + relative);
            assertThat(relative).as("input " + input).isLessThan(1e-2);
        }
    }

    /** Root of the sum of squares after a depth resolution of 5 nm, which all measurements have. @param values per nm */
    private static double blurredSize(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double blurred = 0;
            for (int j = 0; j < values.length; j++) {
                blurred += values[j] * Math.exp(-0.5 * (i - j) * (i - j) / 25.0);
            }
            sum += blurred * blurred;
        }
        return Math.sqrt(sum);
    }

    /** D_bulk, D_foreign, FWHM, voltage. */
    private static TransportProblem free(StandardCase glass, double voltage, int input, double log) {
        double[] f = {1, 1, 1, 1};
        f[input] = Math.exp(log);
        return StandardCase.problem(
                9,
                new Stage(
                        new FrontControl.Potentiostatic(1, voltage * f[3]),
                        TEMPERATURE,
                        glass.durationAt10Volt() * 10 / voltage,
                        List.of(
                                new SiteEnergyDiffusion(D_BULK * f[0], FWHM * f[2], VACANCIES, N_BULK),
                                new ConstantDiffusion(glass.foreignRatio() * D_BULK * f[1]))));
    }

    @Test
    void runIsTheSameWithAndWithoutSensitivities() {
        TransportProblem problem = StandardCase.K.at(10);
        NppSolver solver = new NppSolver(SolverSettings.DEFAULT);

        Outcome.Completed plain = (Outcome.Completed) solver.run(problem);
        Outcome.Completed with = (Outcome.Completed)
                solver.run(problem, List.of(new Variation(StandardCase.K.at(9.999), StandardCase.K.at(10.001), 2e-3)));

        for (int cell = 0; cell < plain.finalProfile().cells(); cell++) {
            assertThat(with.finalProfile().density(NATIVE, cell))
                    .isEqualTo(plain.finalProfile().density(NATIVE, cell));
        }
        assertThat(with.trace().finalCharge()).isEqualTo(plain.trace().finalCharge());
        assertThat(with.statistics()).isEqualTo(plain.statistics());
    }

    @Test
    void variationOfAnotherKindIsRejected() {
        TransportProblem other = problem(Kind.GALVANOSTATIC, Input.DRIVE, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NppSolver(SolverSettings.DEFAULT)
                        .run(StandardCase.K.at(10), List.of(new Variation(other, other, 1))))
                .withMessageContaining("front controls");
    }
}
