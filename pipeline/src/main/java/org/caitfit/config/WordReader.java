package org.caitfit.config;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads settings that are not quantities: names, whole numbers, yes or no. */
final class WordReader {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,9}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]*");

    private WordReader() {}

    /** A whole number of at least some size. */
    static OptionalInt integer(Item item, int least) {
        Optional<String> text = item.text("a whole number");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!INTEGER.matcher(text.get()).matches()) {
            item.problem("a whole number is expected, got " + item.describe(), "Maybe write digits only.");
            return OptionalInt.empty();
        }
        int value = Integer.parseInt(text.get());
        if (value < least) {
            item.problem("must be " + least + " or more, got " + value, "Maybe write " + least + ".");
            return OptionalInt.empty();
        }
        item.reading().resolve(item, Integer.toString(value), "");
        return OptionalInt.of(value);
    }

    /** true or false. */
    static boolean flag(Item item) {
        Optional<String> text = item.text("true or false").map(t -> t.toLowerCase(Locale.ROOT));
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            item.problem("true or false is expected, got " + item.describe(), "Maybe write `true`.");
            return false;
        }
        text.ifPresent(t -> item.reading().resolve(item, t, ""));
        return text.map(Boolean::parseBoolean).orElse(false);
    }

    /** A text that is noted as it is; empty after a problem. */
    static String text(Fields fields, String key, String expected) {
        return fields.find(key)
                .flatMap(item -> {
                    Optional<String> text = item.text(expected);
                    text.ifPresent(t -> item.reading().resolve(item, t, ""));
                    return text;
                })
                .orElse("");
    }

    /** Reports a name of a parameter that cannot be part of a column name. */
    static void checkName(Item item, String name) {
        if (!NAME.matcher(name).matches()) {
            item.problemAtKey(
                    "`" + name + "` is not a name: letters, digits and underscores, a letter first",
                    "Maybe write it with underscores, as in `d_foreign`.");
        }
    }

    /** Reports a name of an ion, experiment or fit that cannot be part of a file name. */
    static void checkId(Item item, String id) {
        if (!ID.matcher(id).matches()) {
            item.problemAtKey(
                    "`" + id + "` cannot be part of a file name: letters, digits, and . _ + - inside",
                    "Maybe write it without spaces.");
        }
    }
}
