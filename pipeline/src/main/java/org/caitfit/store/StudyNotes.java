package org.caitfit.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.results.StudyRecord;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study.ResolvedSetting;

/** What the footers of files say about the study. */
final class StudyNotes {
    private static final String TITLE = "caitfit.title";
    private static final String SYNTHETIC = "caitfit.synthetic";
    private static final String CONFIG_SHA256 = "caitfit.config_sha256";
    private static final String PROBLEM_SHA256 = "caitfit.problem_sha256";
    private static final String CODE_VERSION = "caitfit.code_version";
    private static final String NATIVE_ION = "caitfit.native_ion";
    private static final String EXPERIMENTS = "caitfit.experiments";
    private static final String CREATED = "caitfit.created";

    private StudyNotes() {}

    /** For every file: the same bytes whenever the study is run. */
    static Map<String, String> provenance(StudyRecord study) {
        return Map.of(
                TITLE, study.title(),
                SYNTHETIC, Boolean.toString(study.synthetic()),
                CONFIG_SHA256, study.configSha256(),
                PROBLEM_SHA256, study.problemSha256(),
                CODE_VERSION, study.codeVersion());
    }

    /** For the settings only: also what the other tables cannot say, with the volatile time of creation. */
    static Map<String, String> complete(StudyRecord study) {
        Map<String, String> notes = new HashMap<>(provenance(study));
        notes.put(NATIVE_ION, study.nativeIon());
        notes.put(EXPERIMENTS, String.join("\n", study.experiments()));
        notes.put(CREATED, study.created());
        return notes;
    }

    /** The study from the complete notes and its tables. */
    static StudyRecord study(
            Map<String, String> notes, List<ParameterSpec> parameters, List<ResolvedSetting> settings) {
        String experiments = value(notes, EXPERIMENTS);
        return new StudyRecord(
                value(notes, TITLE),
                Boolean.parseBoolean(value(notes, SYNTHETIC)),
                value(notes, NATIVE_ION),
                experiments.isEmpty() ? List.of() : List.of(experiments.split("\n")),
                parameters,
                settings,
                value(notes, CONFIG_SHA256),
                value(notes, PROBLEM_SHA256),
                value(notes, CODE_VERSION),
                value(notes, CREATED));
    }

    private static String value(Map<String, String> notes, String key) {
        String value = notes.get(key);
        if (value == null) {
            throw new IllegalArgumentException("its footer lacks " + key);
        }
        return value;
    }
}
