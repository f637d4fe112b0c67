package org.caitfit.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.Quantity;

/** Reads a diffusion model of one ion. */
final class DiffusionReader {
    private static final double ELEMENTARY_CHARGE = 1.602176634e-19;
    private static final double BOLTZMANN = 1.380649e-23;
    private static final Map<String, Section> MODELS = Map.of(
            "constant", Section.CONSTANT,
            "log-linear", Section.LOG_LINEAR,
            "sed", Section.SED,
            "sed-table", Section.SED_TABLE,
            "free-form", Section.FREE_FORM);

    private final MobileIons ions;
    private final String ion;

    DiffusionReader(MobileIons ions, String ion) {
        this.ions = ions;
        this.ion = ion;
    }

    /** The model; empty after a problem with its kind. */
    Optional<DiffusionSpec> read(Item item) {
        return item.variant("model", MODELS).map(fields -> {
            fields.find("model")
                    .ifPresent(m -> m.text("a model").ifPresent(t -> m.reading().resolve(m, t, "")));
            DiffusionSpec model = model(fields);
            if (fields.section() == Section.CONSTANT) {
                return model;
            }
            List<String> of = fields.find("of").map(this::argument).orElse(List.of());
            return of.isEmpty() || of.equals(List.of(ion)) ? model : new DiffusionSpec.OfOtherIons(model, of);
        });
    }

    private DiffusionSpec model(Fields fields) {
        return switch (fields.section()) {
            case CONSTANT -> new DiffusionSpec.Constant(coefficient(fields, "value"));
            case LOG_LINEAR ->
                new DiffusionSpec.LogLinear(coefficient(fields, "at_zero"), coefficient(fields, "at_bulk"));
            case SED -> siteEnergies(fields);
            case SED_TABLE -> siteTable(fields);
            case FREE_FORM -> freeForm(fields);
            default -> throw new AssertionError(fields.section());
        };
    }

    /** The ions whose densities together are the argument of D: one name or a list of names. */
    private List<String> argument(Item item) {
        List<Item> items = item.isScalar() ? List.of(item) : item.items("an ion or a list of ions");
        List<String> names = new ArrayList<>();
        for (Item one : items) {
            one.text("the name of an ion")
                    .filter(name -> ions.checkName(one, name))
                    .ifPresent(name -> {
                        if (names.contains(name)) {
                            one.problem("ion `" + name + "` is named twice", "Maybe remove it here.");
                        }
                        names.add(name);
                    });
        }
        if (item.isList() && items.isEmpty()) {
            item.problem("at least one ion is needed", "Maybe remove `of`: D then depends on " + ion + " itself.");
        }
        item.reading().resolve(item, String.join(" + ", names), "");
        return names;
    }

    private Quantity coefficient(Fields fields, String key) {
        return fields.find(key)
                .map(item -> item.holds("activation_energy") ? arrhenius(item) : coefficient(item))
                .orElse(QuantityReader.STAND_IN);
    }

    private Quantity coefficient(Item item) {
        return item.holds("conductivity")
                ? fromConductivity(item)
                : QuantityReader.read(item, Dimension.DIFFUSION, Range.POSITIVE);
    }

    /** D(T) by its value at one temperature and an activation energy; T is that of the stage. */
    private Quantity arrhenius(Item item) {
        Fields fields = item.fields(Section.ARRHENIUS);
        Quantity value = fields.find("value").map(this::coefficient).orElse(QuantityReader.STAND_IN);
        Quantity.Known at = QuantityReader.known(fields, "at", Dimension.TEMPERATURE, Range.POSITIVE);
        return new Quantity.Arrhenius(
                value, at, QuantityReader.read(fields, "activation_energy", Dimension.ENERGY, Range.NOT_NEGATIVE));
    }

    /** Nernst-Einstein: D = sigma kT / (n z^2 e^2), with the density of the ion in the untouched glass. */
    private Quantity fromConductivity(Item item) {
        Fields fields = item.fields(Section.FROM_CONDUCTIVITY);
        Quantity.Known sigma = QuantityReader.known(fields, "conductivity", Dimension.CONDUCTIVITY, Range.POSITIVE);
        Quantity.Known at = QuantityReader.known(fields, "at", Dimension.TEMPERATURE, Range.POSITIVE);
        Optional<String> assumed = fields.find("assumed").flatMap(i -> i.text("why the value is assumed"));
        if (ions.isAmbiguous(ion)) {
            item.problem(
                    "the density of " + ion + " is another one in each glass, so that a conductivity gives no single D",
                    "Maybe write it in the glasses: `diffusion: {" + ion + ": {...}}`.");
            return QuantityReader.STAND_IN;
        }
        if (ions.nativeDensity(ion).isEmpty()) {
            item.problem(
                    "a conductivity gives the diffusion coefficient of a native ion only; " + ion + " is not one",
                    "Maybe write the diffusion coefficient itself, in m2/s.");
            return QuantityReader.STAND_IN;
        }
        double charge = ions.charge(ion) * ELEMENTARY_CHARGE;
        double d = sigma.value()
                * BOLTZMANN
                * at.value()
                / (ions.nativeDensity(ion).getAsDouble() * charge * charge);
        if (!Double.isFinite(d) || !(d > 0)) {
            item.problem("the conductivity gives no positive diffusion coefficient", "Maybe its unit is wrong.");
            return QuantityReader.STAND_IN;
        }
        item.reading().resolve(item, Numbers.show(d, Dimension.DIFFUSION), assumed.orElse(""));
        return new Quantity.Known(d, assumed.or(sigma::assumption));
    }

