package org.caitfit.store.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One immutable row of a table. Two rows are equal if every value has the same bits. */
public final class Row {
    private static final Object ABSENT = new Object();

    private final TableSchema schema;
    private final Object[] values;

    private Row(TableSchema schema, Object[] values) {
        this.schema = schema;
        this.values = values;
    }

    public TableSchema schema() {
        return schema;
    }

    /** True if the column holds no value in this row. */
    public boolean isAbsent(String column) {
        return values[schema.position(column)] == ABSENT;
    }

    /** Value of a LONG column that is present. */
    public long longValue(String column) {
        return (Long) present(column, Column.Type.LONG);
    }

    /** Value of an INT column that is present. */
    public int intValue(String column) {
        return (Integer) present(column, Column.Type.INT);
    }

    /** Value of an INT column, if present. */
    public OptionalInt optionalInt(String column) {
        return isAbsent(column) ? OptionalInt.empty() : OptionalInt.of(intValue(column));
    }

    /** Value of a DOUBLE column that is present; never NaN. */
    public double doubleValue(String column) {
        return (Double) present(column, Column.Type.DOUBLE);
    }

    /** Value of a DOUBLE column, if present. */
    public OptionalDouble optionalDouble(String column) {
        return isAbsent(column) ? OptionalDouble.empty() : OptionalDouble.of(doubleValue(column));
    }

    /** Value of a STRING column that is present. */
    public String text(String column) {
        return (String) present(column, Column.Type.STRING);
    }

    /** Value of a STRING column, if present. */
    public Optional<String> optionalText(String column) {
        return isAbsent(column) ? Optional.empty() : Optional.of(text(column));
    }

    /** Value of a BOOLEAN column that is present. */
    public boolean flag(String column) {
        return (Boolean) present(column, Column.Type.BOOLEAN);
    }

    /** Values of a DOUBLE_LIST column that is present; NaN where an element was not computed. */
    @SuppressWarnings("unchecked")
    public List<Double> doubles(String column) {
        return (List<Double>) present(column, Column.Type.DOUBLE_LIST);
    }

    /** Values of a STRING_LIST column that is present. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String column) {
        return (List<String>) present(column, Column.Type.STRING_LIST);
    }

    private Object present(String column, Column.Type type) {
        int position = schema.position(column);
        if (schema.columns().get(position).type() != type) {
            throw new IllegalArgumentException("column " + column + " is of type "
                    + schema.columns().get(position).type() + ", not " + type);
        }
        if (values[position] == ABSENT) {
            throw new IllegalStateException("column " + column + " of table " + schema.name() + " has no value here");
        }
        return values[position];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row that
                && schema.columns().equals(that.schema.columns())
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(schema.name()).append('[');
        for (int i = 0; i < values.length; i++) {
            if (values[i] != ABSENT) {
                text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ")
                        .append(schema.columns().get(i).name())
                        .append('=')
                        .append(values[i]);
            }
        }
        return text.append(']').toString();
    }

    /** Fills a row; columns that are not set stay absent. Not thread-safe. */
    public static final class Builder {
        private final TableSchema schema;
        private final Object[] values;

        Builder(TableSchema schema) {
            this.schema = schema;
            this.values = new Object[schema.columns().size()];
            Arrays.fill(values, ABSENT);
        }

        /** Sets a LONG column. */
        public Builder set(String column, long value) {
            return put(column, Column.Type.LONG, value);
        }

        /** Sets an INT column. */
        public Builder set(String column, int value) {
            return put(column, Column.Type.INT, value);
        }

        /** Sets a DOUBLE column; NaN means "not computed" and leaves it absent. */
        public Builder set(String column, double value) {
            return Double.isNaN(value) ? this : put(column, Column.Type.DOUBLE, value);
        }

        /** Sets a DOUBLE column if there is a value. */
        public Builder set(String column, OptionalDouble value) {
            return value.isPresent() ? set(column, value.getAsDouble()) : this;
        }

        /** Sets a STRING column. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD. */
        public Builder set(String column, String value) {
            return put(column, Column.Type.STRING, wellFormed(value));
        }

        /** Sets a STRING column unless the text is empty. */
        public Builder setUnlessEmpty(String column, String value) {
            return value.isEmpty() ? this : set(column, value);
        }

        /** Sets a BOOLEAN column. */
        public Builder set(String column, boolean value) {
            return put(column, Column.Type.BOOLEAN, value);
        }

        /** Sets a DOUBLE_LIST column; NaN for an element that was not computed. */
        public Builder setDoubles(String column, List<Double> value) {
            return put(column, Column.Type.DOUBLE_LIST, List.copyOf(value));
        }

        /** Sets a STRING_LIST column. */
        public Builder setTexts(String column, List<String> value) {
            return put(
                    column,
                    Column.Type.STRING_LIST,
                    value.stream().map(Builder::wellFormed).toList());
        }

        public Row build() {
            return new Row(schema, values.clone());
        }

        private Builder put(String column, Column.Type type, Object value) {
            int position = schema.position(column);
            if (schema.columns().get(position).type() != type) {
                throw new IllegalArgumentException("column " + column + " of table " + schema.name() + " is of type "
                        + schema.columns().get(position).type() + ", not " + type);
            }
            values[position] = value;
            return this;
        }

        private static String wellFormed(String text) {
            if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
                return text;
            }
            StringBuilder repaired = new StringBuilder(text.length());
            text.codePoints().forEach(c -> repaired.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
            return repaired.toString();
        }
    }
}
