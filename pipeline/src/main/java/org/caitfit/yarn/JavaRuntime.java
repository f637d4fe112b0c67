package org.caitfit.yarn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A Java runtime that is shipped with a job, for clusters whose own is too old: a tar.gz, e.g. made by {@code jlink}.
 *
 * @param archive local file
 * @param home folder in the archive in which {@code bin/java} is; may be empty
 */
record JavaRuntime(Path archive, String home) {
    /** Name under which a task finds the unpacked archive. */
    static final String LINK = "caitfit-java";

    private static final String PROGRAM = "bin/java";
    private static final int BLOCK = 512;

    /** @throws ClusterException if there is no Java in it */
    static JavaRuntime of(Path archive) throws IOException {
        if (!Files.isRegularFile(archive)) {
            throw new ClusterException(
                    ClusterException.Kind.SETUP, "--java-runtime " + archive + ": there is no such file");
        }
        try (InputStream tar = new GZIPInputStream(Files.newInputStream(archive), 1 << 16)) {
            return new JavaRuntime(
                    archive,
                    home(tar)
                            .orElseThrow(() -> new ClusterException(
                                    ClusterException.Kind.SETUP,
                                    "--java-runtime " + archive + ": there is no Java in it (bin/java is missing)")));
        } catch (java.util.zip.ZipException e) {
            throw new ClusterException(
                    ClusterException.Kind.SETUP, "--java-runtime " + archive + " is not a tar.gz: " + e.getMessage());
        }
    }

    /** Its JAVA_HOME in a task. */
    String javaHome() {
        return "{{PWD}}/" + LINK + (home.isEmpty() ? "" : "/" + home);
    }

    /** Looks through the headers of a tar file, each of which tells the length of what follows. */
    private static Optional<String> home(InputStream tar) throws IOException {
        byte[] header = tar.readNBytes(BLOCK);
        while (header.length == BLOCK && header[0] != 0) {
            String name = text(header, 0, 100).replaceFirst("^(\\./)+", "");
            if (name.equals(PROGRAM) || name.endsWith("/" + PROGRAM)) {
                return Optional.of(name.equals(PROGRAM) ? "" : name.substring(0, name.length() - PROGRAM.length() - 1));
            }
            String length = text(header, 124, 12).trim();
            tar.skipNBytes((Long.parseLong(length.isEmpty() ? "0" : length, 8) + BLOCK - 1) / BLOCK * BLOCK);
            header = tar.readNBytes(BLOCK);
        }
        return Optional.empty();
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
