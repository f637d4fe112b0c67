package org.caitfit.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.StageSpec;

/** Reads one stage of an experiment. */
final class StageReader {
    private static final Map<String, Section> DRIVES = Map.of(
            "potentiostatic", Section.POTENTIOSTATIC,
            "galvanostatic", Section.GALVANOSTATIC,
            "beam-limited", Section.BEAM_LIMITED,
            "closed", Section.CLOSED,
            "open-circuit", Section.OPEN_CIRCUIT,
            "short-circuit", Section.SHORT_CIRCUIT,
            "blocking-electrode", Section.BLOCKING_ELECTRODE,
            "salt-bath", Section.SALT_BATH);
    /** Relative mismatch of charge that a written-out surface may have. */
    private static final double NEUTRALITY = 1e-6;

    private final MobileIons ions;

    StageReader(MobileIons ions) {
        this.ions = ions;
    }

    /** The stage; empty after a problem with its kind. */
    Optional<StageSpec> read(Item item) {
        return item.variant("drive", DRIVES).map(fields -> {
            fields.find("drive")
                    .ifPresent(d -> d.text("a drive").ifPresent(t -> d.reading().resolve(d, t, "")));
            Quantity duration = QuantityReader.read(fields, "duration", Dimension.TIME, Range.POSITIVE);
            Quantity temperature = QuantityReader.read(fields, "temperature", Dimension.TEMPERATURE, Range.POSITIVE);
            Map<String, DiffusionSpec> diffusion = overrides(fields);
            checkNeutral(fields);
            return new StageSpec(drive(fields, duration), duration, temperature, diffusion);
        });
    }

    /** Neutral species stand among themselves in a closed sample, ions never do. */
    private void checkNeutral(Fields fields) {
        boolean closed = fields.section() == Section.CLOSED;
        Optional<Item> drive = fields.find("drive");
        if (closed && ions.anyCharged()) {
            drive.ifPresent(d -> d.problem(
                    "`closed` is for neutral species, and there are ions with a charge",
                    "Maybe write open-circuit: without a current no ion leaves, either."));
        } else if (!closed && ions.anyNeutral()) {
            drive.ifPresent(d -> d.problem(
                    "neutral species (charge 0) need the drive `closed`, got `"
                            + d.text("a drive").orElse("") + "`",
                    "Maybe the charge of an ion is wrong; ions and neutral species do not mix in one study."));
        }
    }

    private DriveSpec drive(Fields fields, Quantity duration) {
        return switch (fields.section()) {
            case POTENTIOSTATIC -> new DriveSpec.Potentiostatic(ion(fields), voltage(fields, Range.NOT_NEGATIVE));
            case SHORT_CIRCUIT -> new DriveSpec.Potentiostatic(ion(fields), Quantity.Known.of(0));
            case GALVANOSTATIC -> galvanostatic(fields, duration);
            case BEAM_LIMITED ->
                new DriveSpec.BeamLimited(
                        ion(fields), currentDensity(fields, Range.POSITIVE), voltage(fields, Range.POSITIVE));
            case OPEN_CIRCUIT -> new DriveSpec.OpenCircuit();
            case CLOSED -> new DriveSpec.Closed();
            case BLOCKING_ELECTRODE -> new DriveSpec.BlockingElectrode(voltage(fields, Range.NOT_NEGATIVE));
            case SALT_BATH -> new DriveSpec.Reservoir(surface(fields));
            default -> throw new AssertionError(fields.section());
        };
    }

    private static Quantity voltage(Fields fields, Range range) {
        return QuantityReader.read(fields, "voltage", Dimension.VOLTAGE, range);
    }

    private DriveSpec galvanostatic(Fields fields, Quantity duration) {
        String ion = ion(fields);
        Optional<Item> trace = fields.find("trace");
        if (trace.isEmpty()) {
            return new DriveSpec.Galvanostatic(ion, currentDensity(fields, Range.NOT_NEGATIVE));
        }
        fields.find("current_density")
                .or(() -> fields.find("current"))
                .ifPresent(i -> i.problemAtKey("the current is that of the trace", "Maybe remove one of the two."));
        return new TraceReader(trace.get())
                .read(ion, fields.find("area"), duration)
                .orElse(new DriveSpec.Galvanostatic(ion, QuantityReader.STAND_IN));
    }

