package org.caitfit.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Turns the text of a study file into its tree; errors of syntax become problems. */
final class YamlSource {
    private YamlSource() {}

    /** The top of the tree; empty after a problem. */
    static Optional<Item> root(Reading reading) {
        String text = reading.source().text();
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        try {
            Optional<Item> root = new Compose(settings).composeString(text).map(n -> new Item(reading, n, n, ""));
            if (root.isEmpty()) {
                reading.problem(1, 1, "", "the file is empty", "Maybe start from a file in configs/.");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            reading.problem(
                    mark.map(m -> m.getLine() + 1).orElse(1),
                    mark.map(m -> m.getColumn() + 1).orElse(1),
                    "",
                    "not YAML: " + (e.getContext() == null ? "" : e.getContext() + ", ") + e.getProblem(),
                    "Maybe a colon, a quote, a bracket or the indentation is wrong here or just above.");
        } catch (ReaderException e) {
            long line = text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            reading.problem(
                    Math.toIntExact(line),
                    1,
                    "",
                    "not YAML: a character that must not be in a text file",
                    "Maybe remove the invisible character.");
        } catch (YamlEngineException e) {
            reading.problem(1, 1, "", "not YAML: " + e.getMessage(), "Maybe start from a file in configs/.");
        } catch (StackOverflowError e) {
            reading.problem(1, 1, "", "not a study: nested too deeply", "Maybe start from a file in configs/.");
        }
        return Optional.empty();
    }
}
