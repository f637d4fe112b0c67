package org.caitfit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.caitfit.results.CurvePoint;
import org.caitfit.results.StudyResults;

/**
 * Site energy distributions with the populated and the mobile part: figure 4 of the paper. Energy 0 is the Fermi level of
 * the untouched glass.
 *
 * @param curves one for each experiment (and stage) with such a distribution
 */
record SiteEnergyFigure(List<Curve> curves) {
    /** Elementary charge, C: 1 eV in J. */
    private static final double ELECTRONVOLT = 1.602176634e-19;

    SiteEnergyFigure {
        curves = List.copyOf(curves);
    }

    /**
     * The distribution of one experiment.
     *
     * @param label e.g. "Li in K"
     * @param colour number of the shade
     * @param sameSites whether the distribution of all sites is that of the curve before
     * @param points in order of energy
     */
    record Curve(String label, int colour, boolean sameSites, List<Point> points) {
        Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * A point.
     *
     * @param energy above the Fermi level, meV
     * @param sites per bulk ion and eV
     * @param populated before the experiment, per bulk ion and eV; empty if not stored
     * @param mobile that left during the experiment, per bulk ion and eV; empty if not stored
     * @param lower lower end of the 95 % band of the sites, per bulk ion and eV; NaN without one
     * @param upper upper end of the same band; NaN without one
     */
    record Point(
            double energy, double sites, OptionalDouble populated, OptionalDouble mobile, double lower, double upper) {}

    boolean isEmpty() {
        return curves.isEmpty();
    }

    /** The figure of a view; empty if no site energies are stored. */
    static SiteEnergyFigure of(StudyResults results, FitView view) {
        Map<String, List<CurvePoint>> groups = CurveGroups.of(results, view, CurvePoint.Kind.SITE_ENERGIES);
        List<Curve> curves = new ArrayList<>();
        groups.values().forEach(group -> {
            List<Point> points = group.stream()
                    .filter(p -> p.energy().isPresent() && p.sites().isPresent())
                    .map(p -> new Point(
                            1000 * p.energy().getAsDouble() / ELECTRONVOLT,
                            p.sites().getAsDouble() * ELECTRONVOLT,
                            perElectronvolt(p.populated()),
                            perElectronvolt(p.mobile()),
                            p.lower().orElse(Double.NaN) * ELECTRONVOLT,
                            p.upper().orElse(Double.NaN) * ELECTRONVOLT))
                    .toList();
            if (!points.isEmpty()) {
                CurvePoint first = group.get(0);
                boolean same = !curves.isEmpty()
                        && sameSites(curves.get(curves.size() - 1).points(), points);
                String label = first.ion() + " in " + CurveGroups.place(groups, first);
                curves.add(new Curve(label, curves.size(), same, points));
            }
        });
        return new SiteEnergyFigure(curves);
    }

    private static OptionalDouble perElectronvolt(OptionalDouble perJoule) {
        return perJoule.isPresent() ? OptionalDouble.of(perJoule.getAsDouble() * ELECTRONVOLT) : perJoule;
    }

    private static boolean sameSites(List<Point> a, List<Point> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (Math.abs(a.get(i).energy() - b.get(i).energy()) > 1e-6
                    || Math.abs(a.get(i).sites() - b.get(i).sites()) > 1e-9) {
                return false;
            }
        }
        return true;
    }
}
