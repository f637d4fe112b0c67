package org.caitfit.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Where the files of a study are read from. They have the names that the user knows, wherever they are. */
public interface SourceFiles {
    /** The local disk. */
    SourceFiles LOCAL = new SourceFiles() {
        @Override
        public OptionalLong size(Path file) throws IOException {
            return Files.isDirectory(file) ? OptionalLong.empty() : OptionalLong.of(Files.size(file));
        }

        @Override
        public byte[] read(Path file) throws IOException {
            return Files.readAllBytes(file);
        }
    };

    /**
     * Size of a file, bytes; empty if it is a folder.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there
     */
    OptionalLong size(Path file) throws IOException;

    /** All bytes of a file. */
    byte[] read(Path file) throws IOException;
}
