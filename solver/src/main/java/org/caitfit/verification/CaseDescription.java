package org.caitfit.verification;

import java.util.List;

/**
 * A case in words.
 *
 * @param id short name, lower case with dashes
 * @param title heading
 * @param shows what agreement shows, in a sentence or two
 * @param equations what is solved
 * @param exactSolution what it is compared with
 * @param parameters what the runs were made with
 */
public record CaseDescription(
        String id, String title, String shows, String equations, String exactSolution, List<Parameter> parameters) {
    public CaseDescription {
        parameters = List.copyOf(parameters);
    }
}
