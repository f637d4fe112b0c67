package org.caitfit.store.parquet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** Writes rows. */
final class RowWriteSupport extends WriteSupport<Row> {
    private final TableSchema schema;
    private final Map<String, String> notes;
    private RecordConsumer out;

    RowWriteSupport(TableSchema schema, Map<String, String> notes) {
        this.schema = schema;
        this.notes = notes;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in the library
    public WriteContext init(Configuration configuration) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context();
    }

    private WriteContext context() {
        return new WriteContext(ParquetSchema.of(schema), new HashMap<>(notes));
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(Row row) {
        out.startMessage();
        for (int i = 0; i < schema.columns().size(); i++) {
            Column column = schema.columns().get(i);
            if (!row.isAbsent(column.name())) {
                out.startField(column.name(), i);
                value(row, column);
                out.endField(column.name(), i);
            }
        }
        out.endMessage();
    }

    private void value(Row row, Column column) {
        String name = column.name();
        switch (column.type()) {
            case LONG -> out.addLong(row.longValue(name));
            case INT -> out.addInteger(row.intValue(name));
            case DOUBLE -> out.addDouble(row.doubleValue(name));
            case STRING -> out.addBinary(Binary.fromString(row.text(name)));
            case BOOLEAN -> out.addBoolean(row.flag(name));
            case DOUBLE_LIST -> doubles(row.doubles(name));
            case STRING_LIST -> texts(row.texts(name));
        }
    }

    private void doubles(List<Double> values) {
        out.startGroup();
        if (!values.isEmpty()) {
            out.startField("list", 0);
            for (double value : values) {
                out.startGroup();
                if (!Double.isNaN(value)) {
                    out.startField("element", 0);
                    out.addDouble(value);
                    out.endField("element", 0);
                }
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }

    private void texts(List<String> values) {
        out.startGroup();
        if (!values.isEmpty()) {
            out.startField("list", 0);
            for (String value : values) {
                out.startGroup();
                out.startField("element", 0);
                out.addBinary(Binary.fromString(value));
                out.endField("element", 0);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }
}
