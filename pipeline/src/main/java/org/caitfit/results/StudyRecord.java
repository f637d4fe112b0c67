package org.caitfit.results;

import java.util.List;
import java.util.stream.Collectors;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study.ResolvedSetting;

/**
 * What a result folder says about the study that made it.
 *
 * @param title of the study
 * @param synthetic true if any data were computed, not measured
 * @param glasses of its experiments, at least one
 * @param experiments ids in the order of the study
 * @param parameters in the order of the study
 * @param settings every resolved setting with origin and assumption
 * @param configSha256 of the configuration file
 * @param problemSha256 of the problem
 * @param codeVersion of caitfit
 * @param created ISO time of the start of the job; volatile
 */
public record StudyRecord(
        String title,
        boolean synthetic,
        List<GlassRecord> glasses,
        List<String> experiments,
        List<ParameterSpec> parameters,
        List<ResolvedSetting> settings,
        String configSha256,
        String problemSha256,
        String codeVersion,
        String created) {
    public StudyRecord {
        glasses = List.copyOf(glasses);
        experiments = List.copyOf(experiments);
        parameters = List.copyOf(parameters);
        settings = List.copyOf(settings);
    }

    /** The glass of an experiment of the study. */
    public GlassRecord glassOf(String experiment) {
        return glasses.stream()
                .filter(g -> g.experiments().contains(experiment))
                .findFirst()
                .orElse(glasses.get(0));
    }

    /** Names of the first native ions, each once, e.g. "Li" or "Li, Na". */
    public String nativeIons() {
        return glasses.stream().map(GlassRecord::nativeIon).distinct().collect(Collectors.joining(", "));
    }

    /** An experiment, with its glass where there are several, e.g. "K" or "K in A". */
    public String label(String experiment) {
        return glasses.size() == 1
                ? experiment
                : experiment + " in " + glassOf(experiment).label();
    }
}
