package org.caitfit.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that work on one experiment at given values of its parameters. */
final class OneExperiment {
    @Option(names = "--experiment", paramLabel = "ID", description = "Which one. Default: the first of the study.")
    private String experiment;

    @Mixin
    private ParameterValues set;

    /** The experiment that was asked for. */
    ExperimentSpec of(Study study) {
        List<ExperimentSpec> all = study.experiments();
        if (experiment == null) {
            return all.get(0);
        }
        Optional<ExperimentSpec> found =
                all.stream().filter(e -> e.id().equals(experiment)).findFirst();
        return found.orElseThrow(() -> new UserError(
                ExitCode.USAGE,
                "there is no experiment " + experiment + "\nMaybe one of: "
                        + all.stream().map(ExperimentSpec::id).collect(Collectors.joining(", "))));
    }

    /** Values of all parameters, SI: those given, else the middle of the bounds. */
    Map<String, Double> values(Study study) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (ParameterSpec p : study.parameters()) {
            double middle = 0.5 * (ParameterSpace.toScale(p, p.lower()) + ParameterSpace.toScale(p, p.upper()));
            values.put(p.name(), ParameterSpace.toSi(p, middle));
        }
        values.putAll(set.values(study));
        return values;
    }
}