    private Map<String, DiffusionSpec> overrides(Fields fields) {
        Map<String, DiffusionSpec> result = new LinkedHashMap<>();
        fields.find("diffusion")
                .map(i -> i.entries("a mapping from ion to its diffusion model"))
                .orElse(Map.of())
                .forEach((ion, item) -> {
                    if (ions.checkKey(item, ion)) {
                        new DiffusionReader(ions, ion).read(item).ifPresent(d -> result.put(ion, d));
                    }
                });
        return result;
    }

    private String ion(Fields fields) {
        return fields.find("ion")
                .flatMap(item -> item.text("the name of an ion")
                        .filter(name -> ions.check(item, name))
                        .map(name -> {
                            item.reading().resolve(item, name, "");
                            return name;
                        }))
                .orElse("");
    }

    private static Quantity currentDensity(Fields fields, Range range) {
        Optional<Item> density = fields.find("current_density");
        Optional<Item> current = fields.find("current");
        Optional<Item> area = fields.find("area");
        if (density.isPresent() == current.isPresent() || current.isPresent() != area.isPresent()) {
            fields.owner()
                    .problemAtKey(
                            "either `current_density`, or `current` and `area`, is needed",
                            "Maybe write `current_density: 1 uA/cm2`.");
            return QuantityReader.STAND_IN;
        }
        if (density.isPresent()) {
            return QuantityReader.read(density.get(), Dimension.CURRENT_DENSITY, range);
        }
        Quantity.Known i = QuantityReader.known(current.get(), Dimension.CURRENT, range);
        Quantity.Known a = QuantityReader.known(area.get(), Dimension.AREA, Range.POSITIVE);
        double j = i.value() / a.value();
        if (!Double.isFinite(j)) {
            area.get().problem("the area is too small for the current", "Maybe its unit is wrong.");
            return QuantityReader.STAND_IN;
        }
        current.get()
                .reading()
                .resolve(
                        current.get(),
                        Numbers.show(j, Dimension.CURRENT_DENSITY),
                        i.assumption().or(a::assumption).orElse(""));
        return new Quantity.Known(j, i.assumption().or(a::assumption));
    }

    private Map<String, Quantity> surface(Fields fields) {
        Map<String, Quantity> result = new LinkedHashMap<>();
        Optional<Item> owner = fields.find("surface");
        owner.map(i -> i.entries("a mapping from ion to its density at the surface"))
                .orElse(Map.of())
                .forEach((ion, item) -> {
                    if (ions.checkKey(item, ion)) {
                        result.put(ion, QuantityReader.read(item, Dimension.NUMBER_DENSITY, Range.NOT_NEGATIVE));
                    }
                });
        // a bath concerns all ions: those not named follow, or are reported as missing
        ions.bathIons(result.keySet()).forEach(ions::markUsed);
        owner.filter(i -> i.isMapping() && i.reading().problems().isEmpty()).ifPresent(i -> checkSurface(i, result));
        return result;
    }

    private void checkSurface(Item owner, Map<String, Quantity> surface) {
        List<String> open = new ArrayList<>(ions.bathIons(surface.keySet()));
        open.removeAll(surface.keySet());
        if (open.size() > 1) {
            owner.problemAtKey(
                    "one ion may be left out, it follows from electroneutrality; missing are "
                            + String.join(", ", open),
                    "Maybe write `" + open.get(0) + ": 0 1/m3` if the bath holds none of it.");
            return;
        }
        boolean varied = surface.values().stream().anyMatch(q -> !(q instanceof Quantity.Known));
        double rest = ions.fixedCharge();
        for (Map.Entry<String, Quantity> e : surface.entrySet()) {
            rest -= e.getValue() instanceof Quantity.Known k ? ions.charge(e.getKey()) * k.value() : 0;
        }
        if (open.isEmpty() && (varied || Math.abs(rest) > NEUTRALITY * Math.abs(ions.fixedCharge()))) {
            owner.problemAtKey(
                    "the surface densities of all ions are given and do not balance the fixed charge of the glass",
                    "Maybe leave one ion out; it follows from electroneutrality.");
        } else if (!open.isEmpty() && !varied && rest / ions.charge(open.get(0)) < 0) {
            owner.problemAtKey(
                    "the density of " + open.get(0) + " at the surface would be negative, "
                            + Numbers.show(rest / ions.charge(open.get(0)), Dimension.NUMBER_DENSITY),
                    "Maybe lower the other densities: together they exceed the charge of the fixed anions.");
        }
    }
}
