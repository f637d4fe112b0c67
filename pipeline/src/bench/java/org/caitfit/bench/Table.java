package org.caitfit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Markdown table that reads well as plain text, too. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        rows.add(List.of(header));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    String text() {
        int columns = rows.get(0).size();
        int[] width = IntStream.range(0, columns)
                .map(c -> rows.stream().mapToInt(r -> r.get(c).length()).max().orElseThrow())
                .toArray();
        String rule = IntStream.of(width).mapToObj("-"::repeat).collect(Collectors.joining(" | ", "| ", " |\n"));
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(IntStream.range(0, columns)
                    .mapToObj(c -> row.get(c) + " ".repeat(width[c] - row.get(c).length()))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
            if (text.length() == rule.length()) {
                text.append(rule);
            }
        }
        return text.toString();
    }
}
