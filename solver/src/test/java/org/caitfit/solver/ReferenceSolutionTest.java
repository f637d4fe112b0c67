package org.caitfit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caitfit.verification.StandardCase.FOREIGN;
import static org.caitfit.verification.StandardCase.NATIVE;
import static org.caitfit.verification.StandardCase.N_BULK;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.caitfit.verification.DepthSamples;
import org.caitfit.verification.StandardCase;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against grid-converged solutions of another program (see reference-npp/SOURCE.md). Measured (K, Cs, constant D): front
 * 0.002, 0.002, 0.040 nm; raw profile 3.9e-4, 3.2e-4, 7.2e-4; blurred 1.7e-4, 1.0e-4, 6.3e-4; current 3e-5, 1.2e-3 (one of
 * the first points of the trace), 1e-6; charge 5e-5, 4e-5, 5e-8.
 */
final class ReferenceSolutionTest {

    @ParameterizedTest
    @CsvSource({"lbo-k,99.662", "lbo-cs,100.546", "const-const-5,99.298"})
    void frontProfileChargeAndCurrentAreThoseOfTheReference(String name, double frontNm, TestReporter reporter) {
        Outcome.Completed run = Run.of(problem(name));

        Profile profile = run.finalProfile();
        double front = profile.frontDepth().orElseThrow() * 1e9 - frontNm;
        double[][] table = table(name + ".profile.csv");
        double[] expected = new double[table.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = table[i][1];
        }
        DepthSamples reference = DepthSamples.of(0.5e-9, expected);
        DepthSamples own = DepthSamples.of(profile, NATIVE, 0.5e-9, 360, N_BULK);
        double plateau = profile.plateau().orElseThrow() / at(expected, 0.9 * frontNm) - 1;
        double raw = own.rmsTo(reference);
        double blurred = own.blurredRmsTo(reference);
        double[][] trace = table(name + ".trace.csv");
        double current = 0;
        for (double[] row : trace) {
            // the first values are the capacitive jump, which depends on how it is sampled
            if (row[3] > 0.02 * trace[trace.length - 1][3]) {
                current = Math.max(current, Math.abs(currentAt(run.trace(), row[0]) / row[1] - 1));
            }
        }
        double charge = run.trace().finalCharge() / trace[trace.length - 1][3] - 1;
        reporter.publishEntry("front", front + " nm");
        reporter.publishEntry("raw", "" + raw);
        reporter.publishEntry("blurred", "" + blurred);
        reporter.publishEntry("current", "" + current);
        reporter.publishEntry("charge", "" + charge);
        reporter.publishEntry("plateau", "" + plateau);
        assertThat(front).as("front depth, nm").isCloseTo(0, within(0.1));
        assertThat(raw).as("raw RMS").isLessThan(5e-3);
        assertThat(blurred).as("blurred RMS").isLessThan(1e-3);
        assertThat(plateau).as("plateau").isCloseTo(0, within(0.01));
        assertThat(current).as("current trace").isLessThan(2e-3);
        assertThat(charge).as("charge").isCloseTo(0, within(1e-3));
        Run.assertSound(run);
    }

    private static TransportProblem problem(String name) {
        return switch (name) {
            case "lbo-k" -> StandardCase.K.at(10);
            case "lbo-cs" -> StandardCase.CS.at(10);
            case "const-const-5" ->
                new TransportProblem(
                        StandardCase.twoIons(),
                        1e-4,
                        9,
                        List.of(new Stage(
                                new FrontControl.Potentiostatic(FOREIGN, 100),
                                350,
                                3000,
                                List.of(new ConstantDiffusion(1e-18), new ConstantDiffusion(2e-19)))));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Linear interpolation between cell averages over 0.5 nm. */
    private static double at(double[] density, double depthNm) {
        int i = (int) (2 * depthNm - 0.5);
        double w = 2 * depthNm - 0.5 - i;
        return density[i] + w * (density[i + 1] - density[i]);
    }

    private static double currentAt(Trace trace, double time) {
        int i = 1;
        while (i < trace.size() - 1 && trace.time(i) < time) {
            i++;
        }
        // the resistance grows nearly linearly with charge: 1/j^2 is nearly linear in time
        double w = (time - trace.time(i - 1)) / (trace.time(i) - trace.time(i - 1));
        double a = Math.pow(trace.currentDensity(i - 1), -2);
        double b = Math.pow(trace.currentDensity(i), -2);
        return 1 / Math.sqrt(a + w * (b - a));
    }

    /** Rows of numbers below the heading. */
    private static double[][] table(String file) {
        try (InputStream in = ReferenceSolutionTest.class.getResourceAsStream("/reference-npp/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",")).stream()
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
