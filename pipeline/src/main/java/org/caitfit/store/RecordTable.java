package org.caitfit.store;

import static org.caitfit.store.table.Column.of;

import java.util.List;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.Column.Type;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/**
 * How records of one kind become rows and back. NaN and the empty text of a record become absent values, and absent
 * values become these again.
 *
 * @param <T> the record
 */
interface RecordTable<T> {
    TableSchema schema();

    Row row(T entry);

    /** The record of a row; throws IllegalArgumentException or IllegalStateException if the row is not a valid one. */
    T entry(Row row);

    /** Value of a DOUBLE column, NaN if absent. */
    static double orNaN(Row row, String column) {
        return row.optionalDouble(column).orElse(Double.NaN);
    }

    /** Value of a STRING column, empty if absent. */
    static String orEmpty(Row row, String column) {
        return row.optionalText(column).orElse("");
    }

    /** Values of a list column, empty if absent. */
    static List<Double> orNone(Row row, String column) {
        return row.isAbsent(column) ? List.of() : row.doubles(column);
    }

    static Column text(String name, String description) {
        return of(name, Type.STRING, "", description);
    }

    static Column integer(String name, String description) {
        return of(name, Type.INT, "", description);
    }

    static Column flag(String name, String description) {
        return of(name, Type.BOOLEAN, "", description);
    }

    static Column number(String name, String unit, String description) {
        return of(name, Type.DOUBLE, unit, description);
    }

    static Column texts(String name, String description) {
        return of(name, Type.STRING_LIST, "", description);
    }

    static Column numbers(String name, String description) {
        return of(name, Type.DOUBLE_LIST, "", description);
    }
}
