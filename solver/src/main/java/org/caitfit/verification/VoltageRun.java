package org.caitfit.verification;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.caitfit.solver.Outcome;

/** A standard case at a voltage. @param voltage V */
record VoltageRun(StandardCase glass, double voltage) {
    Outcome.Completed run() {
        return CompletedRun.of(glass.at(voltage));
    }

    /** What differs between runs. */
    static List<Parameter> parameters(List<VoltageRun> runs) {
        String ions = " (" + runs.stream().map(run -> run.glass().name()).collect(Collectors.joining(", ")) + ")";
        return List.of(
                Parameter.of(
                        "D_foreign/D_bulk" + ions,
                        "",
                        values(runs, run -> run.glass().foreignRatio())),
                Parameter.of("voltage" + ions, "V", values(runs, VoltageRun::voltage)));
    }

    private static double[] values(List<VoltageRun> runs, ToDoubleFunction<VoltageRun> value) {
        return runs.stream().mapToDouble(value).toArray();
    }
}
