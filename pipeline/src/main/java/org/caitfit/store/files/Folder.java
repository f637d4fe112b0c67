package org.caitfit.store.files;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * A folder with the files of a store. Names are relative to it and have slashes, e.g. {@code runs/final.parquet}. Its text is
 * what the user gave.
 */
public sealed interface Folder permits LocalFolder, HadoopFolder {
    /** A drive of Windows is one letter. */
    Pattern URI_FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

    /** What a file holds, written once. */
    interface Content {
        /** Writes all of it. @param file local, not there yet */
        void write(Path file) throws IOException;

        /** Reads back what has arrived; throws if it is not what was written. */
        void verify(Folder folder, String name) throws IOException;
    }

    /** Makes files with names of their own choice. */
    interface Maker {
        /** @param folder local, there */
        void make(Path folder) throws IOException;
    }

    /**
     * The folder at a place.
     *
     * @param place a path, or a URI of a file system that Hadoop knows: {@code hdfs://host/user/x/results}; {@code file:/x} is the
     *     path {@code /x}
     * @throws IllegalArgumentException if it is neither
     * @throws IOException if there is no library for such a file system
     */
    static Folder at(String place) throws IOException {
        return isUri(place) ? at(place, new Configuration()) : new LocalFolder(Path.of(place));
    }

    /** The same at a URI. @param configuration of Hadoop, not used for a local folder */
    static Folder at(String place, Configuration configuration) throws IOException {
        URI uri = URI.create(place);
        return "file".equals(uri.getScheme())
                ? new LocalFolder(Path.of(uri.getPath()))
                : new HadoopFolder(uri, configuration);
    }

    /** Whether a place is given by a URI. */
    static boolean isUri(String place) {
        return URI_FORM.matcher(place).matches();
    }

    /** Whether the folder itself is there. */
    boolean isThere() throws IOException;

    /** Whether there is such a file. */
    boolean has(String name) throws IOException;

    /** Names of the files in a folder below, sorted; none if there is no such folder. @param ending of the names wanted */
    List<String> files(String below, String ending) throws IOException;

    /**
     * Opens a file to read it.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there
     * @throws java.nio.file.AccessDeniedException if it may not be read
     */
    SeekableByteChannel open(String name) throws IOException;

    /**
     * Publishes a file whole or not at all: it is written under another name, flushed to the disk, read back, and renamed in one
     * step. If anything fails, nothing is published and the temporary file is gone.
     *
     * @param temporary replaced if it exists
     * @param target replaced if it exists
     */
    void publish(String temporary, String target, Content content) throws IOException;

    /** Lets files be made in the folder, which is made if missing: report and figures. */
    void fill(Maker maker) throws IOException;

    /** Renames a file in one step. @param to replaced if it exists */
    void move(String from, String to) throws IOException;

    /** Deletes a file if it is there. */
    void delete(String name) throws IOException;

    /** Deletes a folder below if it is there and holds nothing. */
    void deleteIfEmpty(String below) throws IOException;

    /** When a file was changed last, ms since 1970-01-01; 0 if it is not there. */
    long modified(String name) throws IOException;

    /** Full name of a file, for messages. */
    String path(String name);
}
