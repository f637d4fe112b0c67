package org.caitfit.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/** The text of a UTF-8 file, without a byte order mark, with its lines and its digest. */
final class SourceFile {
    /** Larger files are refused: a study or a profile is a thousand times smaller. */
    private static final long MAX_BYTES = 64L << 20;

    private final Path path;
    private final String text;
    private final List<String> lines;
    private final String sha256;

    private SourceFile(Path path, String text, String sha256) {
        this.path = path;
        this.text = text;
        this.lines = text.lines().toList();
        this.sha256 = sha256;
    }

    /** A file without content, in whose name problems can be reported. */
    static SourceFile unreadable(Path path) {
        return new SourceFile(path, "", "");
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableException if there is no such file, or it cannot be read as UTF-8 text
     */
    static SourceFile read(Path path, SourceFiles files) throws UnreadableException {
        try {
            OptionalLong size = files.size(path);
            if (size.isEmpty()) {
                throw new UnreadableException("is a folder, not a file", "Maybe name the file inside it.");
            }
            if (size.getAsLong() > MAX_BYTES) {
                throw new UnreadableException("is larger than 64 MiB", "Maybe this is another file.");
            }
            byte[] bytes = files.read(path);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SourceFile(path, text.startsWith("\ufeff") ? text.substring(1) : text, sha256(bytes));
        } catch (NoSuchFileException e) {
            throw new UnreadableException(
                    "no such file",
                    "Maybe the name is misspelt; it is taken as relative to " + "the folder of the study file.");
        } catch (CharacterCodingException e) {
            throw new UnreadableException("is not UTF-8 text", "Maybe save it again with the encoding UTF-8.");
        } catch (IOException e) {
            throw new UnreadableException("cannot be read: " + e, "Maybe its permissions forbid it.");
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }

    Path path() {
        return path;
    }

    String text() {
        return text;
    }

    /** A line without its end, counted from 1; empty beyond the last. */
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    int lineCount() {
        return lines.size();
    }

    /** Hex digest of the bytes of the file. */
    String sha256() {
        return sha256;
    }

    /** A file that cannot be read, with a mend; turned into a problem at once. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String maybe;

        UnreadableException(String message, String maybe) {
            super(message);
            this.maybe = maybe;
        }

        String maybe() {
            return maybe;
        }
    }
}
