package org.caitfit.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caitfit.study.Calibration;
import org.caitfit.study.DepthResolution;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.Glass;
import org.caitfit.study.IonSpec;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredTrace;
import org.caitfit.study.NoiseModel;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;

/**
 * The digest of what a study asks: glasses, ions, stages, data (with the digests of their files), bounds and columns of
 * the parameters, accuracy. Names of glasses and of files, assumptions, comments, the order of mappings, grid sizes,
 * search scales and all of {@code search} are left out. Numbers enter with all their bits.
 */
final class ProblemDigest {
    private ProblemDigest() {}

    static String of(
            List<Glass> glasses,
            Map<String, IonSpec> ions,
            List<ExperimentSpec> experiments,
            List<ParameterSpec> parameters,
            Study.Accuracy accuracy) {
        return SourceFile.sha256(
                text(glasses, ions, experiments, parameters, accuracy).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(
            List<Glass> glasses,
            Map<String, IonSpec> ions,
            List<ExperimentSpec> experiments,
            List<ParameterSpec> parameters,
            Study.Accuracy accuracy) {
        StringBuilder text = new StringBuilder("caitfit-problem/1\naccuracy " + accuracy + "\n");
        if (glasses.size() == 1) {
            text.append(glass(glasses.get(0)));
        }
        new TreeMap<>(ions)
                .forEach((name, ion) -> text.append("ion ")
                        .append(name)
                        .append(' ')
                        .append(ion.charge())
                        .append(' ')
                        .append(ion.diffusion().canonical())
                        .append('\n'));
        experiments.stream().sorted((a, b) -> a.id().compareTo(b.id())).forEach(e -> {
            text.append("experiment ").append(e.id()).append('\n');
            if (glasses.size() > 1) {
                glasses.stream().filter(g -> g.id().equals(e.glass())).forEach(g -> text.append(glass(g)));
            }
            e.start().ifPresent(start -> text.append(start.canonical()).append('\n'));
            e.stages().forEach(s -> text.append(s.canonical()).append('\n'));
            e.profiles().forEach(p -> text.append(profile(p)).append('\n'));
            e.traces().forEach(t -> text.append(trace(t)).append('\n'));
        });
        parameters.stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(p -> text.append("parameter ")
                        .append(p.column())
                        .append(' ')
                        .append(bits(p.lower()))
                        .append(' ')
                        .append(bits(p.upper()))
                        .append(p.prior()
                                .map(prior ->
                                        " prior " + p.scale() + " " + bits(prior.value()) + " " + bits(prior.sigma()))
                                .orElse(""))
                        .append('\n'));
        return text.toString();
    }

    /** Of several, each stands with its experiments, so that their names do not matter. */
    private static String glass(Glass glass) {
        StringBuilder text = new StringBuilder("permittivity ");
        text.append(glass.permittivity().canonical());
        text.append("\nthickness ").append(glass.thickness().canonical()).append('\n');
        glass.natives()
                .forEach(n -> text.append("native ")
                        .append(n.ion())
                        .append(' ')
                        .append(n.density().canonical())
                        .append('\n'));
        new TreeMap<>(glass.diffusion())
                .forEach((ion, model) -> text.append("ion here ")
                        .append(ion)
                        .append(' ')
                        .append(model.canonical())
                        .append('\n'));
        return text.toString();
    }

    private static String bits(double value) {
        return Double.toHexString(value);
    }

    private static String trace(MeasuredTrace trace) {
        StringBuilder text = new StringBuilder("trace " + trace.id() + " during " + trace.stage());
        text.append(' ').append(trace.sha256());
        text.append(" noise ").append(bits(trace.noise().absolute())).append(' ');
        text.append(bits(trace.noise().relative()));
        for (int i = 0; i < trace.size(); i++) {
            text.append('\n').append(bits(trace.time(i))).append(trace.used(i) ? " used " : " left out ");
            text.append(bits(trace.currentDensity(i)));
        }
        return text.toString();
    }

    private static String profile(MeasuredProfile profile) {
        StringBuilder text = new StringBuilder("profile " + profile.id() + " after " + profile.afterStage());
        text.append(' ').append(profile.sha256()).append(" reference ").append(bits(profile.referenceDensity()));
        if (profile.resolution() instanceof DepthResolution.Gaussian g) {
            text.append(" gaussian ").append(g.sigma().canonical());
        }
        if (!profile.calibration().equals(Calibration.NONE)) {
            text.append(' ').append(profile.calibration().canonical());
        }
        if (profile.noise() instanceof NoiseModel.Counts c) {
            text.append(" counts ").append(bits(c.countsAtBulk()));
        } else if (profile.noise() instanceof NoiseModel.AbsoluteRelative a) {
            text.append(" noise ").append(bits(a.absolute())).append(' ').append(bits(a.relative()));
        }
        for (int i = 0; i < profile.size(); i++) {
            text.append('\n').append(bits(profile.depth(i))).append(profile.used(i) ? " used" : " left out");
            for (MeasuredProfile.IonSeries series : profile.ions()) {
                text.append(' ').append(series.ion()).append(' ').append(bits(series.density(i)));
            }
        }
        return text.toString();
    }
}
