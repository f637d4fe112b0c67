package org.caitfit.store.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** Reads rows of a known table. */
final class RowReadSupport extends ReadSupport<Row> {
    private final TableSchema schema;

    RowReadSupport(TableSchema schema) {
        this.schema = schema;
    }

    @Override
    public ReadContext init(InitContext context) {
        return new ReadContext(context.getFileSchema());
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in the library
    public RecordMaterializer<Row> prepareForRead(
            Configuration configuration, Map<String, String> footer, MessageType file, ReadContext context) {
        return new Materializer(schema);
    }

    @Override
    public RecordMaterializer<Row> prepareForRead(
            ParquetConfiguration configuration, Map<String, String> footer, MessageType file, ReadContext context) {
        return new Materializer(schema);
    }

    private static final class Materializer extends RecordMaterializer<Row> {
        private final RowConverter root;

        Materializer(TableSchema schema) {
            root = new RowConverter(schema);
        }

        @Override
        public Row getCurrentRecord() {
            return root.row.build();
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }
    }

    private static final class RowConverter extends GroupConverter {
        private final TableSchema schema;
        private final List<Converter> fields = new ArrayList<>();
        private Row.Builder row;

        RowConverter(TableSchema schema) {
            this.schema = schema;
            this.row = schema.row();
            for (Column column : schema.columns()) {
                fields.add(
                        switch (column.type()) {
                            case DOUBLE_LIST, STRING_LIST -> new ListConverter(column);
                            default -> new ScalarConverter(column.name());
                        });
            }
        }

        @Override
        public Converter getConverter(int field) {
            return fields.get(field);
        }

        @Override
        public void start() {
            row = schema.row();
        }

        @Override
        public void end() {
            // the materializer builds the row
        }

        private final class ScalarConverter extends PrimitiveConverter {
            private final String column;

            ScalarConverter(String column) {
                this.column = column;
            }

            @Override
            public void addLong(long value) {
                row.set(column, value);
            }

            @Override
            public void addInt(int value) {
                row.set(column, value);
            }

            @Override
            public void addDouble(double value) {
                row.set(column, value);
            }

            @Override
            public void addBoolean(boolean value) {
                row.set(column, value);
            }

            @Override
            public void addBinary(Binary value) {
                row.set(column, value.toStringUsingUTF8());
            }
        }

        /** The outer group of a list; its only field is the repeated group that holds one element each time. */
        private final class ListConverter extends GroupConverter {
            private final Column column;
            private final List<Double> doubles = new ArrayList<>();
            private final List<String> texts = new ArrayList<>();
            private final ElementConverter element = new ElementConverter();

            ListConverter(Column column) {
                this.column = column;
            }

            @Override
            public Converter getConverter(int field) {
                return element;
            }

            @Override
            public void start() {
                doubles.clear();
                texts.clear();
            }

            @Override
            public void end() {
                if (column.type() == Column.Type.DOUBLE_LIST) {
                    row.setDoubles(column.name(), doubles);
                } else {
                    row.setTexts(column.name(), texts);
                }
            }

            private final class ElementConverter extends GroupConverter {
                private double number = Double.NaN;
                private String text = "";

                private final PrimitiveConverter value = new PrimitiveConverter() {
                    @Override
                    public void addDouble(double read) {
                        number = read;
                    }

                    @Override
                    public void addBinary(Binary read) {
                        text = read.toStringUsingUTF8();
                    }
                };

                @Override
                public Converter getConverter(int field) {
                    return value;
                }

                @Override
                public void start() {
                    number = Double.NaN;
                    text = "";
                }

                @Override
                public void end() {
                    if (column.type() == Column.Type.DOUBLE_LIST) {
                        doubles.add(number);
                    } else {
                        texts.add(text);
                    }
                }
            }
        }
    }
}
