package org.caitfit.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FreeFormDiffusion;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Ion;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.Glass;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.StageSpec;
import org.caitfit.study.Study;

/** One experiment of a study with its parameters left open: values in, transport problem out. */
public final class ProblemTemplate {
    private final Study study;
    private final ExperimentSpec experiment;
    private final List<String> ions;

    public ProblemTemplate(Study study, ExperimentSpec experiment) {
        this.study = study;
        this.experiment = experiment;
        this.ions = ionsOf(study, experiment);
    }

    /** Natives of the glass first, then the foreign ions that this experiment brings in. */
    private static List<String> ionsOf(Study study, ExperimentSpec experiment) {
        Set<String> names = new LinkedHashSet<>();
        study.glass().natives().forEach(n -> names.add(n.ion()));
        for (StageSpec stage : experiment.stages()) {
            if (stage instanceof StageSpec.Potentiostatic p) {
                names.add(p.ion());
            } else if (stage instanceof StageSpec.Galvanostatic g) {
                names.add(g.ion());
            } else if (stage instanceof StageSpec.Reservoir r) {
                r.surface().keySet().stream().sorted().forEach(names::add);
                // at most one is left out: it follows from electroneutrality
                names.addAll(study.ions().keySet());
            }
        }
        return List.copyOf(names);
    }

    public ExperimentSpec experiment() {
        return experiment;
    }

    /** Names of the ions of the experiment, in the order of the transport problem. */
    public List<String> ions() {
        return ions;
    }

    /** Whether the D model that the study gives an ion matters here: the ion takes part, and not every stage has its own. */
    public boolean usesModelOf(String ion) {
        return ions.contains(ion)
                && experiment.stages().stream().anyMatch(s -> !s.diffusion().containsKey(ion));
    }

    /** The parameters of the study that this experiment depends on, in the order of the study. */
    public List<ParameterSpec> parameters() {
        Set<String> used = new LinkedHashSet<>();
        study.glass().natives().forEach(n -> note(n.density(), used));
        note(study.glass().permittivity(), used);
        note(study.glass().thickness(), used);
        for (StageSpec stage : experiment.stages()) {
            note(stage.duration(), used);
            note(stage.temperature(), used);
            if (stage instanceof StageSpec.Potentiostatic p) {
                note(p.voltage(), used);
            } else if (stage instanceof StageSpec.Galvanostatic g) {
                note(g.currentDensity(), used);
            } else if (stage instanceof StageSpec.Reservoir r) {
                r.surface().values().forEach(q -> note(q, used));
            }
            for (String ion : ions) {
                noteDiffusion(spec(stage, ion), used);
            }
        }
        for (MeasuredProfile profile : experiment.profiles()) {
            if (profile.resolution() instanceof org.caitfit.study.DepthResolution.Gaussian g) {
                note(g.sigma(), used);
            }
        }
        return study.parameters().stream().filter(p -> used.contains(p.name())).toList();
    }

    private static void noteDiffusion(DiffusionSpec spec, Set<String> used) {
        if (spec instanceof DiffusionSpec.Constant c) {
            note(c.value(), used);
        } else if (spec instanceof DiffusionSpec.SiteEnergies s) {
            note(s.bulk(), used);
            note(s.fwhm(), used);
            note(s.vacancies(), used);
        } else if (spec instanceof DiffusionSpec.FreeForm f) {
            f.values().forEach(q -> note(q, used));
        }
    }

    private static void note(Quantity quantity, Set<String> used) {
        if (quantity instanceof Quantity.Varied v) {
            used.add(v.parameter());
        }
    }

    /** Value of a quantity, SI. @param values parameters by name, SI */
    public static double value(Quantity quantity, Map<String, Double> values) {
        if (quantity instanceof Quantity.Known k) {
            return k.value();
        }
        Double v = values.get(((Quantity.Varied) quantity).parameter());
        if (v == null) {
            throw new IllegalArgumentException("no value for parameter " + ((Quantity.Varied) quantity).parameter());
        }
        return v;
    }

