package org.caitfit.store.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.DamagedFileException;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/**
 * A table in a Parquet file: ZSTD, doubles split into byte streams, checksums on every page. The same rows give the
 * same bytes.
 *
 * @param notes key-values of the footer, without those that describe the schema and the content
 * @param rows in the order of the file
 */
public record ParquetTable(Map<String, String> notes, List<Row> rows) {
    /** Version of the layout of our files; raised when old readers would misread new files. */
    public static final String SCHEMA_VERSION = "1";

    private static final String SCHEMA_KEY = "caitfit.schema";
    private static final String SCHEMA_VERSION_KEY = "caitfit.schema_version";
    private static final long ROW_GROUP_BYTES = 16L << 20;
    private static final int PAGE_BYTES = 64 << 10;
    private static final int PAGE_ROWS = 20_000;

    public ParquetTable {
        notes = Map.copyOf(notes);
        rows = List.copyOf(rows);
    }

    /**
     * Writes a table and publishes it: into a temporary file, which is read back with its checksums, and then
     * renamed in one step. If anything fails, nothing is published and the temporary file is gone.
     *
     * @param temporary in the same file system as the target; replaced if it exists
     * @param target replaced if it exists
     * @param schema of the rows
     * @param notes key-values for the footer
     * @param rows consumed once
     */
    public static void publish(
            Path temporary, Path target, TableSchema schema, Map<String, String> notes, Iterable<Row> rows)
            throws IOException {
        try {
            Files.createDirectories(temporary.toAbsolutePath().getParent());
            Files.createDirectories(target.toAbsolutePath().getParent());
            int written = write(temporary, schema, notes, rows);
            FileDigest.seal(temporary);
            sync(temporary);
            int readable = read(temporary, schema).rows().size();
            if (readable != written) {
                throw new DamagedFileException(temporary, "of " + written + " rows " + readable + " can be read back");
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            sync(target.toAbsolutePath().getParent());
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static int write(Path file, TableSchema schema, Map<String, String> notes, Iterable<Row> rows)
            throws IOException {
        Map<String, String> footer = new HashMap<>(notes);
        footer.put(SCHEMA_KEY, schema.toJson());
        footer.put(SCHEMA_VERSION_KEY, SCHEMA_VERSION);
        footer.put(FileDigest.KEY, FileDigest.PLACEHOLDER);
        Files.deleteIfExists(file);
        try (ParquetWriter<Row> writer = new WriterBuilder(file, schema, footer).build()) {
            int written = 0;
            for (Row row : rows) {
                writer.write(row);
                written++;
            }
            return written;
        }
    }

    /** Flushes a file or the entries of a folder to the disk. */
    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Verifies that every byte of a file is as it was written, without decoding it.
     *
     * @throws DamagedFileException if not
     */
    public static void verify(Path file) throws IOException {
        FileDigest.verify(file);
    }

    /**
     * Reads a whole table, verifying its digest and the checksums of its pages.
     *
     * @param schema expected
     * @throws DamagedFileException if the file is not exactly what was written
     */
    public static ParquetTable read(Path file, TableSchema schema) throws IOException {
        if (Files.notExists(file)) {
            throw new DamagedFileException(file, "it is missing");
        }
        try {
            FileDigest.verify(file);
            InputFile input = new LocalInputFile(file);
            Map<String, String> footer = footer(file, input, schema);
            List<Row> rows = new ArrayList<>();
            try (ParquetReader<Row> reader = new ReaderBuilder(input, schema).build()) {
                for (Row row = reader.read(); row != null; row = reader.read()) {
                    rows.add(row);
                }
            }
            footer.remove(FileDigest.KEY);
            footer.remove(SCHEMA_KEY);
            footer.remove(SCHEMA_VERSION_KEY);
            return new ParquetTable(footer, rows);
        } catch (DamagedFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (!Files.isReadable(file)) {
                throw new IOException("the file " + file + " cannot be read", e);
            }
            throw new DamagedFileException(file, e);
        }
    }

    private static Map<String, String> footer(Path file, InputFile input, TableSchema schema) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecs())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(input, options)) {
            ParquetMetadata metadata = reader.getFooter();
            Map<String, String> footer =
                    new HashMap<>(metadata.getFileMetaData().getKeyValueMetaData());
            String version = footer.getOrDefault(SCHEMA_VERSION_KEY, "");
            if (version.isEmpty()) {
                throw new DamagedFileException(file, "it was not written by caitfit");
            }
            if (!version.equals(SCHEMA_VERSION)) {
                throw new DamagedFileException(
                        file, "it has layout version " + version + ", this caitfit reads version " + SCHEMA_VERSION);
            }
            if (!metadata.getFileMetaData().getSchema().equals(ParquetSchema.of(schema))
                    || !schema.toJson().equals(footer.get(SCHEMA_KEY))) {
                throw new DamagedFileException(
                        file, "its columns are not those of the table " + schema.name() + " of this study");
            }
            return footer;
        }
    }

    private static final class WriterBuilder extends ParquetWriter.Builder<Row, WriterBuilder> {
        private final RowWriteSupport support;

        WriterBuilder(Path file, TableSchema schema, Map<String, String> footer) {
            super(new LocalOutputFile(file));
            support = new RowWriteSupport(schema, footer);
            withConf(new PlainParquetConfiguration());
            withCodecFactory(new ZstdCodecs());
            withCompressionCodec(CompressionCodecName.ZSTD);
            withWriterVersion(WriterVersion.PARQUET_1_0);
            withRowGroupSize(ROW_GROUP_BYTES);
            withPageSize(PAGE_BYTES);
            withPageRowCountLimit(PAGE_ROWS);
            withDictionaryPageSize(PAGE_BYTES);
            withPageWriteChecksumEnabled(true);
            withDictionaryEncoding(true);
            for (Column column : schema.columns()) {
                switch (column.type()) {
                    case DOUBLE -> split(column.name());
                    case DOUBLE_LIST -> split(column.name() + ".list.element");
                    default -> {
                        // the defaults: dictionaries where they help
                    }
                }
            }
        }

        private void split(String path) {
            withDictionaryEncoding(path, false);
            withByteStreamSplitEncoding(path, true);
        }

        @Override
        protected WriterBuilder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the library
        protected WriteSupport<Row> getWriteSupport(org.apache.hadoop.conf.Configuration configuration) {
            return support;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(org.apache.parquet.conf.ParquetConfiguration configuration) {
            return support;
        }
    }

    private static final class ReaderBuilder extends ParquetReader.Builder<Row> {
        private final RowReadSupport support;

        ReaderBuilder(InputFile input, TableSchema schema) {
            super(input, new PlainParquetConfiguration());
            support = new RowReadSupport(schema);
            withCodecFactory(new ZstdCodecs());
            usePageChecksumVerification();
        }

        @Override
        protected ReadSupport<Row> getReadSupport() {
            return support;
        }
    }
}
