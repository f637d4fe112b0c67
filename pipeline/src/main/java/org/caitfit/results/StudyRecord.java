package org.caitfit.results;

import java.util.List;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study.ResolvedSetting;

/**
 * What a result folder says about the study that made it.
 *
 * @param title of the study
 * @param synthetic true if any data were computed, not measured
 * @param nativeIon name of the first native ion (the one of the front depth and the plateau)
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
        String nativeIon,
        List<String> experiments,
        List<ParameterSpec> parameters,
        List<ResolvedSetting> settings,
        String configSha256,
        String problemSha256,
        String codeVersion,
        String created) {
    public StudyRecord {
        experiments = List.copyOf(experiments);
        parameters = List.copyOf(parameters);
        settings = List.copyOf(settings);
    }
}
