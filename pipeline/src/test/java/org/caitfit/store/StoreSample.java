package org.caitfit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.results.Analysis;
import org.caitfit.results.CalibrationValue;
import org.caitfit.results.Claim;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.results.GlassRecord;
import org.caitfit.results.InputInfluence;
import org.caitfit.results.LandscapeValue;
import org.caitfit.results.ModelScore;
import org.caitfit.results.ParameterCombination;
import org.caitfit.results.ParameterInterval;
import org.caitfit.results.ProfilePoint;
import org.caitfit.results.ResidualPattern;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Score;
import org.caitfit.results.RunRecord.Statistics;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.results.ScanPoint;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.TracePoint;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Scale;
import org.caitfit.study.Study.ResolvedSetting;

/** A small study with every kind of row. */
final class StoreSample {
    static final double MEV = 1.602176634e-22;
    static final ParameterSpec FWHM =
            new ParameterSpec("sed_fwhm", new DisplayUnit("meV", "meV", MEV), 50 * MEV, 400 * MEV, Scale.LINEAR, 8);
    static final ParameterSpec D = new ParameterSpec(
            "d_li",
            new DisplayUnit("m2/s", "m2_per_s", 1),
            1e-22,
            1e-18,
            Scale.LOG10,
            9,
            Optional.of(new ParameterSpec.Prior(3e-20, 0.05, "tracer")));
    static final ParameterSpec VACANCIES = new ParameterSpec("vacancies", DisplayUnit.NONE, 0.01, 0.5, Scale.LINEAR, 1);

    private StoreSample() {}

    static StudyRecord study() {
        return study("9", "beef");
    }

    /** Of another problem. */
    static StudyRecord otherStudy(String permittivity) {
        return study(permittivity, "cafe");
    }

    private static StudyRecord study(String permittivity, String problem) {
        return new StudyRecord(
                "Lithium borate, \u201cxup\u201d",
                true,
                List.of(new GlassRecord("", "lithium borate", "Li", List.of("xup/1", "K"))),
                List.of("xup/1", "K"),
                List.of(FWHM, D, VACANCIES),
                List.of(
                        new ResolvedSetting(
                                "glass.permittivity", permittivity, "lithium-borate.yaml:12", "usual for borates"),
                        new ResolvedSetting("glass.thickness", "0.0005 m", "default", "")),
                "c0ffee",
                problem,
                "0.1.0",
                "2026-11-22T10:00:00Z");
    }

