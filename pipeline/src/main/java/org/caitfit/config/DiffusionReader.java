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
    private static final Map<String, Section> MODELS =
            Map.of("constant", Section.CONSTANT, "sed", Section.SED, "free-form", Section.FREE_FORM);

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
            return switch (fields.section()) {
                case CONSTANT -> new DiffusionSpec.Constant(coefficient(fields, "value"));
                case SED ->
                    new DiffusionSpec.SiteEnergies(
                            coefficient(fields, "bulk"),
                            QuantityReader.read(fields, "fwhm", Dimension.ENERGY, Range.POSITIVE),
                            QuantityReader.read(fields, "vacancies", Dimension.NUMBER, Range.PROPER_FRACTION));
                case FREE_FORM -> freeForm(fields);
                default -> throw new AssertionError(fields.section());
            };
        });
    }

    private Quantity coefficient(Fields fields, String key) {
        return fields.find(key)
                .map(item -> item.holds("conductivity")
                        ? fromConductivity(item)
                        : QuantityReader.read(item, Dimension.DIFFUSION, Range.POSITIVE))
                .orElse(QuantityReader.STAND_IN);
    }

    /** Nernst-Einstein: D = sigma kT / (n z^2 e^2), with the density of the ion in the untouched glass. */
    private Quantity fromConductivity(Item item) {
        Fields fields = item.fields(Section.FROM_CONDUCTIVITY);
        Quantity.Known sigma = QuantityReader.known(fields, "conductivity", Dimension.CONDUCTIVITY, Range.POSITIVE);
        Quantity.Known at = QuantityReader.known(fields, "at", Dimension.TEMPERATURE, Range.POSITIVE);
        Optional<String> assumed = fields.find("assumed").flatMap(i -> i.text("why the value is assumed"));
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

    private DiffusionSpec freeForm(Fields fields) {
        List<Double> fractions = new ArrayList<>();
        List<Quantity> values = new ArrayList<>();
        List<Item> knots =
                fields.find("knots").map(i -> i.items("a list of knots")).orElse(List.of());
        for (Item knot : knots) {
            Fields k = knot.fields(Section.KNOT);
            double at = QuantityReader.known(k, "at", Dimension.NUMBER, Range.NOT_NEGATIVE)
                    .value();
            if (!fractions.isEmpty()
                    && at <= fractions.get(fractions.size() - 1)
                    && k.find("at").isPresent()) {
                k.find("at")
                        .get()
                        .problem(
                                "knots must increase strictly, got " + Numbers.show(at) + " after "
                                        + Numbers.show(fractions.get(fractions.size() - 1)),
                                "Maybe sort the knots by `at`.");
            }
            fractions.add(at);
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
