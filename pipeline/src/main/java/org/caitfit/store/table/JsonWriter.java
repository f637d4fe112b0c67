package org.caitfit.store.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes JSON (RFC 8259). The caller keeps the nesting right; the writer sets commas and escapes. Not thread-safe. */
public final class JsonWriter {
    private final Writer out;
    private boolean commaNeeded;

    /** @param out receives the text, is not closed */
    public JsonWriter(Writer out) {
        this.out = out;
    }

    public JsonWriter beginObject() throws IOException {
        return open('{');
    }

    public JsonWriter endObject() throws IOException {
        return close('}');
    }

    public JsonWriter beginArray() throws IOException {
        return open('[');
    }

    public JsonWriter endArray() throws IOException {
        return close(']');
    }

    /** Name of a member; its value must follow. */
    public JsonWriter name(String name) throws IOException {
        separate();
        quote(name);
        out.write(':');
        commaNeeded = false;
        return this;
    }

    /** Starts a new line before the next element; for readers only. */
    public JsonWriter lineBreak() throws IOException {
        if (commaNeeded) {
            out.write(',');
            commaNeeded = false;
        }
        out.write('\n');
        return this;
    }

    public JsonWriter text(String value) throws IOException {
        separate();
        quote(value);
        return this;
    }

    public JsonWriter number(long value) throws IOException {
        return raw(Long.toString(value));
    }

    /**
     * A number that reads back to the same bits. JSON has no NaN and no infinity: NaN becomes null, an infinity
     * becomes 1e999, which readers take for infinity.
     */
    public JsonWriter number(double value) throws IOException {
        if (Double.isNaN(value)) {
            return nothing();
        }
        if (Double.isInfinite(value)) {
            return raw(value > 0 ? "1e999" : "-1e999");
        }
        return raw(Double.toString(value));
    }

    public JsonWriter flag(boolean value) throws IOException {
        return raw(Boolean.toString(value));
    }

    /** An absent value. */
    public JsonWriter nothing() throws IOException {
        return raw("null");
    }

    public JsonWriter numbers(List<Double> values) throws IOException {
        beginArray();
        for (double value : values) {
            number(value);
        }
        return endArray();
    }

    public JsonWriter texts(List<String> values) throws IOException {
        beginArray();
        for (String value : values) {
            text(value);
        }
        return endArray();
    }

    private JsonWriter open(char bracket) throws IOException {
        separate();
        out.write(bracket);
        commaNeeded = false;
        return this;
    }

    private JsonWriter close(char bracket) throws IOException {
        out.write(bracket);
        commaNeeded = true;
        return this;
    }

    private JsonWriter raw(String value) throws IOException {
        separate();
        out.write(value);
        return this;
    }

    private void separate() throws IOException {
        if (commaNeeded) {
            out.write(',');
        }
        commaNeeded = true;
    }

    private void quote(String value) throws IOException {
        out.write('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.write("\\\"");
                case '\\' -> out.write("\\\\");
                case '\n' -> out.write("\\n");
                case '\r' -> out.write("\\r");
                case '\t' -> out.write("\\t");
                default -> {
                    if (c < 0x20 || isLoneSurrogate(value, i) || c == 0x2028 || c == 0x2029) {
                        out.write(String.format("\\u%04x", (int) c));
                    } else {
                        out.write(c);
                    }
                }
            }
        }
        out.write('"');
    }

    private static boolean isLoneSurrogate(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }
}
