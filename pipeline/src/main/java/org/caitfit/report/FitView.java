package org.caitfit.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.results.FitRecord;
import org.caitfit.results.StudyResults;

/**
 * Best fits that are shown together, at most one for each experiment.
 *
 * @param label e.g. "joint fit" or "separate fits"
 * @param fits best refinement by id of the experiment
 */
record FitView(String label, Map<String, FitRecord> fits) {
    FitView {
        fits = Collections.unmodifiableMap(new LinkedHashMap<>(fits));
    }

    /** Best refinement of every fit: first those that describe the most experiments. */
    static List<FitRecord> bestFits(StudyResults results) {
        List<FitRecord> best =
                new ArrayList<>(results.fits().stream().filter(FitRecord::best).toList());
        best.sort(Comparator.comparingInt(fit -> -fit.experiments().size()));
        return best;
    }

    /**
     * Views of a study: first the fit of the most experiments, then other fits of several, then the fits of one
     * experiment each, together. Empty without a best fit.
     */
    static List<FitView> of(StudyResults results) {
        List<FitView> views = new ArrayList<>();
        List<Map<String, FitRecord>> separate = new ArrayList<>();
        for (FitRecord fit : bestFits(results)) {
            if (fit.experiments().size() == 1) {
                addSeparate(separate, fit);
            } else {
                Map<String, FitRecord> fits = new LinkedHashMap<>();
                fit.experiments().forEach(experiment -> fits.put(experiment, fit));
                views.add(new FitView("fit " + fit.fit() + " (" + String.join(", ", fit.experiments()) + ")", fits));
            }
        }
        for (Map<String, FitRecord> fits : separate) {
            List<String> names = fits.values().stream().map(FitRecord::fit).toList();
            String label = (names.size() == 1 ? "fit " : "separate fits ") + String.join(", ", names);
            views.add(new FitView(label, inStudyOrder(fits, results.study().experiments())));
        }
        return views;
    }

    private static void addSeparate(List<Map<String, FitRecord>> separate, FitRecord fit) {
        String experiment = fit.experiments().get(0);
        for (Map<String, FitRecord> fits : separate) {
            if (!fits.containsKey(experiment)) {
                fits.put(experiment, fit);
                return;
            }
        }
        Map<String, FitRecord> fits = new LinkedHashMap<>();
        fits.put(experiment, fit);
        separate.add(fits);
    }

    private static Map<String, FitRecord> inStudyOrder(Map<String, FitRecord> fits, List<String> experiments) {
        Map<String, FitRecord> ordered = new LinkedHashMap<>();
        experiments.stream().filter(fits::containsKey).forEach(id -> ordered.put(id, fits.get(id)));
        fits.forEach(ordered::putIfAbsent);
        return ordered;
    }

    /** Name of a fit with its experiments, e.g. "Fit joint (K, Rb, Cs)" or "Fit K". */
    static String title(FitRecord fit) {
        String experiments = String.join(", ", fit.experiments());
        return experiments.equals(fit.fit()) ? "Fit " + fit.fit() : "Fit " + fit.fit() + " (" + experiments + ")";
    }

    /** Whether a row of this refinement and experiment belongs to the view. */
    boolean shows(String fitId, String experiment) {
        FitRecord fit = fits.get(experiment);
        return fit != null && fit.fitId().equals(fitId);
    }
}
