package org.caitfit.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word was meant to be. */
final class ClosestMatch {
    private ClosestMatch() {}

    /** The candidate with the fewest edits, if those are few for the length of the word or it was cut short. */
    static Optional<String> of(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(c -> distance(word, c) <= Math.max(1, Math.min(word.length(), c.length()) / 3)
                        || word.equalsIgnoreCase(c)
                        || (word.length() > 2 && c.startsWith(word)))
                .min(Comparator.comparingInt(c -> distance(word, c)));
    }

    /** A mend: the closest candidate, or all of them. */
    static String maybe(String word, Collection<String> candidates) {
        return of(word, candidates)
                .map(c -> "Maybe you meant `" + c + "`.")
                .orElseGet(() -> candidates.isEmpty()
                        ? "Maybe leave it out; none is declared in this study."
                        : "Maybe use one of " + String.join(", ", candidates) + ".");
    }

    /** Edits (insert, delete, replace, swap of neighbours) between two words, case ignored. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + replace);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
