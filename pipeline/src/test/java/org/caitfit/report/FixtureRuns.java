package org.caitfit.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.results.RunRecord;

/** Invented rows of runs for {@link FixtureResults}. */
final class FixtureRuns {
    private FixtureRuns() {}

    static void grid(List<RunRecord> runs, int i) {
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

    static void path(List<RunRecord> runs, String fitId, int i) {
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

    static Map<String, Double> at(int i, double fwhm, double foreign) {
        return Map.of("sed_fwhm", FixtureResults.MEV.toSi(fwhm), "D_" + FixtureCurves.IONS.get(i), foreign);
    }

    static RunRecord run(
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
}
