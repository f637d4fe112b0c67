package org.caitfit.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.refine.Covariance;
import org.caitfit.refine.Refinement;
import org.caitfit.results.ParameterInterval;
import org.caitfit.results.ResidualPattern;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.ScanPoint;
import org.caitfit.search.StudyAnalysis.BestFit;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;
import org.caitfit.uncertainty.Branch;
import org.caitfit.uncertainty.LikelihoodScan;
import org.caitfit.uncertainty.ProfileLikelihood;
import org.caitfit.uncertainty.ScanStep;

/**
 * Profile likelihood of every parameter of the best refinement of each fit, and the patterns of its residuals. The two
 * sides of each parameter are independent pieces of work.
 */
final class IntervalSearch {
    private final Study study;
    private final TriedModels models;
    private final Engine engine;
    private final Progress progress;

    IntervalSearch(Study study, TriedModels models, Engine engine, Progress progress) {
        this.study = study;
        this.models = models;
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param runs rows of the forward runs, by refinement
     */
    record Found(
            List<ParameterInterval> intervals,
            List<ScanPoint> scans,
            List<ResidualPattern> patterns,
            Map<String, List<RunRecord>> runs) {}

    private record Task(BestFit fit, int parameter, int direction) {}

    private record Side(Task task, Branch branch, List<RunRecord> rows) {}

    Found of(List<BestFit> fits) {
        List<Task> tasks = new ArrayList<>();
        for (BestFit fit : fits) {
            if (scanned(fit)) {
                for (int k = 0; k < fit.run().space().size(); k++) {
                    tasks.add(new Task(fit, k, -1));
                    tasks.add(new Task(fit, k, 1));
                }
            }
        }
        // the longest first, so that no core is left with one at the end
        tasks.sort(Comparator.comparingInt(
                (Task t) -> -t.fit().record().experiments().size()));
        progress.phase("profile likelihoods", tasks.size());
        List<Side> sides = engine.run(tasks.size(), i -> scan(tasks.get(i)));
        List<ParameterInterval> intervals = new ArrayList<>();
        List<ScanPoint> scans = new ArrayList<>();
        List<ResidualPattern> patterns = new ArrayList<>();
        Map<String, List<RunRecord>> runs = new LinkedHashMap<>();
        for (BestFit fit : fits) {
            List<ResidualSeries> series = ResidualSeries.of(fit.finalRuns());
            series.forEach(s -> patterns.add(s.pattern(fit.record().fitId())));
            List<Side> own = sides.stream().filter(s -> s.task().fit() == fit).toList();
            own.forEach(s -> runs.computeIfAbsent(fit.record().fitId(), id -> new ArrayList<>())
                    .addAll(s.rows()));
            for (int k = 0; k < fit.run().space().size(); k++) {
                int parameter = k;
                List<Branch> branches = own.stream()
                        .map(Side::branch)
                        .filter(b -> b.parameter() == parameter)
                        .toList();
                Optional<ProfileLikelihood> profile = branches.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ProfileLikelihood(
                                branches.get(0),
                                branches.get(1),
                                fit.run().refinement().chiSquare()));
                intervals.add(interval(fit, k, profile, correlated(fit, k, series)));
                profile.ifPresent(p -> scans.addAll(points(fit, parameter, p)));
            }
        }
        return new Found(intervals, scans, patterns, runs);
    }

    private static boolean scanned(BestFit fit) {
        return fit.run().refinement().reason().optimal();
    }

    private Side scan(Task task) {
        RefinementRun run = task.fit().run();
        List<ExperimentModel> experiments = models.of(run.fit()).stream()
                .map(ExperimentModel::forRefinement)
                .toList();
        FitModel model = new FitModel(study, run.fit(), experiments, run.fitId(), Phase.SCAN);
        Branch branch = LikelihoodScan.side(
                model, run.space().lower(), run.space().upper(), run.refinement(), task.parameter(), task.direction());
        progress.done(
                run.refinement().chiSquare() / Math.max(1, run.refinement().points()));
        return new Side(task, branch, model.rows());
    }

    /** Sigma allowing for the correlation of the residuals; empty if no series is correlated. */
    private static OptionalDouble correlated(BestFit fit, int parameter, List<ResidualSeries> series) {
        if (!scanned(fit) || series.stream().noneMatch(s -> s.correlation().correlated())) {
            return OptionalDouble.empty();
        }
        double[] influence = fit.run()
                .refinement()
                .covariance()
                .map(c -> c.influence(parameter))
                .orElse(new double[0]);
        if (influence.length == 0) {
            return OptionalDouble.empty();
        }
        double variance =
                series.stream().mapToDouble(s -> s.variance(influence)).sum();
        return variance > 0 ? OptionalDouble.of(Math.sqrt(variance)) : OptionalDouble.empty();
    }

    private static ParameterInterval interval(
            BestFit fit, int k, Optional<ProfileLikelihood> profile, OptionalDouble correlated) {
        RefinementRun run = fit.run();
        ParameterSpec p = run.space().parameters().get(k);
        Refinement r = run.refinement();
        OptionalDouble sigma = scanned(fit)
                ? r.covariance().map(c -> c.sigma(k)).orElse(OptionalDouble.empty())
                : OptionalDouble.empty();
        Optional<Covariance> known = r.covariance();
        String open = sigma.isEmpty() && r.atBound().get(k) == 0 && known.isPresent() && scanned(fit)
                ? OpenDirection.text(known.get(), run.space())
                : "";
        return new ParameterInterval(
                run.fitId(),
                p.name(),
                ParameterSpace.toSi(p, r.best().at(k)),
                sigma,
                correlated,
                si(p, profile.map(ProfileLikelihood::lower68)),
                si(p, profile.map(ProfileLikelihood::upper68)),
                si(p, profile.map(ProfileLikelihood::lower95)),
                si(p, profile.map(ProfileLikelihood::upper95)),
                profile.map(l -> ParameterInterval.Verdict.valueOf(l.verdict().name()))
                        .orElse(ParameterInterval.Verdict.UNKNOWN),
                IntervalText.of(p, profile) + (open.isEmpty() ? "" : " " + open));
    }

    private static OptionalDouble si(ParameterSpec p, Optional<OptionalDouble> scaled) {
        OptionalDouble value = scaled.orElse(OptionalDouble.empty());
        return value.isPresent() ? OptionalDouble.of(ParameterSpace.toSi(p, value.getAsDouble())) : value;
    }

    /** Points of the scan with the optimum among them, in order of the value. */
    private static List<ScanPoint> points(BestFit fit, int k, ProfileLikelihood profile) {
        RefinementRun run = fit.run();
        Refinement r = run.refinement();
        List<ScanStep> steps = new ArrayList<>(profile.steps());
        steps.add(new ScanStep(r.best().at(k), r.chiSquare(), r.best(), r.reason()));
        steps.sort(Comparator.comparingDouble(ScanStep::value));
        ParameterSpec p = run.space().parameters().get(k);
        List<ScanPoint> points = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            ScanStep s = steps.get(i);
            points.add(new ScanPoint(
                    run.fitId(),
                    p.name(),
                    i,
                    ParameterSpace.toSi(p, s.value()),
                    s.chiSquare(),
                    s.reason().name(),
                    List.copyOf(run.space().values(s.point().copy()).values())));
        }
        return points;
    }
}
