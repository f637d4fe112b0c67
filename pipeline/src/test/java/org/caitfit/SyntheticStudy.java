package org.caitfit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caitfit.config.ReadResult;
import org.caitfit.config.StudyReader;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.evaluate.ReadOut;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.Study;

/** Studies whose data a test makes itself, so that the truth is known. */
public final class SyntheticStudy {
    private static final double MEV = 1.602176634e-22;
    private static final double COUNTS_AT_BULK = 1e4;

    /** Parameters with which the CAIT data are made, SI. */
    public static final Map<String, Double> CAIT_TRUTH = Map.of("sed_fwhm", 240 * MEV, "d_K", 6e-21, "d_Rb", 2.5e-21);

    /** Parameters with which the salt bath data are made, SI. */
    public static final Map<String, Double> BATH_TRUTH =
            Map.of("d_K", 1e-15, "d_Li", 4e-15, "k_surface", 8e27, "na_surface", 6e27);

    private static final String CAIT = """
            format: caitfit-study/1
            title: two CAIT experiments, one glass
            accuracy: ACCURACY
            glass:
              name: borate
              natives: {Li: 1.4e28 1/m3}
              permittivity: 9
              thickness: 0.5 mm
            ions:
              Li:
                charge: 1
                diffusion: {model: sed, bulk: 1e-17 m2/s, fwhm: {parameter: sed_fwhm}, vacancies: 10 %}
              K: {charge: 1, diffusion: {model: constant, value: {parameter: d_K}}}
              Rb: {charge: 1, diffusion: {model: constant, value: {parameter: d_Rb}}}
            experiments:
              K:
                stages:
                  - {drive: potentiostatic, ion: K, voltage: 10 V, temperature: 350 K, duration: 15600 s}
                profiles:
                  - file: K.csv
                    synthetic: true
                    depth: {column: depth_nm, unit: nm}
                    columns: {Li: Li, K: K}
                    density_unit: fraction
                    resolution: {model: gaussian, sigma: 5 nm}
                    noise: {model: counts, at_bulk: 1e4}
              Rb:
                stages:
                  - {drive: potentiostatic, ion: Rb, voltage: 10 V, temperature: 350 K, duration: 26300 s}
                profiles:
                  - file: Rb.csv
                    synthetic: true
                    depth: {column: depth_nm, unit: nm}
                    columns: {Li: Li, Rb: Rb}
                    density_unit: fraction
                    resolution: {model: gaussian, sigma: 5 nm}
                    noise: {model: counts, at_bulk: 1e4}
            parameters:
              sed_fwhm: {bounds: [100 meV, 400 meV], scale: linear, grid: GRID}
              d_K: {bounds: [1e-22 m2/s, 1e-19 m2/s], scale: log10, grid: GRID}
              d_Rb: {bounds: [1e-22 m2/s, 1e-19 m2/s], scale: log10, grid: GRID}
            search:
              SEARCH
            """;

    private static final String BATH = """
            format: caitfit-study/1
            title: salt bath
            accuracy: ACCURACY
            glass:
              name: silicate
              natives: {Li: 1.2e28 1/m3, Na: 0.8e28 1/m3}
              permittivity: 7
              thickness: 1 mm
            ions:
              K: {charge: 1, diffusion: {model: constant, value: {parameter: d_K}}}
              Na: {charge: 1, diffusion: {model: constant, value: 1e-14 m2/s}}
              Li: {charge: 1, diffusion: {model: constant, value: {parameter: d_Li}}}
            experiments:
              bath:
                stages:
                  - drive: salt-bath
                    duration: 4 h
                    temperature: 395 degC
                    surface: {K: {parameter: k_surface}, Na: {parameter: na_surface}}
                profiles:
                  - file: bath.csv
                    synthetic: true
                    depth: {column: depth_nm, unit: nm}
                    columns: {K: K, Na: Na}
                    density_unit: fraction
                    resolution: none
                    noise: {model: counts, at_bulk: 1e4}
            parameters:
              d_K: {bounds: [1e-16 m2/s, 1e-14 m2/s], scale: log10, grid: GRID}
              d_Li: {bounds: [1e-15 m2/s, 1e-14 m2/s], scale: log10, grid: GRID}
              k_surface: {bounds: [SURFACE], scale: linear, grid: GRID}
              na_surface: {bounds: [SURFACE], scale: linear, grid: GRID}
            search:
              SEARCH
            """;

    private SyntheticStudy() {}

    /**
     * A K and an Rb experiment that share a site energy distribution.
     *
     * @param folder to write into
     * @param grid points per parameter
     * @param search lines of the section search, as flow mapping entries one per line
     * @return the study file
     */
    public static Path cait(Path folder, int grid, long seed, String... search) {
        String text = CAIT.replace("GRID", Integer.toString(grid)).replace("SEARCH", String.join("\n  ", search));
        return write(folder, text, CAIT_TRUTH, 1e-9, 180, seed);
    }

