package org.caitfit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caitfit.results.ProfilePoint;
import org.caitfit.results.StudyResults;

/**
 * One measured depth profile with its simulation: a panel of figure 1 of the paper.
 *
 * @param fitId refinement simulated
 * @param experiment id of the experiment
 * @param profile id of the profile
 * @param unit unit of depth
 * @param densityUnit unit of density as shown, e.g. "n/n_bulk"
 * @param synthetic true if the points were computed, not measured
 * @param ions native ion first
 */
record ProfileFigure(
        String fitId,
        String experiment,
        String profile,
        LengthUnit unit,
        String densityUnit,
        boolean synthetic,
        List<IonProfile> ions) {
    ProfileFigure {
        ions = List.copyOf(ions);
    }

    /**
     * Points of one ion, by depth.
     *
     * @param ion name
     * @param isNative whether it was in the glass before
     * @param colour number of its colour
     * @param points in order of depth
     */
    record IonProfile(String ion, boolean isNative, int colour, List<Point> points) {
        IonProfile {
            points = List.copyOf(points);
        }
    }

    /**
     * A point.
     *
     * @param depth in the unit of the figure
     * @param measured n in the shown unit
     * @param simulated n in the shown unit, blurred as the instrument does
     * @param sigma of the measured value, in the shown unit
     * @param residual (simulated - measured) in sigma
     * @param used whether it took part in the fit
     * @param lower lower end of the 95 % band of the simulation, in the shown unit; NaN without one
     * @param upper upper end of the same band; NaN without one
     */
    record Point(
            double depth,
            double measured,
            double simulated,
            double sigma,
            double residual,
            boolean used,
            double lower,
            double upper) {}

    /** Title, e.g. "K" or "K, profile K/2". */
    String title() {
        return profile.equals(experiment) || profile.isEmpty() ? experiment : experiment + ", profile " + profile;
    }

    /** Name for files: experiment, and profile where it differs; letters, digits, dot, dash and underscore only. */
    String fileName() {
        String name = profile.equals(experiment) || profile.isEmpty() || profile.startsWith(experiment)
                ? (profile.isEmpty() ? experiment : profile)
                : experiment + "-" + profile;
        return Figures.fileName(name);
    }

    /** Figures of a view, in the order of its experiments and of the stored profiles. */
    static List<ProfileFigure> of(StudyResults results, FitView view, Palette palette) {
        Map<String, Map<String, List<ProfilePoint>>> byExperiment = new LinkedHashMap<>();
        view.fits().keySet().forEach(id -> byExperiment.put(id, new LinkedHashMap<>()));
        for (ProfilePoint point : results.profiles()) {
            if (view.shows(point.fitId(), point.experiment())) {
                byExperiment
                        .get(point.experiment())
                        .computeIfAbsent(point.profile(), id -> new ArrayList<>())
                        .add(point);
            }
        }
        List<ProfileFigure> figures = new ArrayList<>();
        byExperiment
                .values()
                .forEach(profiles -> profiles.values().forEach(points -> figures.add(figure(points, palette))));
        return figures;
    }

    private static ProfileFigure figure(List<ProfilePoint> points, Palette palette) {
        double deepest = points.stream().mapToDouble(ProfilePoint::depth).max().orElse(0);
        LengthUnit unit = LengthUnit.forRange(deepest);
        Map<String, List<ProfilePoint>> byIon = new LinkedHashMap<>();
        points.stream()
                .sorted(Comparator.comparingInt(p -> palette.isNative(p) ? 0 : 1))
                .forEach(p ->
                        byIon.computeIfAbsent(p.ion(), ion -> new ArrayList<>()).add(p));
        List<IonProfile> ions = new ArrayList<>();
        byIon.forEach((ion, own) -> {
            boolean isNative = palette.isNative(own.get(0));
            List<Point> shown = own.stream()
                    .sorted(Comparator.comparingDouble(ProfilePoint::depth))
                    .map(p -> point(p, unit))
                    .toList();
            ions.add(new IonProfile(ion, isNative, isNative ? 0 : palette.foreignNumber(ion), shown));
        });
        ProfilePoint first = points.get(0);
        boolean synthetic = points.stream().anyMatch(ProfilePoint::synthetic);
        return new ProfileFigure(
                first.fitId(), first.experiment(), first.profile(), unit, first.shownUnit(), synthetic, ions);
    }

    private static Point point(ProfilePoint p, LengthUnit unit) {
        double reference = p.shownUnitDensity();
        return new Point(
                unit.fromMetres(p.depth()),
                p.measured() / reference,
                p.simulated() / reference,
                p.sigma() / reference,
                p.residual(),
                p.used(),
                p.lower().orElse(Double.NaN) / reference,
                p.upper().orElse(Double.NaN) / reference);
    }
}
