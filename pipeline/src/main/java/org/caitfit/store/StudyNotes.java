package org.caitfit.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caitfit.results.GlassRecord;
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
    /** A line for each glass: id, name, first native ion, experiments, with tabs between. */
    private static final String GLASSES = "caitfit.glasses";

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
        notes.put(NATIVE_ION, study.glasses().get(0).nativeIon());
        notes.put(GLASSES, study.glasses().stream().map(StudyNotes::line).collect(Collectors.joining("\n")));
        notes.put(EXPERIMENTS, String.join("\n", study.experiments()));
        notes.put(CREATED, study.created());
        return notes;
    }

    /** The study from the complete notes and its tables. */
    static StudyRecord study(
            Map<String, String> notes, List<ParameterSpec> parameters, List<ResolvedSetting> settings) {
        String joined = value(notes, EXPERIMENTS);
        List<String> experiments = joined.isEmpty() ? List.of() : List.of(joined.split("\n"));
        return new StudyRecord(
                value(notes, TITLE),
                Boolean.parseBoolean(value(notes, SYNTHETIC)),
                notes.containsKey(GLASSES)
                        ? value(notes, GLASSES).lines().map(StudyNotes::glass).toList()
                        : List.of(onlyGlass(notes, experiments, settings)),
                experiments,
                parameters,
                settings,
                value(notes, CONFIG_SHA256),
                value(notes, PROBLEM_SHA256),
                value(notes, CODE_VERSION),
                value(notes, CREATED));
    }

    private static String line(GlassRecord glass) {
        List<String> words = new ArrayList<>();
        words.add(glass.id());
        words.add(glass.name().replaceAll("\\s+", " "));
        words.add(glass.nativeIon());
        words.addAll(glass.experiments());
        return String.join("\t", words);
    }

    private static GlassRecord glass(String line) {
        List<String> words = List.of(line.split("\t", -1));
        if (words.size() < 3) {
            throw new IllegalArgumentException("its footer has a bad line in " + GLASSES + ": " + line);
        }
        return new GlassRecord(words.get(0), words.get(1), words.get(2), words.subList(3, words.size()));
    }

    /** Of a study stored before there could be several. */
    private static GlassRecord onlyGlass(
            Map<String, String> notes, List<String> experiments, List<ResolvedSetting> settings) {
        String name = settings.stream()
                .filter(s -> s.path().equals("glass.name"))
                .map(ResolvedSetting::value)
                .findFirst()
                .orElse("");
        return new GlassRecord("", name, value(notes, NATIVE_ION), experiments);
    }

    private static String value(Map<String, String> notes, String key) {
        String value = notes.get(key);
        if (value == null) {
            throw new IllegalArgumentException("its footer lacks " + key);
        }
        return value;
    }
}