    /** Grid runs of both experiments; every fourth failed. K does not depend on the vacancies. */
    static List<RunRecord> runs(int from, int count) {
        List<RunRecord> runs = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            runs.add(i % 4 == 3 ? failed(i) : ok(i));
        }
        return runs;
    }

    private static RunRecord ok(int i) {
        return new RunRecord(
                "ok" + i,
                "K",
                Phase.GRID,
                "",
                "",
                i,
                Optional.empty(),
                Map.of("sed_fwhm", (100 + i / 3.0) * MEV, "d_li", 1e-20 / (i + 1)),
                Status.OK,
                "",
                "",
                Optional.of(new Score(
                        i + 0.5,
                        200,
                        OptionalDouble.of(1e-7 * i),
                        i % 2 == 0 ? OptionalDouble.empty() : OptionalDouble.of(-0.0),
                        OptionalDouble.empty(),
                        27.5,
                        3e8,
                        4e8,
                        1e-3,
                        1e-13,
                        2e-4)),
                new Statistics(300, 400 + i, 2, 1200),
                0.001 * i);
    }

    private static RunRecord failed(int i) {
        return new RunRecord(
                "failed" + i,
                "xup/1",
                Phase.REFINE,
                "joint#2",
                "other",
                i,
                Optional.of(i),
                Map.of("sed_fwhm", 0.1 * MEV * i, "d_li", 3e-20, "vacancies", 0.07),
                Status.FAILED,
                "STEP_TOO_SMALL",
                "the step fell below 1e-9 s, \"twice\"\nat 3 s",
                Optional.empty(),
                new Statistics(300, 4, 50, 700),
                0.2);
    }

    static List<FitRecord> fits() {
        FittedParameter inside = new FittedParameter(
                "sed_fwhm",
                167.123456789 * MEV,
                OptionalDouble.of(3 * MEV),
                OptionalDouble.of(-0.5 * MEV),
                OptionalDouble.of(161 * MEV),
                OptionalDouble.of(173 * MEV),
                0);
        FittedParameter atBound = new FittedParameter(
                "d_li",
                1e-22,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                -1);
        FittedParameter logarithmic = new FittedParameter(
                "d_li",
                3.3e-20,
                OptionalDouble.of(0.02),
                OptionalDouble.of(0.004),
                OptionalDouble.of(3e-20),
                OptionalDouble.of(3.6e-20),
                0);
        FitRecord good = new FitRecord(
                "joint#2",
                "joint",
                List.of("xup/1", "K"),
                2,
                true,
                1,
                "CONVERGED",
                "cosine below 1e-6",
                List.of(inside, logarithmic),
                1234.5,
                401.25,
                400,
                1,
                0.75,
                2,
                1e-9,
                57,
                9,
                2,
                31.5,
                List.of(3.15, 0.1),
                List.of(1.0, 0.5, 0.5, 2.0),
                List.of(0.6, -0.8),
                List.of("sed_fwhm", "d_li"),
                0.04,
                401.5,
                "");
        FitRecord bad = new FitRecord(
                "joint#10",
                "joint",
                List.of("xup/1"),
                10,
                false,
                2,
                "FAILED_START",
                "",
                List.of(atBound),
                Double.NaN,
                Double.NaN,
                0,
                0,
                0.0,
                0,
                Double.NaN,
                1,
                0,
                0,
                Double.POSITIVE_INFINITY,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Double.NaN,
                Double.NaN,
                "K: STEP_LIMIT, 5 steps (sample)");
        return List.of(good, bad);
    }

    static List<ProfilePoint> profiles() {
        return List.of(
                new ProfilePoint(
                        "joint#2",
                        "K",
                        "K",
                        "Li",
                        0,
                        0,
                        1e28,
                        1.1e28,
                        1.2e28,
                        1e26,
                        10,
                        true,
                        1.7e28,
                        "n/n_bulk",
                        1.7e28,
                        true),
                new ProfilePoint(
                        "joint#2", "K", "K", "Li", 1, 5e-9, -1e25, 0, 0, 1e26, 0.1, false, 1.7e28, "mol%", 4e26, true));
    }

    static List<TracePoint> traces() {
        return List.of(
                new TracePoint("joint#1", "K", "K", 1, 0, 78, 1.47e-2, 1.46e-2, 1.5e-4, -0.67, true, true),
                new TracePoint("joint#1", "K", "K", 1, 1, 156, 1.45e-2, Double.NaN, 1.5e-4, Double.NaN, false, true));
    }

    static List<CalibrationValue> calibrations() {
        return List.of(
                new CalibrationValue(
                        "joint#1",
                        "K",
                        "K",
                        "Li",
                        CalibrationValue.Kind.SCALE,
                        1.03,
                        OptionalDouble.of(0.01),
                        OptionalDouble.of(0.05),
                        "",
                        1),
                new CalibrationValue(
                        "joint#1",
                        "K",
                        "K",
                        "Li",
                        CalibrationValue.Kind.BACKGROUND,
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        "n/n_bulk",
                        1.4e28));
    }

    static List<CurvePoint> curves() {
        OptionalDouble none = OptionalDouble.empty();
        return List.of(
                new CurvePoint(
                        "joint#2",
                        "K",
                        1,
                        "Li",
                        CurvePoint.Kind.DIFFUSION,
                        0,
                        OptionalDouble.of(0.1),
                        OptionalDouble.of(1e-21),
                        none,
                        none,
                        none,
                        none),
                new CurvePoint(
                        "joint#2",
                        "K",
                        1,
                        "Li",
                        CurvePoint.Kind.SITE_ENERGIES,
                        0,
                        none,
                        none,
                        OptionalDouble.of(-1e-20),
                        OptionalDouble.of(1e19),
                        OptionalDouble.of(9e18),
                        OptionalDouble.of(0)));
    }

    /** One row of every table of the analysis. */
    static Analysis analysis() {
        return new Analysis(
                List.of(new ParameterInterval(
                        "joint#1",
                        "sed_fwhm",
                        250 * MEV,
                        OptionalDouble.of(MEV),
                        OptionalDouble.empty(),
                        OptionalDouble.of(249 * MEV),
                        OptionalDouble.empty(),
                        OptionalDouble.of(248 * MEV),
                        OptionalDouble.empty(),
                        ParameterInterval.Verdict.LOWER_LIMIT,
                        "open above")),
                List.of(new ScanPoint("joint#1", "sed_fwhm", 0, 250 * MEV, 12.5, "CONVERGED", List.of(1.0, 2.0))),
                List.of(new ResidualPattern("joint#1", "K", "k.csv Li", 90, 88.5, 0.02, 44, -0.3, 1)),
                List.of(new InputInfluence(
                        "joint#1", "glass.permittivity", 9, true, "sed_fwhm", OptionalDouble.of(0.1), 0.3)),
                List.of(new ParameterCombination("joint#1", 1, "sed_fwhm", -0.4, OptionalDouble.empty())),
                List.of(new LandscapeValue(
                        "joint#1",
                        "K",
                        1,
                        "psed_fwhm",
                        "Li",
                        OptionalDouble.of(240 * MEV),
                        "J",
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        "")),
                List.of(new ModelScore(
                        "joint",
                        "constant",
                        "log-linear",
                        "CONVERGED",
                        "No step promises a lower chi-square.",
                        180,
                        1.5,
                        181,
                        184,
                        184.1,
                        191,
                        0.1,
                        true,
                        List.of("native_d"),
                        List.of(1e-18))),
                List.of(new Claim(
                        "one-sed",
                        "One SED serves all ions",
                        Claim.Verdict.SUPPORTED,
                        "p = 0.4",
                        "FWHM, meV",
                        OptionalDouble.of(240),
                        OptionalDouble.empty(),
                        List.of(new Claim.Point("K", 250, 249, Double.NaN)))));
    }
}
