package org.caitfit.store.parquet;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.apache.parquet.io.LocalOutputFile;
import org.caitfit.store.files.Folder;
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
     * Writes a table and publishes it: under another name, from which it is read back with its checksums, and then renamed in one
     * step. If anything fails, nothing is published and the temporary file is gone.
     *
     * @param temporary name in the folder; replaced if it exists
     * @param target name in the folder; replaced if it exists
     * @param schema of the rows
     * @param notes key-values for the footer
     * @param rows consumed once
     */
    public static void publish(
            Folder folder,
            String temporary,
            String target,
            TableSchema schema,
            Map<String, String> notes,
            Iterable<Row> rows)
            throws IOException {
        folder.publish(temporary, target, new Draft(schema, notes, rows));
    }

    private static final class Draft implements Folder.Content {
        private final TableSchema schema;
        private final Map<String, String> notes;
        private final Iterable<Row> rows;
        private int written;

        Draft(TableSchema schema, Map<String, String> notes, Iterable<Row> rows) {
            this.schema = schema;
            this.notes = notes;
            this.rows = rows;
        }

        @Override
        public void write(Path file) throws IOException {
            written = ParquetTable.write(file, schema, notes, rows);
            FileDigest.seal(file);
        }

        @Override
        public void verify(Folder folder, String name) throws IOException {
            int readable = read(folder, name, schema).rows().size();
            if (readable != written) {
                throw new DamagedFileException(
                        folder.path(name), "of " + written + " rows " + readable + " can be read back");
            }
        }
    }

    private static int write(Path file, TableSchema schema, Map<String, String> notes, Iterable<Row> rows)
            throws IOException {
        Map<String, String> footer = new TreeMap<>(notes);
        footer.put(SCHEMA_KEY, schema.toJson());
        footer.put(SCHEMA_VERSION_KEY, SCHEMA_VERSION);
        footer.put(FileDigest.KEY, FileDigest.PLACEHOLDER);
        try (ParquetWriter<Row> writer = new WriterBuilder(file, schema, footer).build()) {
            int written = 0;
            for (Row row : rows) {
                writer.write(row);
                written++;
            }
            return written;
        }
    }

    /**
     * Verifies that every byte of a file is as it was written, without decoding it.
     *
     * @throws DamagedFileException if not
     */
    public static void verify(Folder folder, String name) throws IOException {
        try (SeekableByteChannel channel = folder.open(name)) {
            FileDigest.verify(folder.path(name), channel);
        }
    }

    /**
     * What the footer of a file tells.
     *
     * @param notes key-values, without those that describe the schema and the content
     * @param rows number of rows
     */
    public record Outline(Map<String, String> notes, long rows) {
        public Outline {
            notes = Map.copyOf(notes);
        }
    }

    /**
     * Reads the footer alone; nothing is verified but the columns.
     *
     * @param schema expected
     * @throws DamagedFileException if there is no footer, or that of another table
     */
    public static Outline outline(Folder folder, String name, TableSchema schema) throws IOException {
        String file = folder.path(name);
        try (SeekableByteChannel channel = folder.open(name)) {
            return footer(file, new ChannelInput(file, channel), schema);
        } catch (NoSuchFileException e) {
            throw new DamagedFileException(file, "it is missing");
        } catch (RuntimeException e) {
            throw new DamagedFileException(file, e);
        }
    }

    /**
     * Reads a whole table, verifying its digest and the checksums of its pages.
     *
     * @param schema expected
     * @throws DamagedFileException if the file is not exactly what was written
     */
    public static ParquetTable read(Folder folder, String name, TableSchema schema) throws IOException {
        String file = folder.path(name);
        try (SeekableByteChannel channel = folder.open(name)) {
            return read(file, channel, schema);
        } catch (NoSuchFileException e) {
            throw new DamagedFileException(file, "it is missing");
        }
    }

    private static ParquetTable read(String file, SeekableByteChannel channel, TableSchema schema) throws IOException {
        try {
            FileDigest.verify(file, channel);
            InputFile input = new ChannelInput(file, channel);
            Outline outline = footer(file, input, schema);
            List<Row> rows = new ArrayList<>();
            try (ParquetReader<Row> reader = new ReaderBuilder(input, schema).build()) {
                for (Row row = reader.read(); row != null; row = reader.read()) {
                    rows.add(row);
                }
            }
            return new ParquetTable(outline.notes(), rows);
        } catch (DamagedFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DamagedFileException(file, e);
        }
    }

    private static Outline footer(String file, InputFile input, TableSchema schema) throws IOException {
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
            footer.keySet().removeAll(List.of(FileDigest.KEY, SCHEMA_KEY, SCHEMA_VERSION_KEY));
            return new Outline(footer, reader.getRecordCount());
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
