package org.caitfit.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caitfit.results.StudyRecord;
import org.caitfit.study.Study.ResolvedSetting;

/** In what two studies differ, for the user who mixed them up. */
final class ProblemDifference {
    private static final int MOST = 5;

    private ProblemDifference() {}

    /** Lines that begin with a line break. @param there the study of the store @param here that of the command */
    static String describe(StudyRecord there, StudyRecord here) {
        Map<String, String> before = values(there);
        Map<String, String> now = values(here);
        List<String> lines = new ArrayList<>();
        now.forEach((path, value) -> {
            if (!before.containsKey(path)) {
                lines.add(path + ": not there, " + value + " now");
            } else if (!Objects.equals(before.get(path), value)) {
                lines.add(path + ": " + before.get(path) + " there, " + value + " now");
            }
        });
        before.forEach((path, value) -> {
            if (!now.containsKey(path)) {
                lines.add(path + ": " + value + " there, nothing now");
            }
        });
        if (lines.isEmpty()) {
            return "\n  all settings are the same, so a data file has changed";
        }
        StringBuilder text = new StringBuilder();
        lines.stream().limit(MOST).forEach(line -> text.append("\n  ").append(line));
        if (lines.size() > MOST) {
            text.append("\n  and ").append(lines.size() - MOST).append(" more");
        }
        return text.toString();
    }

    /** What belongs to the problem; how it is searched may change. */
    private static Map<String, String> values(StudyRecord study) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ResolvedSetting setting : study.settings()) {
            String path = setting.path();
            if (!path.startsWith("search.")
                    && !path.equals("title")
                    && !path.endsWith(".grid")
                    && !path.endsWith(".scale")) {
                values.put(setting.path(), setting.value());
            }
        }
        return values;
    }
}
