package org.caitfit.evaluate;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.caitfit.solver.DepthProfile;
import org.caitfit.solver.Outcome;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.DepthResolution;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredProfile.IonSeries;

/** A measured depth profile as data. */
final class ProfileMeasurement implements Measurement {
    private final ProblemTemplate template;
    private final ParameterSpace space;
    private final MeasuredProfile profile;
    private final List<String> names;
    private final int[] used;
    private final double[] depths;

    ProfileMeasurement(ProblemTemplate template, ParameterSpace space, MeasuredProfile profile) {
        this.template = template;
        this.space = space;
        this.profile = profile;
        this.names = profile.ions().stream().map(IonSeries::ion).toList();
        this.used = IntStream.range(0, profile.size()).filter(profile::used).toArray();
        this.depths = IntStream.of(used).mapToDouble(profile::depth).toArray();
    }

    @Override
    public int points() {
        return names.size() * used.length;
    }

    @Override
    public double[] residuals(Outcome.Completed run, Map<String, Double> values) {
        double[] residuals = new double[points()];
        double[][] simulated = readOut(run.profiles().get(profile.afterStage()), sigma(values));
        int at = 0;
        for (int k = 0; k < names.size(); k++) {
            IonSeries series = profile.ions().get(k);
            for (int i = 0; i < used.length; i++) {
                residuals[at++] = Residual.of(profile, series.density(used[i]), simulated[k][i]);
            }
        }
        return residuals;
    }

    /** Through the profile and through its blur. */
    @Override
    public double[][] jacobian(Outcome.Completed run, Map<String, Double> values) {
        double[][] jacobian = new double[points()][space.size()];
        ProblemVariations variations = new ProblemVariations(template, space);
        double sigma = sigma(values);
        double[][] simulated = readOut(run.profiles().get(profile.afterStage()), sigma);
        for (int p = 0; p < space.size(); p++) {
            double[][] change = readOut(run.sensitivities().get(p).profiles().get(profile.afterStage()), sigma);
            double less = sigma(variations.moved(values, p, -0.5));
            double more = sigma(variations.moved(values, p, 0.5));
            if (less != more) {
                addBlur(run, less, more, variations.width(p), change);
            }
            for (int k = 0; k < names.size(); k++) {
                IonSeries series = profile.ions().get(k);
                for (int i = 0; i < used.length; i++) {
                    jacobian[k * used.length + i][p] =
                            change[k][i] * Residual.slope(profile, series.density(used[i]), simulated[k][i]);
                }
            }
        }
        return jacobian;
    }

    private void addBlur(Outcome.Completed run, double less, double more, double width, double[][] change) {
        double[][] below = readOut(run.profiles().get(profile.afterStage()), less);
        double[][] above = readOut(run.profiles().get(profile.afterStage()), more);
        for (int k = 0; k < change.length; k++) {
            for (int i = 0; i < change[k].length; i++) {
                change[k][i] += (above[k][i] - below[k][i]) / width;
            }
        }
    }

    private double[][] readOut(DepthProfile simulated, double sigma) {
        int[] ions = names.stream().mapToInt(template.ions()::indexOf).toArray();
        return DepthBlur.apply(simulated, ions, depths, sigma);
    }

    private double sigma(Map<String, Double> values) {
        return sigma(profile, values);
    }

    /** Depth resolution of a profile, m; 0 for none. */
    static double sigma(MeasuredProfile profile, Map<String, Double> values) {
        return profile.resolution() instanceof DepthResolution.Gaussian g
                ? ProblemTemplate.value(g.sigma(), values)
                : 0;
    }
}
