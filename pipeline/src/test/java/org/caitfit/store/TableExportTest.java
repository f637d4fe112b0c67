package org.caitfit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.caitfit.results.RunRecord;
import org.caitfit.store.TableExport.Format;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TableExportTest {
    @TempDir
    Path folder;

    private TableExport export;

    @BeforeEach
    void fill() throws IOException {
        export = new TableExport(ResultStoreTest.fill(folder));
    }

    @Test
    void csvReadsBack() throws IOException {
        List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text("runs", Format.CSV)).stream()
                .toList();

        List<RunRecord> runs = StoreSample.runs(0, 20);
        assertThat(rows).hasSize(20);
        for (int i = 0; i < 20; i++) {
            RunRecord run = runs.get(i);
            NamedCsvRecord row = rows.get(i);
            assertThat(row.getField("run_id")).isEqualTo(run.runId());
            assertThat(row.getField("failure_reason")).isEqualTo(run.failureReason());
            assertThat(row.getField("chi2"))
                    .isEqualTo(
                            run.score().map(s -> Double.toString(s.chiSquare())).orElse(""));
        }
        assertThat(rows.get(1).getField("plateau_rel")).isEqualTo("-0.0");
    }

    @Test
    void listsAreJsonArraysInCsv() throws IOException {
        List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text("fits", Format.CSV)).stream()
                .toList();

        assertThat(rows.get(0).getField("covariance")).isEqualTo("[1.0,0.5,0.5,2.0]");
        assertThat(rows.get(0).getField("experiments")).isEqualTo("[\"xup/1\",\"K\"]");
        assertThat(rows.get(1).getField("covariance")).isEmpty();
    }

    @Test
    void jsonReadsBack() throws IOException {
        for (String table : export.tables()) {
            JsonNode rows = JsonMapper.shared().readTree(text(table, Format.JSON));
            assertThat(rows.isArray()).isTrue();
            assertThat(rows.size()).as(table).isPositive();
        }
        JsonNode runs = JsonMapper.shared().readTree(text("runs", Format.JSON));
        assertThat(runs.size()).isEqualTo(20);
        assertThat(runs.get(3).get("failure_reason").stringValue())
                .isEqualTo(StoreSample.runs(3, 1).get(0).failureReason());
        assertThat(runs.get(3).get("chi2").isNull()).isTrue();
        assertThat(runs.get(4).get("chi2").doubleValue()).isEqualTo(4.5);
        JsonNode fits = JsonMapper.shared().readTree(text("fits", Format.JSON));
        assertThat(fits.get(0).get("best").booleanValue()).isTrue();
        assertThat(fits.get(0).get("covariance").size()).isEqualTo(4);
        assertThat(fits.get(1).get("condition").doubleValue()).isInfinite();
    }

    @Test
    void anUnknownTableIsAnsweredWithTheNames() {
        assertThatThrownBy(() -> text("fit", Format.CSV))
                .isInstanceOf(StoreException.class)
                .hasMessage("there is no table \"fit\"; the tables are " + String.join(", ", export.tables()));
        assertThat(export.tables()).startsWith("runs", "fits").endsWith("parameters", "settings");
    }

    @Test
    void aTableThatIsNotThereYetHasOnlyItsHeader(@org.junit.jupiter.api.io.TempDir Path other) throws IOException {
        export = new TableExport(ResultStore.create(other, StoreSample.study(), false));

        assertThat(text("curves", Format.CSV)).hasLineCount(1).startsWith("fit_id,experiment,stage,ion,kind");
        assertThat(JsonMapper.shared().readTree(text("curves", Format.JSON)).size())
                .isZero();
    }

    private String text(String table, Format format) throws IOException {
        StringWriter out = new StringWriter();
        export.write(table, format, out);
        return out.toString();
    }
}
