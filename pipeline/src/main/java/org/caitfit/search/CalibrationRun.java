package org.caitfit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.ExperimentModel;
import org.caitfit.evaluate.ExperimentModel.Evaluation;
import org.caitfit.evaluate.NoiseDraw;
import org.caitfit.refine.RefineSettings;
import org.caitfit.refine.Refinement;
import org.caitfit.refine.Refiner;
import org.caitfit.results.Calibration;
import org.caitfit.results.Calibration.Estimate;
import org.caitfit.results.Calibration.Share;
import org.caitfit.solver.Outcome;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredProfile.IonSeries;
import org.caitfit.study.MeasuredTrace;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;
import org.caitfit.uncertainty.Coverage;
import org.caitfit.uncertainty.LikelihoodScan;

/**
 * Calibration of one fit: synthetic data of a known truth by the noise models of the study, refined each from near the truth,
 * and whether the intervals hold it. An interval of the profile likelihood holds the truth where chi-square rises by less than
 * its limit with the parameter held there, so no scan is needed. Data and fits have the accuracy of the grid: numerical error
 * is no part of this.
 */
public final class CalibrationRun {
    /** Half-width of a 95 % interval of a normal distribution, in sigma. */
    private static final double TWO_SIDED_95 = 1.959963984540054;

    /** Largest distance of a start from the truth, in bound spans. */
    private static final double START = 0.02;

    private final Study study;
    private final FitSpec fit;
    private final List<ExperimentModel> models;
    private final ParameterSpace space;
    private final Engine engine;
    private final Progress progress;

    /** @param fit one of the study */
    public CalibrationRun(Study study, FitSpec fit, Engine engine, Progress progress) {
        this.study = study;
        this.fit = fit;
        this.models = new TriedModels(study).of(fit);
        this.space = FitModel.spaceOf(study, fit, models);
        this.engine = engine;
        this.progress = progress;
    }

    /** The parameters of the fit. */
    public ParameterSpace space() {
        return space;
    }

    /**
     * Runs it.
     *
     * @param truth SI by name, all parameters of the fit
     * @param replicates at least 1
     * @param seed of the noise
     * @throws IllegalArgumentException if the model has no value at the truth
     */
    public Calibration run(Map<String, Double> truth, int replicates, long seed) {
        List<Outcome.Completed> outcomes = new ArrayList<>();
        for (ExperimentModel model : models) {
            if (!(model.evaluate(truth) instanceof Evaluation.Scored scored)) {
                throw new IllegalArgumentException(
                        "experiment " + model.id() + " cannot be simulated with these values");
            }
            outcomes.add(scored.outcome());
        }
        progress.phase("replicates", replicates);
        List<List<Estimate>> all = engine.run(replicates, i -> replicate(truth, outcomes, i, new NoiseDraw(seed, i)));
        List<Estimate> estimates = all.stream().flatMap(List::stream).toList();
        int failed = (int) all.stream().filter(List::isEmpty).count();
        List<Calibration.Parameter> parameters = new ArrayList<>();
        for (ParameterSpec p : space.parameters()) {
            List<Estimate> own = estimates.stream()
                    .filter(e -> e.parameter().equals(p.name()))
                    .toList();
            parameters.add(summary(p, truth.get(p.name()), own));
        }
        return new Calibration(study.title(), fit.id(), seed, replicates, failed, parameters, estimates);
    }

