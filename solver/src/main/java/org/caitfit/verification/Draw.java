package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;
import static org.caitfit.verification.StandardCase.D_BULK;
import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.N_BULK;
import static org.caitfit.verification.StandardCase.TEMPERATURE;
import static org.caitfit.verification.StandardCase.THICKNESS;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.PhysicalConstants;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;

/**
 * One set of parameters that a search may ask for.
 *
 * @param foreignRatio D_foreign/D_bulk
 * @param fwhm of the SED, meV
 */
public record Draw(
        int number, boolean potentiostatic, double voltage, double foreignRatio, double fwhm, double vacancies) {
    /** Of a zone of constant D_foreign at the end, m. */
    private static final double DEPTH = 100e-9;

    /** Random sets, each a function of seed and number alone: potentiostatic and galvanostatic in turn. */
    public static Stream<Draw> sequence(long seed, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Draw(
                        i,
                        i % 2 == 0,
                        logUniform(uniform(seed, 4L * i), 0.3, 100),
                        logUniform(uniform(seed, 4L * i + 1), 2e-5, 10),
                        1 + 349 * uniform(seed, 4L * i + 2),
                        0.02 + 0.28 * uniform(seed, 4L * i + 3)));
    }

    static double logUniform(double uniform, double from, double to) {
        return from * Math.pow(to / from, uniform);
    }

    /** Uniform over 0 to 1: the output function of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) at a place of its sequence. */
    static double uniform(long seed, long place) {
        long z = seed + (place + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }

    /** Until a zone of constant D_foreign would be 100 nm deep. */
    public TransportProblem problem() {
        double duration = duration(voltage, foreignRatio);
        return problem(
                potentiostatic
                        ? new FrontControl.Potentiostatic(FOREIGN, voltage)
                        : new FrontControl.Galvanostatic(FOREIGN, ELEMENTARY_CHARGE * N_BULK * DEPTH / duration),
                duration);
    }

    /** Until the zone is deep, at a voltage, s. */
    static double duration(double voltage, double foreignRatio) {
        double potential = voltage / PhysicalConstants.thermalVoltage(TEMPERATURE);
        double resistance = DEPTH * (1 / foreignRatio - 1) / 2 + THICKNESS;
        return DEPTH * resistance / (D_BULK * potential);
    }

    /** The voltage held for a given time. @param duration s */
    public TransportProblem heldFor(double duration) {
        return problem(new FrontControl.Potentiostatic(FOREIGN, voltage), duration);
    }

    private TransportProblem problem(FrontControl control, double duration) {
        DiffusionModel nativeD = new SiteEnergyDiffusion(D_BULK, fwhm * 1e-3 * ELEMENTARY_CHARGE, vacancies, N_BULK);
        return StandardCase.problem(
                StandardCase.PERMITTIVITY,
                new Stage(
                        control,
                        TEMPERATURE,
                        duration,
                        List.of(nativeD, new ConstantDiffusion(foreignRatio * D_BULK))));
    }

    /** Java that makes this set again. */
    public String code() {
        return "new Draw(" + number + ", " + potentiostatic + ", " + voltage + ", " + foreignRatio + ", " + fwhm + ", "
                + vacancies + ")";
    }
}
