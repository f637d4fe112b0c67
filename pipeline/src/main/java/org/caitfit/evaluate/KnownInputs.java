package org.caitfit.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caitfit.study.DepthResolution;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.Glass;
import org.caitfit.study.IonSpec;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.StageSpec;
import org.caitfit.study.Study;

/**
 * The numbers that a fit takes as known, opened: the same study with each of them as one more parameter, named by its path
 * (e.g. {@code glass.permittivity}), so that one run gives the derivatives of everything by them, too. Zeros stay known, as
 * they have no logarithm, and so do numbers that cannot change alone.
 */
final class KnownInputs {
    /** Bounds of an opened number, as a share of it; they set the width of its variation only. */
    private static final double SPAN = 0.5;

    private final Set<String> kept;
    private final Map<String, Input> inputs = new LinkedHashMap<>();

    private KnownInputs(Set<String> kept) {
        this.kept = kept;
    }

    /**
     * A number that was taken as known.
     *
     * @param path as in the resolved study, e.g. "experiments.K.stages[1].voltage"
     * @param value SI
     * @param assumed whether it is marked as assumed
     */
    record Input(String path, double value, boolean assumed) {}

    /**
     * A study with one of its experiments opened.
     *
     * @param experiment the model with parameters and inputs
     * @param inputs those that the experiment depends on
     */
    record Opened(ExperimentModel experiment, List<Input> inputs) {
        Opened {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * Opens an experiment.
     *
     * @param study with the D models of the fit
     * @param modelPath path of the D model of an ion by its name, e.g. "ions.Li.diffusion"
     * @param values of the parameters, SI by name
     */
    static Opened open(
            Study study, ExperimentSpec experiment, Map<String, String> modelPath, Map<String, Double> values) {
        Set<String> kept = new LinkedHashSet<>();
        // a fitted scale or background takes up a part of what the unit of fractions changes
        boolean calibrated = experiment.profiles().stream()
                .anyMatch(p -> p.calibration().fitScale() || p.calibration().fitBackground());
        if (calibrated || bendsAtTheBulkDensity(study, experiment)) {
            Glass glass = study.glassOf(experiment);
            glass.natives().forEach(n -> kept.add(glass.path() + ".natives." + n.ion()));
        }
        Opened opened = new KnownInputs(kept).opened(study, experiment, modelPath);
        for (int changed = -1; changed < kept.size(); ) {
            changed = kept.size();
            Map<String, Double> all = new LinkedHashMap<>(values);
            opened.inputs().forEach(i -> all.put(i.path(), i.value()));
            for (Input input : opened.inputs()) {
                if (!mayMove(opened.experiment(), all, input)) {
                    kept.add(input.path());
                }
            }
            if (kept.size() > changed) {
                opened = new KnownInputs(kept).opened(study, experiment, modelPath);
            }
        }
        return opened;
    }

    /**
     * Whether a free form ends at the bulk density: D bends there, just where the untouched glass is, so that the density has no
     * derivative that a little more and a little less of it would give.
     */
    private static boolean bendsAtTheBulkDensity(Study study, ExperimentSpec experiment) {
        return Stream.concat(
                        study.in(study.glassOf(experiment)).ions().values().stream()
                                .map(IonSpec::diffusion),
                        experiment.stages().stream().flatMap(s -> s.diffusion().values().stream()))
                .map(spec -> spec instanceof DiffusionSpec.OfOtherIons o ? o.model() : spec)
                .anyMatch(spec -> spec instanceof DiffusionSpec.FreeForm f
                        && f.fractions().contains(1.0));
    }

    /** Whether the problem is still a physical one with a little more or less of a number. */
    private static boolean mayMove(ExperimentModel model, Map<String, Double> values, Input input) {
        ProblemVariations variations = new ProblemVariations(model.template(), model.space());
        int k = model.space().indexOf(input.path());
        try {
            model.template().problem(variations.moved(values, k, -0.5));
            model.template().problem(variations.moved(values, k, 0.5));
            return true;
        } catch (IllegalArgumentException atALimit) {
            return false;
        }
    }

    private Opened opened(Study study, ExperimentSpec experiment, Map<String, String> modelPath) {
        Glass glass = glass(study.glassOf(experiment));
        Map<String, IonSpec> ions = new LinkedHashMap<>();
        study.ions()
                .forEach((name, ion) -> ions.put(
                        name,
                        ion.with(model(modelPath.getOrDefault(name, "ions." + name + ".diffusion"), ion.diffusion()))));
        ExperimentSpec open = experiment(experiment);
        List<ParameterSpec> parameters = Stream.concat(
                        study.parameters().stream(), inputs.values().stream().map(KnownInputs::parameter))
                .toList();
        ExperimentModel model = new ExperimentModel(study.with(List.of(glass), ions, List.of(open), parameters), open);
        return new Opened(
                model,
                inputs.values().stream()
                        .filter(i -> model.space().indexOf(i.path()) >= 0)
                        .toList());
    }

    private Glass glass(Glass glass) {
        String path = glass.path() + ".";
        return new Glass(
                glass.id(),
                glass.name(),
                glass.natives().stream()
                        .map(n -> new Glass.Native(n.ion(), open(path + "natives." + n.ion(), n.density())))
                        .toList(),
                open(path + "permittivity", glass.permittivity()),
                open(path + "thickness", glass.thickness()),
                models(path + "diffusion.", glass.diffusion()),
                glass.activationEnergies());
    }

    private static ParameterSpec parameter(Input input) {
        double reach = SPAN * Math.abs(input.value());
        return new ParameterSpec(
                input.path(),
                DisplayUnit.NONE,
                input.value() - reach,
                input.value() + reach,
                ParameterSpec.Scale.LINEAR,
                1);
    }

    private ExperimentSpec experiment(ExperimentSpec experiment) {
        String path = "experiments." + experiment.id() + ".";
        List<StageSpec> stages = new ArrayList<>();
        for (int s = 0; s < experiment.stages().size(); s++) {
            stages.add(
                    stage(path + "stages[" + (s + 1) + "].", experiment.stages().get(s)));
        }
        List<MeasuredProfile> profiles = new ArrayList<>();
        for (int i = 0; i < experiment.profiles().size(); i++) {
            MeasuredProfile profile = experiment.profiles().get(i);
            profiles.add(
                    profile.resolution() instanceof DepthResolution.Gaussian g
                            ? profile.with(new DepthResolution.Gaussian(
                                    open(path + "profiles[" + (i + 1) + "].resolution.sigma", g.sigma())))
                            : profile);
        }
        return experiment.with(stages, profiles);
    }

    private StageSpec stage(String path, StageSpec stage) {
        return new StageSpec(
                drive(path, stage.drive()),
                open(path + "duration", stage.duration()),
                open(path + "temperature", stage.temperature()),
                models(path + "diffusion.", stage.diffusion()));
    }

    private Map<String, DiffusionSpec> models(String path, Map<String, DiffusionSpec> models) {
        Map<String, DiffusionSpec> opened = new LinkedHashMap<>();
        models.keySet().stream().sorted().forEach(ion -> opened.put(ion, model(path + ion, models.get(ion))));
        return opened;
    }

    private DriveSpec drive(String path, DriveSpec drive) {
        if (drive instanceof DriveSpec.Potentiostatic p) {
            return new DriveSpec.Potentiostatic(p.ion(), open(path + "voltage", p.voltage()));
        } else if (drive instanceof DriveSpec.Galvanostatic g) {
            return new DriveSpec.Galvanostatic(g.ion(), open(path + "current_density", g.currentDensity()));
        } else if (drive instanceof DriveSpec.BeamLimited b) {
            return new DriveSpec.BeamLimited(
                    b.ion(), open(path + "current_density", b.currentDensity()), open(path + "voltage", b.voltage()));
        } else if (drive instanceof DriveSpec.BlockingElectrode b) {
            return new DriveSpec.BlockingElectrode(open(path + "voltage", b.voltage()));
        } else if (drive instanceof DriveSpec.Reservoir r) {
            Map<String, Quantity> surface = new LinkedHashMap<>();
            r.surface().keySet().stream()
                    .sorted()
                    .forEach(ion -> surface.put(
                            ion, open(path + "surface." + ion, r.surface().get(ion))));
            return new DriveSpec.Reservoir(surface);
        }
        // a measured current is no single number; an open circuit has none
        return drive;
    }

    private DiffusionSpec model(String path, DiffusionSpec spec) {
        if (spec instanceof DiffusionSpec.Constant c) {
            return new DiffusionSpec.Constant(open(path + ".value", c.value()));
        } else if (spec instanceof DiffusionSpec.LogLinear l) {
            return new DiffusionSpec.LogLinear(
                    open(path + ".at_zero", l.atZero()), open(path + ".at_bulk", l.atBulk()));
        } else if (spec instanceof DiffusionSpec.SiteEnergies s) {
            return new DiffusionSpec.SiteEnergies(
                    open(path + ".bulk", s.bulk()),
                    open(path + ".fwhm", s.fwhm()),
                    open(path + ".vacancies", s.vacancies()));
        } else if (spec instanceof DiffusionSpec.GaussianSum s) {
            return gaussians(path, s);
        } else if (spec instanceof DiffusionSpec.SiteTable t) {
            return new DiffusionSpec.SiteTable(
                    open(path + ".bulk", t.bulk()),
                    t.energies(),
                    all(path + ".states", ".density", t.densities()),
                    open(path + ".vacancies", t.vacancies()));
        } else if (spec instanceof DiffusionSpec.FreeForm f) {
            return new DiffusionSpec.FreeForm(f.fractions(), all(path + ".knots", ".value", f.values()));
        } else if (spec instanceof DiffusionSpec.OfOtherIons o) {
            return new DiffusionSpec.OfOtherIons(model(path, o.model()), o.ions());
        }
        throw new AssertionError(spec);
    }

    private DiffusionSpec gaussians(String path, DiffusionSpec.GaussianSum sum) {
        List<DiffusionSpec.Gaussian> parts = new ArrayList<>();
        for (int i = 0; i < sum.gaussians().size(); i++) {
            DiffusionSpec.Gaussian g = sum.gaussians().get(i);
            String part = path + ".gaussians[" + (i + 1) + "]";
            parts.add(new DiffusionSpec.Gaussian(
                    open(part + ".weight", g.weight()),
                    open(part + ".centre", g.centre()),
                    open(part + ".fwhm", g.fwhm())));
        }
        return new DiffusionSpec.GaussianSum(
                open(path + ".bulk", sum.bulk()), parts, open(path + ".vacancies", sum.vacancies()));
    }

    private List<Quantity> all(String list, String key, List<Quantity> quantities) {
        return IntStream.range(0, quantities.size())
                .mapToObj(i -> open(list + "[" + (i + 1) + "]" + key, quantities.get(i)))
                .toList();
    }

    private Quantity open(String path, Quantity quantity) {
        if (quantity instanceof Quantity.Arrhenius a) {
            return new Quantity.Arrhenius(
                    open(path + ".value", a.value()), a.at(), open(path + ".activation_energy", a.activationEnergy()));
        }
        if (!(quantity instanceof Quantity.Known k) || k.value() == 0 || kept.contains(path)) {
            return quantity;
        }
        inputs.put(path, new Input(path, k.value(), k.assumption().isPresent()));
        return new Quantity.Varied(path);
    }
}
