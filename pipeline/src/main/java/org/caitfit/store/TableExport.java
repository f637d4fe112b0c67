package org.caitfit.store;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.JsonWriter;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** Writes a table of a result folder as text. */
public final class TableExport {

    /** Form of the text. */
    public enum Format {
        /** RFC 4180 with a header line and line feeds; absent is nothing, an empty text is "", lists are JSON arrays. */
        CSV,
        /** An array of objects, one per row and line, with null for absent. */
        JSON;

        /** The format of a name, in any case; throws IllegalArgumentException if there is none. */
        public static Format named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    private final ResultStore store;

    /** @param store to export from */
    public TableExport(ResultStore store) {
        this.store = store;
    }

    /** Names of the tables: runs, fits, profiles, traces, calibrations, curves, those of the analysis, parameters, settings. */
    public List<String> tables() {
        return store.tables().all().stream().map(table -> table.schema().name()).toList();
    }

    /**
     * Writes a table; a table that is not there yet has no rows.
     *
     * @param table name of the table
     * @param out flushed, not closed
     * @throws StoreException UNKNOWN_TABLE, or DAMAGED with the name of the file
     */
    public void write(String table, Format format, Writer out) throws IOException {
        TableSchema schema = store.tables().all().stream()
                .map(RecordTable::schema)
                .filter(known -> known.name().equals(table))
                .findFirst()
                .orElseThrow(() -> new StoreException(
                        StoreException.Kind.UNKNOWN_TABLE,
                        "there is no table \"" + table + "\"; the tables are " + String.join(", ", tables())));
        switch (format) {
            case CSV -> csv(schema, reader -> store.tables().rows(schema, reader), out);
            case JSON -> json(schema, reader -> store.tables().rows(schema, reader), out);
        }
        out.flush();
    }

    /** Rows that are handed over one by one. */
    private interface Rows {
        void to(StoredTables.RowReader reader) throws IOException;
    }

    /** Writes rows as CSV with a header line. @param out not closed */
    public static void csv(TableSchema schema, List<Row> rows, Writer out) throws IOException {
        csv(
                schema,
                reader -> {
                    for (Row row : rows) {
                        reader.take(row);
                    }
                },
                out);
    }

    @SuppressWarnings("resource") // closing it would close the caller's writer
    private static void csv(TableSchema schema, Rows rows, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.EMPTY)
                .lineDelimiter(LineDelimiter.LF)
                .build(out);
        csv.writeRecord(schema.columns().stream().map(Column::name).toList());
        rows.to(row -> {
            List<String> fields = new ArrayList<>();
            for (Column column : schema.columns()) {
                fields.add(row.isAbsent(column.name()) ? null : field(row, column));
            }
            csv.writeRecord(fields);
        });
        csv.flush();
    }

    private static String field(Row row, Column column) throws IOException {
        if (column.type() == Column.Type.STRING) {
            return row.text(column.name());
        }
        if (column.type() == Column.Type.DOUBLE) {
            return Double.toString(row.doubleValue(column.name()));
        }
        StringWriter text = new StringWriter();
        value(new JsonWriter(text), row, column);
        return text.toString();
    }

    private static void json(TableSchema schema, Rows rows, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.beginArray();
        rows.to(row -> {
            json.lineBreak().beginObject();
            for (Column column : schema.columns()) {
                value(json.name(column.name()), row, column);
            }
            json.endObject();
        });
        out.write('\n');
        json.endArray();
        out.write('\n');
    }

    private static void value(JsonWriter json, Row row, Column column) throws IOException {
        String name = column.name();
        if (row.isAbsent(name)) {
            json.nothing();
            return;
        }
        switch (column.type()) {
            case LONG -> json.number(row.longValue(name));
            case INT -> json.number(row.intValue(name));
            case DOUBLE -> json.number(row.doubleValue(name));
            case STRING -> json.text(row.text(name));
            case BOOLEAN -> json.flag(row.flag(name));
            case DOUBLE_LIST -> json.numbers(row.doubles(name));
            case STRING_LIST -> json.texts(row.texts(name));
        }
    }
}