    /** Estimates of all parameters from one set of data; none if the refinement ended at no optimum. */
    private List<Estimate> replicate(
            Map<String, Double> truth, List<Outcome.Completed> outcomes, int number, NoiseDraw noise) {
        List<ExperimentModel> drawn = new ArrayList<>();
        for (int e = 0; e < models.size(); e++) {
            drawn.add(models.get(e).withData(drawn(models.get(e), outcomes.get(e), truth, noise)));
        }
        FitModel model = new FitModel(study, fit, drawn, fit.id() + "#" + number);
        double[] lower = space.lower();
        double[] upper = space.upper();
        double[] at = space.point(truth);
        double[] start = new double[at.length];
        for (int k = 0; k < at.length; k++) {
            double moved = at[k] + START * (2 * noise.uniform() - 1) * (upper[k] - lower[k]);
            start[k] = Math.min(Math.max(moved, lower[k]), upper[k]);
        }
        Refinement end = new Refiner(RefineSettings.defaults()
                        .withMaxEvaluations(study.search().maxEvaluations()))
                .refine(model, lower, upper, start);
        progress.done(end.chiSquare() / Math.max(1, end.points()));
        if (!end.reason().optimal()) {
            return List.of();
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int k = 0; k < at.length; k++) {
            int parameter = k;
            ParameterSpec p = space.parameters().get(k);
            double sigma = end.covariance()
                    .map(c -> c.sigma(parameter))
                    .orElse(OptionalDouble.empty())
                    .orElse(Double.NaN);
            double rise = LikelihoodScan.at(model, lower, upper, end, k, at[k])
                    .map(s -> s.chiSquare() - end.chiSquare())
                    .orElse(Double.NaN);
            estimates.add(new Estimate(
                    number,
                    p.name(),
                    ParameterSpace.toSi(p, end.best().at(k)),
                    sigma,
                    (end.best().at(k) - at[k]) / sigma,
                    rise));
        }
        return estimates;
    }

    /** The experiment with other data: what its noise models make of the simulated densities. */
    private static ExperimentSpec drawn(
            ExperimentModel model, Outcome.Completed outcome, Map<String, Double> truth, NoiseDraw noise) {
        List<MeasuredProfile> profiles = new ArrayList<>();
        for (MeasuredProfile profile : model.experiment().profiles()) {
            List<IonSeries> series = new ArrayList<>();
            for (IonSeries ion : profile.ions()) {
                double[] density = model.simulated(outcome, profile, ion.ion(), truth);
                for (int i = 0; i < density.length; i++) {
                    density[i] = noise.measured(profile.noise(), density[i], profile.referenceDensity());
                }
                series.add(new IonSeries(ion.ion(), density));
            }
            profiles.add(profile.withData(series));
        }
        List<MeasuredTrace> traces = new ArrayList<>();
        for (MeasuredTrace trace : model.experiment().traces()) {
            double[] current = model.simulated(outcome, trace, truth);
            for (int i = 0; i < current.length; i++) {
                current[i] = noise.measured(trace.noise(), current[i], 1);
            }
            traces.add(trace.withData(current));
        }
        return model.experiment().withData(profiles, traces);
    }

    private static Calibration.Parameter summary(ParameterSpec p, double truth, List<Estimate> own) {
        double[] pulls = own.stream()
                .mapToDouble(Estimate::pull)
                .filter(Double::isFinite)
                .toArray();
        double bias = Arrays.stream(pulls).average().orElse(Double.NaN);
        double square = Arrays.stream(pulls).map(x -> (x - bias) * (x - bias)).sum();
        double[] values = own.stream().mapToDouble(Estimate::value).sorted().toArray();
        return new Calibration.Parameter(
                p.name(),
                truth,
                bias,
                pulls.length > 1 ? Math.sqrt(square / (pulls.length - 1)) : Double.NaN,
                quantile(values, 0.025),
                quantile(values, 0.975),
                share(own, e -> Double.isFinite(e.rise()), e -> e.rise() <= LikelihoodScan.RISE_68),
                share(own, e -> Double.isFinite(e.rise()), e -> e.rise() <= LikelihoodScan.RISE_95),
                share(own, e -> Double.isFinite(e.pull()), e -> Math.abs(e.pull()) <= 1),
                share(own, e -> Double.isFinite(e.pull()), e -> Math.abs(e.pull()) <= TWO_SIDED_95));
    }

    private static Share share(List<Estimate> all, Predicate<Estimate> counted, Predicate<Estimate> holds) {
        List<Estimate> trials = all.stream().filter(counted).toList();
        int hits = (int) trials.stream().filter(holds).count();
        if (trials.isEmpty()) {
            return new Share(0, 0, 0, 1);
        }
        Coverage coverage = new Coverage(hits, trials.size());
        return new Share(hits, trials.size(), coverage.lower(), coverage.upper());
    }

    /** Linear between the sorted values. */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int left = Math.min((int) at, Math.max(0, sorted.length - 2));
        int right = Math.min(left + 1, sorted.length - 1);
        return sorted[left] + (at - left) * (sorted[right] - sorted[left]);
    }
}
