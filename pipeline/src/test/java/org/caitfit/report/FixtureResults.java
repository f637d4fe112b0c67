package org.caitfit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.caitfit.results.Analysis;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.ProfilePoint;
import org.caitfit.results.RunRecord;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Scale;
import org.caitfit.study.Study.ResolvedSetting;

/** Invented results for the tests of the report: formulas chosen to look like profiles, no simulation, no measurement. */
final class FixtureResults {
    static final DisplayUnit DIFFUSIVITY = new DisplayUnit("m2/s", "m2_per_s", 1);
    static final DisplayUnit MEV = new DisplayUnit("meV", "meV", 1.602176634e-22);

    private FixtureResults() {}

    /** Three experiments of two parameters each, a joint fit and three separate ones. */
    static StudyResults joint(String title, boolean synthetic) {
        List<ParameterSpec> specs = new ArrayList<>();
        specs.add(new ParameterSpec("sed_fwhm", MEV, MEV.toSi(150), MEV.toSi(350), Scale.LINEAR, 21));
        FixtureCurves.IONS.forEach(
                ion -> specs.add(new ParameterSpec("D_" + ion, DIFFUSIVITY, 1e-23, 1e-19, Scale.LOG10, 21)));
        List<RunRecord> runs = new ArrayList<>();
        List<FitRecord> fits = new ArrayList<>();
        List<ProfilePoint> profiles = new ArrayList<>();
        List<CurvePoint> curves = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < FixtureCurves.IONS.size(); i++) {
            grid(runs, i);
            fits.add(fit(
                    FixtureCurves.IONS.get(i) + "#1",
                    List.of(FixtureCurves.IONS.get(i)),
                    1,
                    true,
                    1,
                    268 + 3 * i,
                    separate(i)));
            fits.add(fit(
                    FixtureCurves.IONS.get(i) + "#2",
                    List.of(FixtureCurves.IONS.get(i)),
                    2,
                    false,
                    1,
                    268.004 + 3 * i,
                    separate(i)));
            fits.add(fit(
                    FixtureCurves.IONS.get(i) + "#3",
                    List.of(FixtureCurves.IONS.get(i)),
                    3,
                    false,
                    2,
                    340 + 3 * i,
                    separate(i)));
        }
        for (int start = 1; start <= 5; start++) {
            fits.add(fit(
                    "joint#" + start,
                    FixtureCurves.IONS,
                    start,
                    start == 1,
                    start < 5 ? 1 : 2,
                    start < 5 ? 811 + 0.003 * (start - 1) : 867,
                    jointValues()));
        }
        for (String fitId : List.of("joint#1", "K#1", "Rb#1", "Cs#1")) {
            for (int i = 0; i < FixtureCurves.IONS.size(); i++) {
                if (fitId.startsWith("joint") || fitId.startsWith(FixtureCurves.IONS.get(i))) {
                    double fwhm = fitId.startsWith("joint") ? 250 : 240 + 10 * i;
                    FixtureCurves.profile(profiles, fitId, i, synthetic, random);
                    FixtureCurves.curves(curves, fitId, i, fwhm);
                    path(runs, fitId, i);
                    runs.add(run(
                            FixtureCurves.IONS.get(i),
                            RunRecord.Phase.FINAL,
                            fitId,
                            0,
                            Optional.empty(),
                            at(i, 250, FixtureCurves.FOREIGN[i]),
                            270,
                            i));
                }
            }
        }
        return new StudyResults(
                study(title, synthetic, FixtureCurves.IONS, specs),
                runs,
                fits,
                profiles,
                List.of(),
                List.of(),
                curves,
                Analysis.NONE);
    }

    /** One experiment of ten parameters on scattered grid points; the refinements end in two basins. */
    static StudyResults tenParameters(int gridRuns) {
        List<ParameterSpec> specs = new ArrayList<>();
        for (int k = 0; k < 9; k++) {
            specs.add(new ParameterSpec("D_knot_" + k, DIFFUSIVITY, 1e-24, 1e-16, Scale.LOG10, 3));
        }
        specs.add(new ParameterSpec("D_K", DIFFUSIVITY, 1e-23, 1e-19, Scale.LOG10, 3));
        Random random = new Random(2);
        List<RunRecord> runs = new ArrayList<>();
        for (int r = 0; r < gridRuns; r++) {
            Map<String, Double> values = new LinkedHashMap<>();
            double chiSquare = 500;
            for (ParameterSpec spec : specs) {
                double u = random.nextDouble();
                values.put(spec.name(), spec.lower() * Math.pow(spec.upper() / spec.lower(), u));
                chiSquare += 4000 * (u - 0.4) * (u - 0.4);
            }
            runs.add(run(
                    "K",
                    RunRecord.Phase.GRID,
                    "",
                    r,
                    Optional.empty(),
                    values,
                    random.nextInt(9) == 0 ? Double.NaN : chiSquare,
                    0));
        }
        List<FitRecord> fits = new ArrayList<>();
        for (int start = 1; start <= 8; start++) {
            int basin = start % 3 == 0 ? 2 : 1;
            List<FittedParameter> values = new ArrayList<>();
            for (int k = 0; k < specs.size(); k++) {
                int atBound = k == 0 ? 1 : k == 1 ? -1 : 0;
                boolean known = atBound == 0 && k != 2;
                double value = atBound > 0 ? 1e-16 : atBound < 0 ? 1e-24 : Math.pow(10, -18 - 0.4 * k - basin);
                values.add(fitted(specs.get(k).name(), value, known ? 0.05 * k : Double.NaN, true, atBound));
            }
            fits.add(fit(
                    "K#" + start,
                    List.of("K"),
                    start,
                    start == 1,
                    basin,
                    basin == 1 ? 520 + 0.002 * (start - 1) : 555.9,
                    values));
        }
        fits.add(failedStart());
        List<ProfilePoint> profiles = new ArrayList<>();
        FixtureCurves.profile(profiles, "K#1", 0, false, random);
        return new StudyResults(
                study("Fixture with ten parameters", false, List.of("K"), specs),
                runs,
                fits,
                profiles,
                List.of(),
                List.of(),
                List.of(),
                Analysis.NONE);
    }

    /** A study whose runs all failed. */
    static StudyResults allFailed() {
        StudyResults joint = joint("Fixture where all runs fail", false);
        List<RunRecord> runs = new ArrayList<>();
        for (RunRecord r : joint.runs()) {
            if (r.phase() == RunRecord.Phase.GRID) {
                runs.add(
                        run(r.experiment(), r.phase(), "", r.index(), Optional.empty(), r.parameters(), Double.NaN, 0));
            }
        }
        return new StudyResults(
                joint.study(), runs, List.of(failedStart()), List.of(), List.of(), List.of(), List.of(), Analysis.NONE);
    }

    /** A study without any result. */
    static StudyResults empty() {
        return new StudyResults(
                study("Fixture without results", false, List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Analysis.NONE);
    }

    private static StudyRecord study(
            String title, boolean synthetic, List<String> experiments, List<ParameterSpec> specs) {
        return new StudyRecord(
                title,
                synthetic,
                List.of(new GlassRecord("", "fixture", "Li", experiments)),
                experiments,
                specs,
                List.of(
                        new ResolvedSetting("glass.permittivity", "9", "fixture.yaml:12", "typical of borate glasses"),
                        new ResolvedSetting("glass.thickness", "0.0005 m", "fixture.yaml:13", ""),
                        new ResolvedSetting(
                                "experiments[K].stages[1].temperature", "350 K", "default", "not in the paper")),
                "f1".repeat(32),
                "0a".repeat(32),
                "0.0-fixture",
                "2000-01-01T00:00:00Z");
    }

    private static Map<String, Double> at(int i, double fwhm, double foreign) {
        return Map.of("sed_fwhm", MEV.toSi(fwhm), "D_" + FixtureCurves.IONS.get(i), foreign);
    }

    private static void grid(List<RunRecord> runs, int i) {
        for (int a = 0; a < 21; a++) {
            for (int b = 0; b < 21; b++) {
                double fwhm = 150 + 10 * a;
                double foreign = Math.pow(10, -23 + 0.2 * b);
                double offset = Math.log10(foreign / FixtureCurves.FOREIGN[i]);
                double chiSquare = 268 + 900 * Math.pow(offset + (fwhm - 250) / 60, 2) + Math.pow((fwhm - 250) / 3, 2);
                boolean fails = a > 17 && b < 4;
                runs.add(run(
                        FixtureCurves.IONS.get(i),
                        RunRecord.Phase.GRID,
                        "",
                        21L * a + b,
                        Optional.empty(),
                        at(i, fwhm, foreign),
                        fails ? Double.NaN : chiSquare,
                        i));
            }
        }
    }

    private static void path(List<RunRecord> runs, String fitId, int i) {
        for (int k = 0; k < 6; k++) {
            double left = Math.pow(0.45, k) - Math.pow(0.45, 5);
            double fwhm = 250 + (fitId.startsWith("joint") ? 70 : -60) * left;
            double foreign = FixtureCurves.FOREIGN[i] * Math.pow(10, -1.5 * left * left);
            runs.add(run(
                    FixtureCurves.IONS.get(i),
                    RunRecord.Phase.REFINE,
                    fitId,
                    4L * k,
                    Optional.of(k),
                    at(i, fwhm, foreign),
                    268 + 400 * left,
                    i));
        }
    }

    private static RunRecord run(
            String experiment,
            RunRecord.Phase phase,
            String fitId,
            long index,
            Optional<Integer> iteration,
            Map<String, Double> parameters,
            double chiSquare,
            int i) {
        boolean ok = Double.isFinite(chiSquare);
        Optional<RunRecord.Score> score = ok
                ? Optional.of(new RunRecord.Score(
                        chiSquare,
                        272,
                        OptionalDouble.of(1.01e-7 + i * 1e-9),
                        OptionalDouble.of(FixtureCurves.PLATEAU[i]),
                        OptionalDouble.of(0.84 * FixtureCurves.PLATEAU[i]),
                        195.2 + i,
                        i == 2 ? 2.3e8 : 1.2e8,
                        5e8,
                        4.1e-3,
                        3e-15,
                        1.5e-4))
                : Optional.empty();
        return new RunRecord(
                "fixture-" + experiment + phase + fitId + index,
                experiment,
                phase,
                fitId,
                "",
                index,
                iteration,
                parameters,
                ok ? RunRecord.Status.OK : RunRecord.Status.FAILED,
                ok ? "" : "STEP_TOO_SMALL",
                ok ? "" : "time step below 1e-12 s at 14.2 s (fixture)",
                score,
                new RunRecord.Statistics(400, 250, 3, 900),
                0.1);
    }

    static RunRecord withModel(RunRecord r, String model) {
        return new RunRecord(
                r.runId(),
                r.experiment(),
                r.phase(),
                r.fitId(),
                model,
                r.index(),
                r.iteration(),
                r.parameters(),
                r.status(),
                r.failureKind(),
                r.failureReason(),
                r.score(),
                r.statistics(),
                r.wallSeconds());
    }

    private static List<FittedParameter> separate(int i) {
        return List.of(
                fitted("sed_fwhm", MEV.toSi(250 + i), MEV.toSi(3.2), false, 0),
                fitted("D_" + FixtureCurves.IONS.get(i), FixtureCurves.FOREIGN[i], 0.021, true, 0));
    }

    private static List<FittedParameter> jointValues() {
        List<FittedParameter> values =
                new ArrayList<>(List.of(fitted("sed_fwhm", MEV.toSi(250.3), MEV.toSi(1.4), false, 0)));
        for (int i = 0; i < FixtureCurves.IONS.size(); i++) {
            values.add(fitted(
                    "D_" + FixtureCurves.IONS.get(i),
                    i == 2 ? 1e-19 : FixtureCurves.FOREIGN[i],
                    i == 2 ? Double.NaN : 0.012,
                    true,
                    i == 2 ? 1 : 0));
        }
        return values;
    }

    private static FittedParameter fitted(String name, double value, double sigma, boolean log, int atBound) {
        if (Double.isNaN(sigma)) {
            return new FittedParameter(
                    name,
                    value,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    atBound);
        }
        double lower = log ? value * Math.pow(10, -1.96 * sigma) : value - 1.96 * sigma;
        double upper = log ? value * Math.pow(10, 1.96 * sigma) : value + 1.96 * sigma;
        return new FittedParameter(
                name,
                value,
                OptionalDouble.of(sigma),
                OptionalDouble.of(-0.05 * sigma),
                OptionalDouble.of(lower),
                OptionalDouble.of(upper),
                atBound);
    }

    private static FitRecord fit(
            String id,
            List<String> experiments,
            int start,
            boolean best,
            int basin,
            double chiSquare,
            List<FittedParameter> values) {
        int free = (int) values.stream().filter(p -> p.atBound() == 0).count();
        List<Double> covariance = new ArrayList<>();
        for (int a = 0; a < free; a++) {
            for (int b = 0; b < free; b++) {
                covariance.add(a == b ? 1.0 : 0.93);
            }
        }
        return new FitRecord(
                id,
                id.split("#")[0],
                experiments,
                start,
                best,
                basin,
                "CONVERGED",
                "chi-square changed by less than 1e-8",
                values,
                5e3 + start,
                chiSquare,
                272 * experiments.size(),
                0,
                0,
                free,
                2e-6,
                40 + start,
                7,
                free > 5 ? free - 1 : free,
                38.5,
                List.of(1.0, 0.026),
                free > 5 ? List.of() : covariance,
                free > 5 ? java.util.Collections.nCopies(free, 1 / Math.sqrt(free)) : List.of(),
                values.stream().filter(v -> v.atBound() == 0).map(v -> v.name()).toList(),
                0.04,
                chiSquare + 0.1,
                "");
    }

    private static FitRecord failedStart() {
        return new FitRecord(
                "K#9",
                "K",
                List.of("K"),
                9,
                false,
                0,
                "FAILED_START",
                "the forward run of the start failed (fixture)",
                List.of(),
                Double.NaN,
                Double.NaN,
                0,
                0,
                0,
                0,
                Double.NaN,
                1,
                0,
                0,
                Double.NaN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Double.NaN,
                Double.NaN,
                "");
    }
}
