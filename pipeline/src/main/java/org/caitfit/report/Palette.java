package org.caitfit.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.ProfilePoint;
import org.caitfit.results.StudyRecord;
import org.caitfit.results.StudyResults;

/**
 * Colours of ions: shades of blue for the native ion, colours that a colour-blind reader can tell apart (Okabe and Ito)
 * for the foreign ions, the same in every figure of a study.
 */
final class Palette {
    /** Native shades on white, by number of the curve. */
    static final List<String> NATIVE = List.of("#0b3c8c", "#2f74d0", "#6fa8ea", "#123a5e", "#4c88b5");
    /** Native shades on a dark ground. */
    static final List<String> NATIVE_DARK = List.of("#5b9bff", "#2fb8e6", "#a9b4ff", "#3f7fd6", "#86d3e8");
    /** Foreign colours on white, by number of the ion. */
    static final List<String> FOREIGN = List.of("#d55e00", "#00895f", "#b8508f", "#b07a00", "#5b5b5b", "#8b3a1e");
    /** Foreign colours on a dark ground. */
    static final List<String> FOREIGN_DARK = List.of("#ff8a3c", "#2fc79b", "#e493c4", "#f0b93a", "#b5b5b5", "#d98c6d");
    /** Score levels from good to bad (viridis reversed: the best is bright). */
    static final List<String> SCORES = List.of(
            "#fde725", "#b5de2b", "#6ece58", "#35b779", "#1f9e89", "#26828e", "#31688e", "#3e4989", "#482878",
            "#440154");

    private final StudyRecord study;
    private final Map<String, Integer> foreign;

    private Palette(StudyRecord study, Map<String, Integer> foreign) {
        this.study = study;
        this.foreign = foreign;
    }

    /** Colours for a study; foreign ions take theirs in the order of the experiments. */
    static Palette of(StudyResults results) {
        Map<String, Collection<String>> ionsOf = new LinkedHashMap<>();
        results.study().experiments().forEach(id -> ionsOf.put(id, new ArrayList<>()));
        Map<String, String> seen = new TreeMap<>();
        Stream.concat(
                        results.profiles().stream().map(p -> List.of(p.experiment(), p.ion())),
                        results.curves().stream().map(c -> List.of(c.experiment(), c.ion())))
                .forEach(pair -> {
                    if (seen.put(pair.get(0) + "\n" + pair.get(1), "") == null) {
                        ionsOf.computeIfAbsent(pair.get(0), id -> new ArrayList<>())
                                .add(pair.get(1));
                    }
                });
        Map<String, Integer> foreign = new LinkedHashMap<>();
        ionsOf.forEach((experiment, ions) -> {
            String nativeIon = results.study().glassOf(experiment).nativeIon();
            ions.stream()
                    .filter(ion -> !ion.equals(nativeIon))
                    .forEach(ion -> foreign.putIfAbsent(ion, foreign.size()));
        });
        return new Palette(results.study(), foreign);
    }

    boolean isNative(ProfilePoint point) {
        return point.ion().equals(study.glassOf(point.experiment()).nativeIon());
    }

    boolean isNative(CurvePoint point) {
        return point.ion().equals(study.glassOf(point.experiment()).nativeIon());
    }

    /** Number of the colour of a foreign ion. */
    int foreignNumber(String ion) {
        return foreign.getOrDefault(ion, 0);
    }

    /** The colour on white. @param number of the foreign ion, or of the native curve */
    static Color colour(boolean isNative, int number) {
        List<String> colours = isNative ? NATIVE : FOREIGN;
        return Color.decode(colours.get(number % colours.size()));
    }
}