    /**
     * The transport problem at given parameters.
     *
     * @param values parameters by name, SI
     * @throws IllegalArgumentException if the values make no physical problem
     */
    public TransportProblem problem(Map<String, Double> values) {
        Glass glass = study.glass();
        List<Ion> list = new ArrayList<>();
        for (String name : ions) {
            double density = glass.natives().stream()
                    .filter(n -> n.ion().equals(name))
                    .mapToDouble(n -> value(n.density(), values))
                    .findFirst()
                    .orElse(0);
            list.add(new Ion(name, study.ions().get(name).charge(), density));
        }
        double fixedCharge =
                list.stream().mapToDouble(i -> i.charge() * i.initialDensity()).sum();
        List<Stage> stages = new ArrayList<>();
        for (StageSpec stage : experiment.stages()) {
            List<DiffusionModel> diffusion = new ArrayList<>();
            for (Ion ion : list) {
                diffusion.add(model(spec(stage, ion.name()), referenceDensity(ion, fixedCharge), values));
            }
            stages.add(new Stage(
                    control(stage, list, fixedCharge, values),
                    value(stage.temperature(), values),
                    value(stage.duration(), values),
                    diffusion));
        }
        return new TransportProblem(
                list, value(glass.thickness(), values), value(glass.permittivity(), values), stages);
    }

    /** Density called n_bulk in the D model of an ion: its own in the glass, or that which replaces all natives. */
    static double referenceDensity(Ion ion, double fixedCharge) {
        return ion.initialDensity() > 0 ? ion.initialDensity() : fixedCharge / Math.abs(ion.charge());
    }

    private DiffusionSpec spec(StageSpec stage, String ion) {
        DiffusionSpec replaced = stage.diffusion().get(ion);
        return replaced != null ? replaced : study.ions().get(ion).diffusion();
    }

    private static DiffusionModel model(DiffusionSpec spec, double reference, Map<String, Double> values) {
        if (spec instanceof DiffusionSpec.Constant c) {
            return new ConstantDiffusion(value(c.value(), values));
        }
        if (spec instanceof DiffusionSpec.SiteEnergies s) {
            return new SiteEnergyDiffusion(
                    value(s.bulk(), values), value(s.fwhm(), values), value(s.vacancies(), values), reference);
        }
        DiffusionSpec.FreeForm f = (DiffusionSpec.FreeForm) spec;
        double[] density =
                f.fractions().stream().mapToDouble(x -> x * reference).toArray();
        double[] d = f.values().stream().mapToDouble(q -> value(q, values)).toArray();
        return new FreeFormDiffusion(density, d);
    }

    private FrontControl control(StageSpec stage, List<Ion> list, double fixedCharge, Map<String, Double> values) {
        if (stage instanceof StageSpec.Potentiostatic p) {
            return new FrontControl.Potentiostatic(ions.indexOf(p.ion()), value(p.voltage(), values));
        }
        if (stage instanceof StageSpec.Galvanostatic g) {
            return new FrontControl.Galvanostatic(ions.indexOf(g.ion()), value(g.currentDensity(), values));
        }
        StageSpec.Reservoir r = (StageSpec.Reservoir) stage;
        double[] density = new double[list.size()];
        int missing = -1;
        double charge = 0;
        for (int k = 0; k < density.length; k++) {
            Quantity given = r.surface().get(list.get(k).name());
            if (given == null) {
                missing = k;
            } else {
                density[k] = value(given, values);
                charge += list.get(k).charge() * density[k];
            }
        }
        if (missing >= 0) {
            density[missing] = (fixedCharge - charge) / list.get(missing).charge();
            if (density[missing] < 0) {
                throw new IllegalArgumentException("the given surface densities carry more charge than the glass can"
                        + " hold: " + list.get(missing).name() + " would be " + density[missing] + " m^-3");
            }
        }
        return new FrontControl.Reservoir(density);
    }
}
