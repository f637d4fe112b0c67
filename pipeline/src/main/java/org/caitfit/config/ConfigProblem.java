package org.caitfit.config;

import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Something in the configuration or in a data file that the user has to mend.
 *
 * @param kind where the mistake is
 * @param file the file it is in
 * @param line counted from 1
 * @param column in characters, counted from 1
 * @param path the setting, e.g. "glass.thickness"; empty where there is none
 * @param message what is wrong, with the value found
 * @param maybe how to mend it; a sentence that begins with "Maybe"
 * @param sourceLine the line of the file; empty if the file could not be read
 */
public record ConfigProblem(
        Kind kind, Path file, int line, int column, String path, String message, String maybe, String sourceLine) {

    /** Which file has to be mended; decides the exit code of the command line. */
    public enum Kind {
        CONFIG,
        DATA
    }

    /** One line: file:line:column: path: message. */
    public String headline() {
        return file + ":" + line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }

    /** Several lines: the headline, the line of the file with a caret below the place, and the mend. */
    public String format() {
        String number = String.valueOf(line);
        String source = sourceLine.isEmpty()
                ? ""
                : "  " + number + " | " + sourceLine + "\n  " + " ".repeat(number.length()) + " | " + indent() + "^\n";
        return headline() + "\n" + source + maybe + "\n";
    }

    private String indent() {
        return sourceLine
                .codePoints()
                .limit(Math.max(0, column - 1))
                .mapToObj(c -> c == '\t' ? "\t" : " ")
                .collect(Collectors.joining());
    }
}
