package org.caitfit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.caitfit.results.RunRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that shares no code with the writer. */
final class DuckDbReadsTest {
    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void openResults() throws IOException, SQLException {
        ResultStoreTest.fill(folder);
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void allPartsOfTheRunsAreOneTable() throws SQLException {
        double chiSquare = StoreSample.runs(0, 20).stream()
                .flatMap(run -> run.score().stream())
                .mapToDouble(RunRecord.Score::chiSquare)
                .sum();

        assertThat(rows("SELECT count(*), count(DISTINCT run_id), sum(chi2), count(chi2), count(fit_id) FROM "
                        + runs()))
                .containsExactly("20|20|" + chiSquare + "|15|5");
        assertThat(rows("SELECT run_id FROM " + runs() + " WHERE status = 'FAILED' AND run_index = 7"))
                .containsExactly("failed7");
    }

    @Test
    void absentIsNullAndNeverNaN() throws SQLException {
        assertThat(rows("SELECT count(*) FROM " + runs() + " WHERE p_vacancies IS NULL"))
                .containsExactly("15");
        assertThat(rows("SELECT count(*) FROM " + runs() + " WHERE isnan(chi2) OR isnan(plateau_rel)"))
                .containsExactly("0");
        assertThat(rows("SELECT chi2, condition, covariance, sigma_log10_d_li, at_bound_d_li FROM " + table("fits")
                        + " WHERE fit_id = 'joint#10'"))
                .containsExactly("null|Infinity|null|null|-1");
    }

    @Test
    void parametersStandInTheUnitOfTheirColumn() throws SQLException {
        assertThat(rows("SELECT round(p_sed_fwhm_meV, 6), round(sigma_sed_fwhm_meV, 6), sigma_log10_d_li,"
                        + " covariance, experiments FROM " + table("fits") + " WHERE best"))
                .containsExactly("167.123457|3.0|0.02|[1.0, 0.5, 0.5, 2.0]|[xup/1, K]");
    }

    @Test
    void everyColumnIsZstdAndDoublesAreSplitIntoByteStreams() throws SQLException {
        for (String name : List.of("runs/one", "fits/fits", "profiles/profiles", "traces/traces", "curves/curves")) {
            String metadata = " FROM parquet_metadata('" + folder.resolve(name + ".parquet") + "')";
            assertThat(rows("SELECT DISTINCT compression" + metadata)).containsExactly("ZSTD");
            List<String> doubles = rows("SELECT DISTINCT encodings" + metadata + " WHERE type = 'DOUBLE'");
            assertThat(doubles).isNotEmpty().allMatch(encodings -> encodings.contains("BYTE_STREAM_SPLIT"));
            assertThat(doubles).noneMatch(encodings -> encodings.contains("DICTIONARY"));
        }
        assertThat(rows("SELECT encodings FROM parquet_metadata('" + folder.resolve("runs/one.parquet")
                        + "') WHERE path_in_schema = 'status'"))
                .allMatch(encodings -> encodings.contains("DICTIONARY"));
    }

    @Test
    void theFooterTellsUnitsAndOrigin() throws SQLException {
        String footer = " FROM parquet_kv_metadata('" + folder.resolve("runs/one.parquet") + "')";

        assertThat(rows("SELECT decode(key)" + footer))
                .contains(
                        "caitfit.schema",
                        "caitfit.schema_version",
                        "caitfit.title",
                        "caitfit.synthetic",
                        "caitfit.config_sha256",
                        "caitfit.problem_sha256",
                        "caitfit.code_version",
                        "caitfit.file_sha256")
                .doesNotContain("caitfit.created");
        assertThat(rows("SELECT decode(value)" + footer + " WHERE decode(key) = 'caitfit.title'"))
                .containsExactly("Lithium borate, \u201cxup\u201d");
        assertThat(rows("SELECT decode(value)" + footer + " WHERE decode(key) = 'caitfit.schema'"))
                .singleElement()
                .asString()
                .contains("\"front_depth_m\":{\"type\":\"DOUBLE\",\"unit\":\"m\"")
                .contains("\"wall_s\":{\"type\":\"DOUBLE\",\"unit\":\"s\",\"description\":\"elapsed time\","
                        + "\"volatile\":true}");
    }

    @Test
    void theVolatileColumnStandsLast() throws SQLException {
        assertThat(rows("SELECT name FROM parquet_schema('" + folder.resolve("runs/one.parquet") + "')"))
                .last()
                .isEqualTo("wall_s");
    }

    private String runs() {
        return "'" + folder.resolve("runs") + "/*.parquet'";
    }

    private String table(String name) {
        return "'" + folder.resolve(name).resolve(name + ".parquet") + "'";
    }

    /** Values of each row, joined with a bar. */
    private List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }
}