    /**
     * A salt bath of K and Na; Li follows from electroneutrality and would be negative above 2e28 1/m3 of both.
     *
     * @param surface bounds of both surface densities, as in a study file
     */
    public static Path bath(Path folder, int grid, long seed, String surface, String... search) {
        String text = BATH.replace("GRID", Integer.toString(grid))
                .replace("SURFACE", surface)
                .replace("SEARCH", String.join("\n  ", search));
        return write(folder, text, BATH_TRUTH, 1e-6, 60, seed);
    }

    /** A salt bath with more of both ions at its surface than the glass has sites for, everywhere: no run gets off. */
    public static Path overfullBath(Path folder, int grid, long seed, String... search) {
        return bath(folder, grid, seed, "1.1e28 1/m3, 1.8e28 1/m3", search);
    }

    /** The data are made with the solver at high accuracy, the study is left at the default one. */
    private static Path write(
            Path folder, String text, Map<String, Double> truth, double spacing, int points, long seed) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("study.yaml");
            Files.writeString(file, text.replace("ACCURACY", "high"));
            for (String id : List.of("K", "Rb", "bath")) {
                Files.writeString(folder.resolve(id + ".csv"), blank(spacing, points));
            }
            PoissonCounts noise = new PoissonCounts(seed);
            Study study = read(file);
            for (ExperimentSpec experiment : study.experiments()) {
                String csv = measured(new ExperimentModel(study, experiment), truth, noise);
                Files.writeString(folder.resolve(experiment.id() + ".csv"), csv);
            }
            return Files.writeString(file, text.replace("ACCURACY", "default"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Puts simulated data in place of those of every profile and trace of a study: counting noise of the profiles, 1 % of
     * the currents. The first experiment draws first.
     */
    public static Study simulate(Path file, Map<String, Double> truth, long seed) {
        Study study = read(file);
        PoissonCounts noise = new PoissonCounts(seed);
        for (ExperimentSpec experiment : study.experiments()) {
            ExperimentModel model = new ExperimentModel(study, experiment).forRefinement();
            if (!experiment.profiles().isEmpty()) {
                try {
                    Files.writeString(experiment.profiles().get(0).file(), measured(model, truth, noise));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            if (!experiment.traces().isEmpty()) {
                SyntheticTrace.simulate(study, experiment, truth, 0.01, seed++);
            }
        }
        return read(file);
    }

    /** Lines for a profile of two ions with counting noise. @param file its blank data are written */
    public static String profile(String indent, Path file, String columns, double spacing, int points) {
        try {
            Files.writeString(file, blank(spacing, points));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return indent + "profiles:\n" + indent + "  - {file: " + file.getFileName()
                + ", synthetic: true, depth: {column: depth_nm, unit: nm}, columns: {" + columns
                + "}, density_unit: fraction, resolution: {model: gaussian, sigma: 5 nm},"
                + " noise: {model: counts, at_bulk: 1e4}MORE}\n";
    }

    private static String blank(double spacing, int points) {
        StringBuilder csv = new StringBuilder("depth_nm,Li,Na,K,Rb\n");
        for (int i = 0; i < points; i++) {
            csv.append((i + 0.5) * spacing * 1e9).append(",1,1,1,1\n");
        }
        return csv.toString();
    }

    private static String measured(ExperimentModel model, Map<String, Double> truth, PoissonCounts noise) {
        Evaluation evaluation = model.evaluate(truth);
        if (!(evaluation instanceof Evaluation.Scored scored)) {
            throw new AssertionError(evaluation);
        }
        MeasuredProfile profile = model.experiment().profiles().get(0);
        StringBuilder csv = new StringBuilder("depth_nm");
        profile.ions().forEach(series -> csv.append(',').append(series.ion()));
        ReadOut readOut = new ReadOut(model, scored.outcome(), truth);
        double[][] simulated = profile.ions().stream()
                .map(series -> readOut.simulated(profile, series.ion()))
                .toArray(double[][]::new);
        for (int i = 0; i < profile.size(); i++) {
            csv.append(String.format(Locale.ROOT, "%n%.6f", profile.depth(i) * 1e9));
            for (double[] density : simulated) {
                csv.append(',')
                        .append(noise.draw(density[i] / profile.referenceDensity() * COUNTS_AT_BULK) / COUNTS_AT_BULK);
            }
        }
        return csv.append('\n').toString();
    }

    /** Reads a study that has to be right. */
    public static Study read(Path file) {
        ReadResult result = StudyReader.read(file);
        if (result instanceof ReadResult.Refused refused) {
            throw new AssertionError(refused.format());
        }
        return ((ReadResult.Read) result).study();
    }
}
