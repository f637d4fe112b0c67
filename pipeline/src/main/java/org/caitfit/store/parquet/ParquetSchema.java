package org.caitfit.store.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.TableSchema;

/** The Parquet schema of a table: every column and every list element optional, three-level lists. */
final class ParquetSchema {
    private ParquetSchema() {}

    static MessageType of(TableSchema schema) {
        List<Type> fields = schema.columns().stream().map(ParquetSchema::field).toList();
        return new MessageType(schema.name(), fields);
    }

    private static Type field(Column column) {
        String name = column.name();
        return switch (column.type()) {
            case LONG -> Types.optional(INT64).named(name);
            case INT -> Types.optional(INT32).named(name);
            case DOUBLE -> Types.optional(DOUBLE).named(name);
            case STRING -> Types.optional(BINARY).as(stringType()).named(name);
            case BOOLEAN -> Types.optional(BOOLEAN).named(name);
            case DOUBLE_LIST -> Types.optionalList().optionalElement(DOUBLE).named(name);
            case STRING_LIST ->
                Types.optionalList().optionalElement(BINARY).as(stringType()).named(name);
        };
    }
}
