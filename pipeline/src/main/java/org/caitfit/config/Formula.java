package org.caitfit.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A chemical formula such as Li3B7O12 or (Na2O)0.15(SiO2)0.85: atoms of each element per formula unit, and its molar mass
 * from the standard atomic weights (IUPAC 2021, abridged to five figures).
 */
final class Formula {
    private static final Map<String, Double> ATOMIC_WEIGHT = atomicWeights();

    private final Map<String, Double> atoms;

    private Formula(Map<String, Double> atoms) {
        this.atoms = atoms;
    }

    private static Map<String, Double> atomicWeights() {
        Map<String, Double> weights = new LinkedHashMap<>();
        String table = "H 1.008 Li 6.94 Be 9.0122 B 10.81 C 12.011 N 14.007 O 15.999 F 18.998 Na 22.990 Mg 24.305 "
                + "Al 26.982 Si 28.085 P 30.974 S 32.06 Cl 35.45 K 39.098 Ca 40.078 Sc 44.956 Ti 47.867 V 50.942 "
                + "Cr 51.996 Mn 54.938 Fe 55.845 Co 58.933 Ni 58.693 Cu 63.546 Zn 65.38 Ga 69.723 Ge 72.630 As 74.922 "
                + "Se 78.971 Br 79.904 Rb 85.468 Sr 87.62 Y 88.906 Zr 91.224 Nb 92.906 Mo 95.95 Ag 107.87 Cd 112.41 "
                + "In 114.82 Sn 118.71 Sb 121.76 Te 127.60 I 126.90 Cs 132.91 Ba 137.33 La 138.91 Ce 140.12 Pr 140.91 "
                + "Nd 144.24 Sm 150.36 Eu 151.96 Gd 157.25 Tb 158.93 Dy 162.50 Ho 164.93 Er 167.26 Tm 168.93 Yb 173.05 "
                + "Lu 174.97 Hf 178.49 Ta 180.95 W 183.84 Tl 204.38 Pb 207.2 Bi 208.98";
        String[] words = table.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            weights.put(words[i], Double.valueOf(words[i + 1]));
        }
        return weights;
    }

    /** Reads a formula; empty if it is not one or names an element without a weight here. */
    static Optional<Formula> parse(String text) {
        Map<String, Double> atoms = new LinkedHashMap<>();
        Parser parser = new Parser(text);
        return parser.group(atoms, 1, 0) && parser.atEnd() && !atoms.isEmpty()
                ? Optional.of(new Formula(atoms))
                : Optional.empty();
    }

    /** Atoms of an element per formula unit, 0 if there are none. */
    double atoms(String element) {
        return atoms.getOrDefault(element, 0.0);
    }

    /** True if the symbol is that of an element with a known weight. */
    static boolean isElement(String symbol) {
        return ATOMIC_WEIGHT.containsKey(symbol);
    }

    /** Molar mass, kg/mol. */
    double molarMass() {
        return atoms.entrySet().stream()
                        .mapToDouble(e -> ATOMIC_WEIGHT.get(e.getKey()) * e.getValue())
                        .sum()
                / 1000;
    }

    /** Recursive descent over element and bracketed groups. */
    private static final class Parser {
        private static final int MAX_DEPTH = 8;

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at == text.length();
        }

        /** Reads up to the end or a closing bracket, adding atoms times the factor; false if it makes no sense. */
        boolean group(Map<String, Double> atoms, double factor, int depth) {
            while (!atEnd() && text.charAt(at) != ')') {
                Map<String, Double> part = new LinkedHashMap<>();
                if (text.charAt(at) == '(') {
                    at++;
                    if (depth == MAX_DEPTH || !group(part, 1, depth + 1) || atEnd()) {
                        return false;
                    }
                    at++;
                } else {
                    String element = element();
                    if (element.isEmpty()) {
                        return false;
                    }
                    part.put(element, 1.0);
                }
                double count = count();
                if (!(count > 0)) {
                    return false;
                }
                part.forEach((element, n) -> atoms.merge(element, n * count * factor, Double::sum));
            }
            return true;
        }

        private String element() {
            for (int length = 2; length >= 1; length--) {
                if (at + length <= text.length() && isElement(text.substring(at, at + length))) {
                    at += length;
                    return text.substring(at - length, at);
                }
            }
            return "";
        }

        private double count() {
            int start = at;
            while (!atEnd() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            return start == at
                    ? 1
                    : Numbers.parse(text.substring(start, at))
                            .filter(p -> p.unit().isEmpty())
                            .map(p -> p.number().doubleValue())
                            .orElse(0.0);
        }
    }
}
