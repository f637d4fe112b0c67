package org.caitfit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.evaluate.ReadOut;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.MeasuredTrace;
import org.caitfit.study.Study;

/** Currents that a test makes itself. */
public final class SyntheticTrace {
    private SyntheticTrace() {}

    /** Lines of a study file for one trace with equal steps in column t_s. @param indent of the list item */
    public static String lines(String indent, String file, String more) {
        return indent + "traces:\n" + indent + "  - {file: " + file
                + ", synthetic: true, time: {column: t_s, unit: s}, "
                + "current_density: {column: j, unit: A/m2}, noise: {model: absolute+relative, relative: 1 %}" + more
                + "}\n";
    }

    /** A file of equal times whose currents are 1 A/m^2: a place for those to come. */
    public static void blank(Path file, double duration, int points) {
        write(file, duration, new double[points], 0, 0, true);
    }

    /**
     * Puts the simulated currents into the file of the first trace of an experiment.
     *
     * @param relativeNoise Gaussian
     */
    public static void simulate(
            Study study, ExperimentSpec experiment, Map<String, Double> truth, double relativeNoise, long seed) {
        ExperimentModel model = new ExperimentModel(study, experiment).forRefinement();
        MeasuredTrace trace = experiment.traces().get(0);
        Evaluation.Scored scored = (Evaluation.Scored) model.evaluate(truth);
        double[] simulated = new ReadOut(model, scored.outcome(), truth).simulated(trace);
        write(trace.file(), trace.time(trace.size() - 1), simulated, relativeNoise, seed, false);
    }

    private static void write(Path file, double duration, double[] current, double noise, long seed, boolean blank) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("t_s,j\n");
        for (int i = 0; i < current.length; i++) {
            double j = blank ? 1 : current[i] * (1 + noise * random.nextGaussian());
            csv.append(String.format(Locale.ROOT, "%.6f,%.9e%n", duration * (i + 1) / current.length, j));
        }
        try {
            Files.writeString(file, csv);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
