package org.caitfit.verification;

import static org.caitfit.solver.PhysicalConstants.ELEMENTARY_CHARGE;

import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.DiffusionModel;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Ion;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;

/** The standard cases: three ions driven into a lithium borate glass with a Gaussian site energy distribution. */
public enum StandardCase {
    K(7e-4, 15_600),
    RB(1.3e-4, 26_300),
    CS(3.5e-5, 58_200);

    /** m^-3. */
    public static final double N_BULK = 1.4e28;
    /** m. */
    public static final double THICKNESS = 0.5e-3;

    public static final double PERMITTIVITY = 9;
    /** K. */
    public static final double TEMPERATURE = 350;
    /** m^2/s. */
    public static final double D_BULK = 1e-17;
    /** J. */
    public static final double FWHM = 0.25 * ELEMENTARY_CHARGE;

    public static final double VACANCIES = 0.1;

    public static final int NATIVE = 0;
    public static final int FOREIGN = 1;

    private final double foreignRatio;
    private final double durationAt10Volt;

    StandardCase(double foreignRatio, double durationAt10Volt) {
        this.foreignRatio = foreignRatio;
        this.durationAt10Volt = durationAt10Volt;
    }

    /** D_foreign over D_bulk. */
    public double foreignRatio() {
        return foreignRatio;
    }

    /** For a front near 100 nm at 10 V, s. */
    public double durationAt10Volt() {
        return durationAt10Volt;
    }

    /** Potentiostatic run with a front near 100 nm. @param voltage V */
    public TransportProblem at(double voltage) {
        return at(voltage, PERMITTIVITY);
    }

    public TransportProblem at(double voltage, double permittivity) {
        return problem(
                permittivity,
                new Stage(
                        new FrontControl.Potentiostatic(FOREIGN, voltage),
                        TEMPERATURE,
                        durationAt10Volt * 10 / voltage,
                        diffusion()));
    }

    public List<DiffusionModel> diffusion() {
        return List.of(native250(), new ConstantDiffusion(foreignRatio * D_BULK));
    }

    public static TransportProblem problem(double permittivity, Stage... stages) {
        return new TransportProblem(twoIons(), THICKNESS, permittivity, List.of(stages));
    }

    public static List<Ion> twoIons() {
        return List.of(new Ion("Li", 1, N_BULK), new Ion("M", 1, 0));
    }

    public static DiffusionModel native250() {
        return new SiteEnergyDiffusion(D_BULK, FWHM, VACANCIES, N_BULK);
    }
}
