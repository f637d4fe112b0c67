package org.caitfit.report;

import java.util.Collection;
import java.util.Locale;

/**
 * Writes JSON that may stand inside a script element: besides what JSON asks for, {@code < > &} and the two Unicode line
 * separators are escaped. Numbers that are not finite become null. Not thread-safe.
 */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private boolean comma;
    private int depth;

    JsonWriter beginObject() {
        return begin('{');
    }

    JsonWriter endObject() {
        return end('}');
    }

    JsonWriter beginArray() {
        return begin('[');
    }

    JsonWriter endArray() {
        return end(']');
    }

    /** Name of the member that follows. */
    JsonWriter name(String name) {
        separate();
        string(name);
        out.append(':');
        comma = false;
        return this;
    }

    JsonWriter value(String text) {
        separate();
        string(text);
        comma = true;
        return this;
    }

    JsonWriter value(boolean value) {
        return literal(Boolean.toString(value));
    }

    JsonWriter value(long value) {
        return literal(Long.toString(value));
    }

    /** A number in single precision (7 digits) where that can hold it; null if it is not finite. */
    JsonWriter value(double value) {
        return literal(number(value));
    }

    /** A member holding an array of numbers. */
    JsonWriter numbers(String name, Collection<Double> values) {
        name(name).beginArray();
        values.forEach(this::value);
        return endArray();
    }

    /** A member holding an array of texts. */
    JsonWriter texts(String name, Collection<String> values) {
        name(name).beginArray();
        values.forEach(this::value);
        return endArray();
    }

    /** The document; every object and array must be closed. */
    String json() {
        if (depth != 0) {
            throw new IllegalStateException(depth + " JSON objects or arrays are still open");
        }
        return out.toString();
    }

    private JsonWriter literal(String text) {
        separate();
        out.append(text);
        comma = true;
        return this;
    }

    private JsonWriter begin(char bracket) {
        separate();
        out.append(bracket);
        comma = false;
        depth++;
        return this;
    }

    private JsonWriter end(char bracket) {
        out.append(bracket);
        comma = true;
        depth--;
        return this;
    }

    private void separate() {
        if (comma) {
            out.append(',');
        }
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "null";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value);
        }
        float single = (float) value;
        boolean fits = Math.abs(single) >= Float.MIN_NORMAL && Math.abs(single) <= Float.MAX_VALUE;
        return fits ? Float.toString(single) : Double.toString(value);
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
