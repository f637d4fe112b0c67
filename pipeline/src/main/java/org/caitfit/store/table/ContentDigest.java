package org.caitfit.store.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * SHA-256 over what a table file says: schema, notes and the bits of every row, in order. It finds damage that page
 * checksums cannot see (they do not cover the footer of a Parquet file). Not thread-safe.
 */
public final class ContentDigest {
    private final MessageDigest digest;
    private final TableSchema schema;

    /** @param notes key-values stored with the table; their order does not matter */
    public ContentDigest(TableSchema schema, Map<String, String> notes) {
        this.schema = schema;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
        add(schema.name());
        add(schema.toJson());
        new TreeMap<>(notes).forEach((key, value) -> {
            add(key);
            add(value);
        });
    }

    public void add(Row row) {
        for (Column column : schema.columns()) {
            String name = column.name();
            if (row.isAbsent(name)) {
                digest.update((byte) 0);
                continue;
            }
            digest.update((byte) 1);
            switch (column.type()) {
                case LONG -> add(row.longValue(name));
                case INT -> add(row.intValue(name));
                case DOUBLE -> add(Double.doubleToRawLongBits(row.doubleValue(name)));
                case STRING -> add(row.text(name));
                case BOOLEAN -> digest.update((byte) (row.flag(name) ? 1 : 0));
                case DOUBLE_LIST -> {
                    add(row.doubles(name).size());
                    row.doubles(name).forEach(value -> add(Double.doubleToLongBits(value)));
                }
                case STRING_LIST -> {
                    add(row.texts(name).size());
                    row.texts(name).forEach(this::add);
                }
            }
        }
        digest.update((byte) 2);
    }

    /** The digest in hex; ends the use of this object. */
    public String finish() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(long bits) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bits).flip());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }
}