    private static Quantity vacancies(Fields fields) {
        return QuantityReader.read(fields, "vacancies", Dimension.NUMBER, Range.PROPER_FRACTION);
    }

    /** One Gaussian by its width, or a list of them. */
    private DiffusionSpec siteEnergies(Fields fields) {
        Quantity bulk = coefficient(fields, "bulk");
        Quantity vacancies = vacancies(fields);
        Optional<Item> list = fields.find("gaussians");
        if (list.isPresent() == fields.find("fwhm").isPresent()) {
            fields.owner()
                    .problemAtKey(
                            "either `fwhm`, or `gaussians`, is needed",
                            "Maybe write `fwhm: 250 meV` for one Gaussian.");
        }
        if (list.isEmpty()) {
            return new DiffusionSpec.SiteEnergies(
                    bulk, QuantityReader.read(fields, "fwhm", Dimension.ENERGY, Range.POSITIVE), vacancies);
        }
        List<DiffusionSpec.Gaussian> gaussians = new ArrayList<>();
        for (Item item : list.get().items("a list of Gaussians")) {
            Fields g = item.fields(Section.SITE_GAUSSIAN);
            gaussians.add(new DiffusionSpec.Gaussian(
                    QuantityReader.read(g, "weight", Dimension.NUMBER, Range.POSITIVE),
                    QuantityReader.read(g, "centre", Dimension.ENERGY, Range.ANY),
                    QuantityReader.read(g, "fwhm", Dimension.ENERGY, Range.POSITIVE)));
        }
        if (list.get().isList() && gaussians.isEmpty()) {
            list.get().problem("at least one Gaussian is needed", "Maybe use `fwhm` in place of `gaussians`.");
        }
        return new DiffusionSpec.GaussianSum(bulk, gaussians, vacancies);
    }

    private DiffusionSpec siteTable(Fields fields) {
        List<Double> energies = new ArrayList<>();
        List<Quantity> densities = new ArrayList<>();
        List<Item> states =
                fields.find("states").map(i -> i.items("a list of states")).orElse(List.of());
        for (Item state : states) {
            Fields s = state.fields(Section.SITE_STATE);
            energies.add(next(s, "energy", Dimension.ENERGY, Range.ANY, energies, "states"));
            boolean end = densities.isEmpty() || densities.size() == states.size() - 1;
            // a gap between sites would make D jump
            densities.add(
                    QuantityReader.read(s, "density", Dimension.NUMBER, end ? Range.NOT_NEGATIVE : Range.POSITIVE));
        }
        boolean none = densities.stream().allMatch(Quantity.Known.of(0)::equals);
        if (states.size() < 2 || none) {
            fields.find("states")
                    .filter(Item::isList)
                    .ifPresent(i -> i.problem(
                            none && !states.isEmpty()
                                    ? "there are no sites: every density is 0"
                                    : "at least two states are needed, got " + states.size(),
                            "Maybe write [{energy: -0.2 eV, density: 1}, {energy: 0.2 eV, density: 1}] for a box."));
        }
        return new DiffusionSpec.SiteTable(coefficient(fields, "bulk"), energies, densities, vacancies(fields));
    }

    /** The next of values that have to increase. @param list its name, for messages */
    private static double next(
            Fields fields, String key, Dimension dimension, Range range, List<Double> before, String list) {
        double last = before.isEmpty() ? Double.NEGATIVE_INFINITY : before.get(before.size() - 1);
        Quantity.Known known = QuantityReader.known(fields, key, dimension, range);
        if (known == QuantityReader.STAND_IN) {
            return last;
        }
        double value = known.value();
        if (value <= last) {
            fields.find(key)
                    .ifPresent(i -> i.problem(
                            list + " must increase strictly, got " + Numbers.show(value, dimension) + " after "
                                    + Numbers.show(last, dimension),
                            "Maybe sort the " + list + " by `" + key + "`."));
        }
        return value;
    }

    private DiffusionSpec freeForm(Fields fields) {
        List<Double> fractions = new ArrayList<>();
        List<Quantity> values = new ArrayList<>();
        List<Item> knots =
                fields.find("knots").map(i -> i.items("a list of knots")).orElse(List.of());
        for (Item knot : knots) {
            Fields k = knot.fields(Section.KNOT);
            fractions.add(next(k, "at", Dimension.NUMBER, Range.NOT_NEGATIVE, fractions, "knots"));
            values.add(QuantityReader.read(k, "value", Dimension.DIFFUSION, Range.POSITIVE));
        }
        if (knots.size() < 2) {
            fields.find("knots")
                    .ifPresent(i -> i.problem(
                            "at least two knots are needed, got " + knots.size(), "Maybe use `model: constant`."));
        }
        return new DiffusionSpec.FreeForm(fractions, values);
    }
}
