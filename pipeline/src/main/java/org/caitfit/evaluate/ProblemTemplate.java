package org.caitfit.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.DiffusionOfOtherIons;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Ion;
import org.caitfit.solver.Stage;
import org.caitfit.solver.StartProfile;
import org.caitfit.solver.TransportProblem;
import org.caitfit.study.CoupleStart;
import org.caitfit.study.DiffusionSpec;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.GivenStart;
import org.caitfit.study.Glass;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Quantity;
import org.caitfit.study.StageSpec;
import org.caitfit.study.StartSpec;
import org.caitfit.study.Study;

/** One experiment of a study with its parameters left open: values in, transport problem out. */
public final class ProblemTemplate {
    /** Of the one glass of the experiment. */
    private final Study study;

    private final Glass glass;
    private final ExperimentSpec experiment;
    private final List<String> ions;

    public ProblemTemplate(Study study, ExperimentSpec experiment) {
        this(study.in(study.glassOf(experiment)), experiment, ionsOf(study, experiment));
    }

    private ProblemTemplate(Study study, ExperimentSpec experiment, List<String> ions) {
        this.study = study;
        this.glass = study.glasses().get(0);
        this.experiment = experiment;
        this.ions = ions;
    }

    /** Natives of the glass first, then the foreign ions that this experiment brings in. */
    private static List<String> ionsOf(Study study, ExperimentSpec experiment) {
        Set<String> names = new LinkedHashSet<>();
        Glass glass = study.glassOf(experiment);
        glass.natives().forEach(n -> names.add(n.ion()));
        experiment.start().ifPresent(start -> names.addAll(start.ions()));
        for (StageSpec stage : experiment.stages()) {
            stage.drive().deliveredIon().ifPresent(names::add);
            if (stage.drive() instanceof DriveSpec.Reservoir r) {
                r.surface().keySet().stream().sorted().forEach(names::add);
                // at most one is left out: it follows from electroneutrality
                names.addAll(study.bathIons(glass, r.surface().keySet()));
            }
        }
        return List.copyOf(names);
    }

    /** The same with other data. @param other the same experiment otherwise */
    ProblemTemplate withData(ExperimentSpec other) {
        return new ProblemTemplate(study, other, ions);
    }

    public ExperimentSpec experiment() {
        return experiment;
    }

    /** The glass of the experiment. */
    public Glass glass() {
        return glass;
    }

    /** The part of the study that is of the glass of the experiment. */
    public Study study() {
        return study;
    }

    /** D model of an ion in a stage. @param stage index, from 0 */
    public DiffusionSpec modelOf(int stage, String ion) {
        return spec(experiment.stages().get(stage), ion);
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
        glass.natives().forEach(n -> note(n.density(), used));
        note(glass.permittivity(), used);
        note(glass.thickness(), used);
        experiment.start().ifPresent(s -> s.quantities().forEach(q -> note(q, used)));
        for (StageSpec stage : experiment.stages()) {
            note(stage.duration(), used);
            note(stage.temperature(), used);
            stage.drive().quantities().forEach(q -> note(q, used));
            for (String ion : ions) {
                spec(stage, ion).quantities().forEach(q -> note(q, used));
            }
        }
        for (MeasuredProfile profile : experiment.profiles()) {
            note(profile.calibration().depthScale(), used);
            if (profile.resolution() instanceof org.caitfit.study.DepthResolution.Gaussian g) {
                note(g.sigma(), used);
            }
        }
        return study.parameters().stream().filter(p -> used.contains(p.name())).toList();
    }

    private static void note(Quantity quantity, Set<String> used) {
        used.addAll(quantity.parameters());
    }

    /** Value of a quantity that does not depend on temperature, SI. @param values parameters by name, SI */
    public static double value(Quantity quantity, Map<String, Double> values) {
        return QuantityValue.of(quantity, values);
    }

    /**
     * The transport problem at given parameters.
     *
     * @param values parameters by name, SI
     * @throws IllegalArgumentException if the values make no physical problem
     */
    public TransportProblem problem(Map<String, Double> values) {
        List<Ion> list = new ArrayList<>();
        for (String name : ions) {
            double density = glass.natives().stream()
                    .filter(n -> n.ion().equals(name))
                    .mapToDouble(n -> value(n.density(), values))
                    .findFirst()
                    .orElse(0);
            list.add(new Ion(name, study.ions().get(name).charge(), density));
        }
        List<Stage> stages = new ArrayList<>();
        for (StageSpec stage : experiment.stages()) {
            double temperature = value(stage.temperature(), values);
            List<DiffusionModel> diffusion = new ArrayList<>();
            for (String ion : ions) {
                diffusion.add(model(ion, spec(stage, ion), list, temperature, values));
            }
            stages.add(new Stage(
                    control(stage.drive(), list, values), temperature, value(stage.duration(), values), diffusion));
        }
        return new TransportProblem(
                list,
                value(glass.thickness(), values),
                value(glass.permittivity(), values),
                stages,
                experiment.start().map(s -> start(s, values)));
    }

