package org.caitfit.study;

import java.util.List;

/**
 * Families of D models to be fitted to the data of one fit: every native one with every foreign one.
 *
 * @param fit id of the fit whose data are described
 * @param natives families of the D of the native ion
 * @param foreigns families of the D of the foreign ions
 */
public record Comparison(String fit, List<NativeFamily> natives, List<ForeignFamily> foreigns) {
    public Comparison {
        natives = List.copyOf(natives);
        foreigns = List.copyOf(foreigns);
    }

    /** How D of the native ion may depend on its density. */
    public enum NativeFamily {
        CONSTANT("constant"),
        ONE_GAUSSIAN("sed"),
        TWO_GAUSSIANS("two-gaussians"),
        FREE_FORM("free-form");

        private final String word;

        NativeFamily(String word) {
            this.word = word;
        }

        /** As written in a study. */
        public String word() {
            return word;
        }
    }

    /** How D of a foreign ion may depend on its density. */
    public enum ForeignFamily {
        CONSTANT("constant"),
        LOG_LINEAR("log-linear"),
        ONE_GAUSSIAN("sed");

        private final String word;

        ForeignFamily(String word) {
            this.word = word;
        }

        /** As written in a study. */
        public String word() {
            return word;
        }
    }
}
