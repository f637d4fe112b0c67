package org.caitfit.store.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Name and columns of a table. */
public final class TableSchema {
    private final String name;
    private final List<Column> columns;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * @param name of the table, e.g. "runs"
     * @param columns in order, unique names
     */
    public TableSchema(String name, List<Column> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
        for (int i = 0; i < this.columns.size(); i++) {
            String column = this.columns.get(i).name();
            if (positions.put(column, i) != null) {
                throw new IllegalArgumentException("table " + name + " has two columns named " + column);
            }
        }
    }

    /** Name of the table, e.g. "runs". */
    public String name() {
        return name;
    }

    /** Columns in order. */
    public List<Column> columns() {
        return columns;
    }

    /** Position of a column, from 0. */
    int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException("table " + name + " has no column " + column);
        }
        return position;
    }

    /** An empty row to be filled. */
    public Row.Builder row() {
        return new Row.Builder(this);
    }

    /** Type, unit, description and volatility of each column by name, as stored in the footer of files. */
    public String toJson() {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        try {
            json.beginObject();
            for (Column column : columns) {
                json.name(column.name()).beginObject();
                json.name("type").text(column.type().name());
                json.name("unit").text(column.unit());
                json.name("description").text(column.description());
                json.name("volatile").flag(column.isVolatile());
                json.endObject();
            }
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
