package org.caitfit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            FixtureRuns.grid(runs, i);
            fits.add(FixtureFits.fit(
                    FixtureCurves.IONS.get(i) + "#1",
                    List.of(FixtureCurves.IONS.get(i)),
                    1,
                    true,
                    1,
                    268 + 3 * i,
                    FixtureFits.separate(i)));
            fits.add(FixtureFits.fit(
                    FixtureCurves.IONS.get(i) + "#2",
                    List.of(FixtureCurves.IONS.get(i)),
                    2,
                    false,
                    1,
                    268.004 + 3 * i,
                    FixtureFits.separate(i)));
            fits.add(FixtureFits.fit(
                    FixtureCurves.IONS.get(i) + "#3",
                    List.of(FixtureCurves.IONS.get(i)),
                    3,
                    false,
                    2,
                    340 + 3 * i,
                    FixtureFits.separate(i)));
        }
        for (int start = 1; start <= 5; start++) {
            fits.add(FixtureFits.fit(
                    "joint#" + start,
                    FixtureCurves.IONS,
                    start,
                    start == 1,
                    start < 5 ? 1 : 2,
                    start < 5 ? 811 + 0.003 * (start - 1) : 867,
                    FixtureFits.jointValues()));
        }
        for (String fitId : List.of("joint#1", "K#1", "Rb#1", "Cs#1")) {
            for (int i = 0; i < FixtureCurves.IONS.size(); i++) {
                if (fitId.startsWith("joint") || fitId.startsWith(FixtureCurves.IONS.get(i))) {
                    double fwhm = fitId.startsWith("joint") ? 250 : 240 + 10 * i;
                    FixtureCurves.profile(profiles, fitId, i, synthetic, random);
                    FixtureCurves.curves(curves, fitId, i, fwhm);
                    FixtureRuns.path(runs, fitId, i);
                    runs.add(FixtureRuns.run(
                            FixtureCurves.IONS.get(i),
                            RunRecord.Phase.FINAL,
                            fitId,
                            0,
                            Optional.empty(),
                            FixtureRuns.at(i, 250, FixtureCurves.FOREIGN[i]),
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
            runs.add(FixtureRuns.run(
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
                values.add(
                        FixtureFits.fitted(specs.get(k).name(), value, known ? 0.05 * k : Double.NaN, true, atBound));
            }
            fits.add(FixtureFits.fit(
                    "K#" + start,
                    List.of("K"),
                    start,
                    start == 1,
                    basin,
                    basin == 1 ? 520 + 0.002 * (start - 1) : 555.9,
                    values));
        }
        fits.add(FixtureFits.failedStart());
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
                runs.add(FixtureRuns.run(
                        r.experiment(), r.phase(), "", r.index(), Optional.empty(), r.parameters(), Double.NaN, 0));
            }
        }
        return new StudyResults(
                joint.study(),
                runs,
                List.of(FixtureFits.failedStart()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Analysis.NONE);
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
}
