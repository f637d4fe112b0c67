package org.caitfit.report;

import org.caitfit.results.StudyRecord;
import org.caitfit.study.Study.ResolvedSetting;

/** Foot of the report: every setting with its origin, and where the results come from. */
final class SettingsSection {
    private SettingsSection() {}

    static void write(HtmlWriter html, StudyRecord study) {
        html.open("section", "id", "settings").element("h2", "Settings and provenance");
        html.open("details").element("summary", "All " + study.settings().size() + " resolved settings");
        html.open("div", "class", "scroll").open("table").headings(4, "setting", "value (SI)", "origin", "assumption");
        html.open("tbody");
        for (ResolvedSetting setting : study.settings()) {
            html.open("tr")
                    .open("th", "scope", "row")
                    .element("code", setting.path())
                    .close();
            html.cell(setting.value())
                    .cell(setting.origin())
                    .cell(setting.assumption())
                    .close();
        }
        html.close().close().close().close();
        html.open("dl", "class", "provenance");
        fact(html, "created", study.created());
        fact(html, "caitfit", study.codeVersion());
        fact(html, "configuration, SHA-256", study.configSha256());
        fact(html, "problem, SHA-256", study.problemSha256());
        fact(html, "charts", "Apache ECharts 5.6.0, Apache License 2.0");
        html.close().close();
    }

    private static void fact(HtmlWriter html, String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }
}
