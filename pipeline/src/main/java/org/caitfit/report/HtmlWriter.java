package org.caitfit.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML whose elements are balanced and whose text and attributes are escaped. Not thread-safe. */
final class HtmlWriter {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param tag name of the element
     * @param attributes names and values in turn
     */
    HtmlWriter open(String tag, String... attributes) {
        tag(tag, attributes);
        open.push(tag);
        return this;
    }

    /** Closes the innermost open element. */
    HtmlWriter close() {
        String tag = open.pop();
        out.append("</").append(tag).append('>');
        if (!tag.equals("span") && !tag.equals("b") && !tag.equals("td") && !tag.equals("th")) {
            out.append('\n');
        }
        return this;
    }

    /** An element without content and without end tag, such as meta. */
    HtmlWriter empty(String tag, String... attributes) {
        tag(tag, attributes);
        return this;
    }

    /** A whole element holding text. */
    HtmlWriter element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    HtmlWriter text(String text) {
        out.append(escape(text));
        return this;
    }

    /** Content of a script or style element, taken as it is; the caller answers for it. */
    HtmlWriter verbatim(String content) {
        out.append(content);
        return this;
    }

    /** Head of a table. @param texts number of columns of text; the columns after them hold numbers */
    HtmlWriter headings(int texts, String... headings) {
        open("thead").open("tr");
        for (int i = 0; i < headings.length; i++) {
            element("th", headings[i], "scope", "col", "class", i < texts ? "" : "number");
        }
        return close().close();
    }

    /** A cell of text. */
    HtmlWriter cell(String text) {
        return element("td", text);
    }

    /** A cell of a number, aligned right. */
    HtmlWriter number(String text) {
        return element("td", text, "class", "number");
    }

    /** The document; every element must be closed. */
    String html() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("HTML elements still open: " + open);
        }
        return out.toString();
    }

    private void tag(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escape(attributes[i + 1])).append('"');
        }
        out.append('>');
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c < 0x20 && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }
}
