package org.caitfit.bench;

import java.util.List;
import org.caitfit.solver.ConstantDiffusion;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.Ion;
import org.caitfit.solver.SiteEnergyDiffusion;
import org.caitfit.solver.Stage;
import org.caitfit.solver.TransportProblem;
import org.caitfit.verification.StandardCase;

/** The problems that are timed. */
public enum SolverCase {
    K_1V("K-like, 1 V", StandardCase.K.at(1)),
    K_10V("K-like, 10 V", StandardCase.K.at(10)),
    K_100V("K-like, 100 V", StandardCase.K.at(100)),
    RB_1V("Rb-like, 1 V", StandardCase.RB.at(1)),
    RB_10V("Rb-like, 10 V", StandardCase.RB.at(10)),
    RB_100V("Rb-like, 100 V", StandardCase.RB.at(100)),
    CS_1V("Cs-like, 1 V", StandardCase.CS.at(1)),
    CS_10V("Cs-like, 10 V", StandardCase.CS.at(10)),
    CS_100V("Cs-like, 100 V", StandardCase.CS.at(100)),
    LI_NA_K_10V("Li and Na, K-like, 10 V", twoNatives());

    final String label;
    final TransportProblem problem;

    SolverCase(String label, TransportProblem problem) {
        this.label = label;
        this.problem = problem;
    }

    /** The K-like case with half of the native ions slower by a factor of 10. */
    private static TransportProblem twoNatives() {
        double half = StandardCase.N_BULK / 2;
        double slow = StandardCase.D_BULK / 10;
        return new TransportProblem(
                List.of(new Ion("Li", 1, half), new Ion("Na", 1, half), new Ion("K", 1, 0)),
                StandardCase.THICKNESS,
                StandardCase.PERMITTIVITY,
                List.of(new Stage(
                        new FrontControl.Potentiostatic(2, 10),
                        StandardCase.TEMPERATURE,
                        StandardCase.K.durationAt10Volt(),
                        List.of(
                                new SiteEnergyDiffusion(
                                        StandardCase.D_BULK, StandardCase.FWHM, StandardCase.VACANCIES, half),
                                new SiteEnergyDiffusion(slow, StandardCase.FWHM, StandardCase.VACANCIES, half),
                                new ConstantDiffusion(StandardCase.K.foreignRatio() * StandardCase.D_BULK)))));
    }
}
