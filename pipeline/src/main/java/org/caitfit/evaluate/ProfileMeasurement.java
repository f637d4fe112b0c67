package org.caitfit.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.caitfit.solver.DepthProfile;
import org.caitfit.solver.Outcome;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredProfile.IonSeries;

/**
 * A measured depth profile as data. Its residuals come ion by ion, those of the priors of their scales last.
 */
final class ProfileMeasurement implements Measurement {
    private final ProblemTemplate template;
    private final ParameterSpace space;
    private final MeasuredProfile profile;
    private final List<String> names;
    private final int[] used;
    private final int priorsPerIon;

    ProfileMeasurement(ProblemTemplate template, ParameterSpace space, MeasuredProfile profile) {
        this.template = template;
        this.space = space;
        this.profile = profile;
        this.names = profile.ions().stream().map(IonSeries::ion).toList();
        this.used = IntStream.range(0, profile.size()).filter(profile::used).toArray();
        this.priorsPerIon = profile.calibration().hasPrior() ? 1 : 0;
    }

    MeasuredProfile profile() {
        return profile;
    }

    @Override
    public int points() {
        return names.size() * used.length + priors();
    }

    @Override
    public int priors() {
        return names.size() * priorsPerIon;
    }

    @Override
    public double[] residuals(Outcome.Completed run, Map<String, Double> values) {
        double[] residuals = new double[points()];
        List<CalibrationFit> fits = fits(run, values);
        int at = 0;
        for (CalibrationFit fit : fits) {
            for (int i = 0; i < used.length; i++) {
                residuals[at++] = fit.residual(i);
            }
        }
        for (int k = 0; k < priors(); k++) {
            residuals[at++] = fits.get(k).priorResidual();
        }
        return residuals;
    }

    /** Scale and background of every ion. */
    List<CalibrationFit> fits(Outcome.Completed run, Map<String, Double> values) {
        double[][] simulated = readOut(run.profiles().get(profile.afterStage()), Instrument.of(profile, values), used);
        List<CalibrationFit> fits = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            IonSeries series = profile.ions().get(k);
            double[] measured = IntStream.of(used).mapToDouble(series::density).toArray();
            fits.add(new CalibrationFit(profile, measured, simulated[k]));
        }
        return fits;
    }

    @Override
    public double[][] jacobian(Outcome.Completed run, Map<String, Double> values) {
        double[][] jacobian = new double[points()][space.size()];
        List<CalibrationFit> fits = fits(run, values);
        for (int p = 0; p < space.size(); p++) {
            double[][] change = change(run, values, p);
            for (int k = 0; k < names.size(); k++) {
                CalibrationFit fit = fits.get(k);
                double[] own = fit.change(change[k]);
                for (int i = 0; i < used.length; i++) {
                    jacobian[k * used.length + i][p] = fit.slope(i, change[k][i], own);
                }
                if (priorsPerIon > 0) {
                    jacobian[names.size() * used.length + k][p] = fit.priorSlope(own);
                }
            }
        }
        return jacobian;
    }

    /** Derivatives of the simulated densities by a parameter: through the profile and through the instrument. */
    double[][] change(Outcome.Completed run, Map<String, Double> values, int p) {
        double[][] change = readOut(
                run.sensitivities().get(p).profiles().get(profile.afterStage()), Instrument.of(profile, values), used);
        ProblemVariations variations = new ProblemVariations(template, space);
        Instrument less = Instrument.of(profile, variations.moved(values, p, -0.5));
        Instrument more = Instrument.of(profile, variations.moved(values, p, 0.5));
        if (!less.equals(more)) {
            double[][] below = readOut(run.profiles().get(profile.afterStage()), less, used);
            double[][] above = readOut(run.profiles().get(profile.afterStage()), more, used);
            for (int k = 0; k < change.length; k++) {
                for (int i = 0; i < change[k].length; i++) {
                    change[k][i] += (above[k][i] - below[k][i]) / variations.width(p);
                }
            }
        }
        return change;
    }

    /** Densities at all measured depths by ion, with the depth resolution but without scale and background, m^-3. */
    double[][] everywhere(Outcome.Completed run, Map<String, Double> values, boolean blurred) {
        Instrument instrument = Instrument.of(profile, values);
        return readOut(
                run.profiles().get(profile.afterStage()),
                blurred ? instrument : new Instrument(0, instrument.depthScale()),
                IntStream.range(0, profile.size()).toArray());
    }

    private double[][] readOut(DepthProfile simulated, Instrument instrument, int[] points) {
        int[] ions = names.stream().mapToInt(template.ions()::indexOf).toArray();
        double[] depths = IntStream.of(points)
                .mapToDouble(i -> instrument.depthScale() * profile.depth(i))
                .toArray();
        return DepthBlur.apply(simulated, ions, depths, instrument.sigma());
    }

    /**
     * How depth is read.
     *
     * @param sigma depth resolution, m; 0 for none
     * @param depthScale factor of measured depths
     */
    private record Instrument(double sigma, double depthScale) {
        static Instrument of(MeasuredProfile profile, Map<String, Double> values) {
            return new Instrument(
                    DepthBlur.sigma(profile, values),
                    ProblemTemplate.value(profile.calibration().depthScale(), values));
        }
    }
}
