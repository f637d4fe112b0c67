package org.caitfit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caitfit.results.RunRecord;

/** Results without elapsed times: what has to be the same to the last bit, whoever computed it, when and on how many threads. */
public final class Timeless {
    private Timeless() {}

    /** Every table of a result folder as exported, by name. */
    public static Map<String, String> tables(ResultStore store) throws IOException {
        TableExport export = new TableExport(store);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String table : export.tables()) {
            StringWriter text = new StringWriter();
            export.write(table, TableExport.Format.CSV, text);
            texts.put(table, table.equals("runs") ? withoutLastColumn(text.toString()) : text.toString());
        }
        return texts;
    }

    private static String withoutLastColumn(String csv) {
        assertThat(csv.lines().findFirst().orElseThrow()).endsWith(",wall_s");
        return csv.lines().map(line -> line.substring(0, line.lastIndexOf(','))).collect(Collectors.joining("\n"));
    }

    /** Rows in their order. */
    public static List<RunRecord> runs(List<RunRecord> runs) {
        return runs.stream().map(Timeless::run).toList();
    }

    /** A row that took no time. */
    public static RunRecord run(RunRecord r) {
        return new RunRecord(
                r.runId(),
                r.experiment(),
                r.phase(),
                r.fitId(),
                r.model(),
                r.index(),
                r.iteration(),
                r.parameters(),
                r.status(),
                r.failureKind(),
                r.failureReason(),
                r.score(),
                r.statistics(),
                0);
    }
}
