package org.caitfit.results;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file that appears under its name only when it is complete. */
public final class TextFile {
    private TextFile() {}

    /** What is written. */
    public interface Body {
        /** @param out not to be closed */
        void write(Writer out) throws IOException;
    }

    /** Writes a file (UTF-8) under a temporary name beside it, then renames it. @param target replaced if it exists */
    public static void publish(Path target, Body body) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = folder.resolve("." + target.getFileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                body.write(out);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