    private StartProfile start(StartSpec start, Map<String, Double> values) {
        if (start instanceof GivenStart given) {
            return new StartProfile(
                    given.depths(), ions.stream().map(given::density).toArray(double[][]::new));
        }
        CoupleStart couple = (CoupleStart) start;
        double contact = value(couple.contact(), values);
        double width = Math.min(1e-6 * value(glass.thickness(), values), 0.5 * contact);
        return new StartProfile(
                new double[] {contact - 0.5 * width, contact + 0.5 * width},
                ions.stream()
                        .map(ion -> new double[] {
                            couple.left().getOrDefault(ion, 0.0), couple.right().getOrDefault(ion, 0.0)
                        })
                        .toArray(double[][]::new));
    }

    private DiffusionSpec spec(StageSpec stage, String ion) {
        DiffusionSpec replaced = stage.diffusion().get(ion);
        return replaced != null ? replaced : study.ions().get(ion).diffusion();
    }

    private DiffusionModel model(
            String ion, DiffusionSpec spec, List<Ion> list, double temperature, Map<String, Double> values) {
        double reference = referenceDensity(ion, spec, list);
        if (!(spec instanceof DiffusionSpec.OfOtherIons o)) {
            return DiffusionModels.of(spec, reference, temperature, values);
        }
        DiffusionModel model = DiffusionModels.of(o.model(), reference, temperature, values);
        List<Integer> present =
                o.ions().stream().filter(ions::contains).map(ions::indexOf).toList();
        // where none of them takes part, their density is 0
        return present.isEmpty()
                ? new ConstantDiffusion(model.at(0, temperature).value())
                : new DiffusionOfOtherIons(model, present);
    }

    /**
     * Density called n_bulk in the D model of an ion, m^-3: that of its argument in the untouched glass; if no ion of it is
     * native, that at which the first of them would replace all natives.
     *
     * @param stage index, from 0
     * @param list the ions of the transport problem
     */
    public double referenceDensity(int stage, String ion, List<Ion> list) {
        return referenceDensity(ion, spec(experiment.stages().get(stage), ion), list);
    }

    private double referenceDensity(String ion, DiffusionSpec spec, List<Ion> list) {
        List<String> argument = spec instanceof DiffusionSpec.OfOtherIons o ? o.ions() : List.of(ion);
        double density = list.stream()
                .filter(i -> argument.contains(i.name()))
                .mapToDouble(Ion::initialDensity)
                .sum();
        int charge = Math.abs(study.ions().get(argument.get(0)).charge());
        if (density > 0) {
            return density;
        }
        // of neutral species the first one sets the scale
        return charge == 0 ? list.get(0).initialDensity() : fixedCharge(list) / charge;
    }

    /** Density of the fixed charge, e/m^3. */
    private static double fixedCharge(List<Ion> list) {
        return list.stream().mapToDouble(i -> i.charge() * i.initialDensity()).sum();
    }

    private FrontControl control(DriveSpec drive, List<Ion> list, Map<String, Double> values) {
        int delivered = drive.deliveredIon().map(ions::indexOf).orElse(list.size() - 1);
        if (drive instanceof DriveSpec.Potentiostatic p) {
            return new FrontControl.Potentiostatic(delivered, value(p.voltage(), values));
        } else if (drive instanceof DriveSpec.Galvanostatic g) {
            return new FrontControl.Galvanostatic(delivered, value(g.currentDensity(), values));
        } else if (drive instanceof DriveSpec.MeasuredCurrent m) {
            return new FrontControl.MeasuredCurrent(delivered, m.time(), m.currentDensity());
        } else if (drive instanceof DriveSpec.BeamLimited b) {
            return new FrontControl.BeamLimited(
                    delivered, value(b.currentDensity(), values), value(b.voltage(), values));
        } else if (drive instanceof DriveSpec.OpenCircuit) {
            // whichever ion: none enters
            return new FrontControl.Galvanostatic(delivered, 0);
        } else if (drive instanceof DriveSpec.Closed) {
            return new FrontControl.Closed();
        } else if (drive instanceof DriveSpec.BlockingElectrode b) {
            return new FrontControl.Blocking(value(b.voltage(), values));
        } else if (drive instanceof DriveSpec.Reservoir r) {
            return reservoir(r, list, values);
        }
        throw new AssertionError(drive);
    }

    private static FrontControl.Reservoir reservoir(DriveSpec.Reservoir r, List<Ion> list, Map<String, Double> values) {
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
            density[missing] = (fixedCharge(list) - charge) / list.get(missing).charge();
            if (density[missing] < 0) {
                throw new IllegalArgumentException("the given surface densities carry more charge than the glass can"
                        + " hold: " + list.get(missing).name() + " would be " + density[missing] + " m^-3");
            }
        }
        return new FrontControl.Reservoir(density);
    }
}
