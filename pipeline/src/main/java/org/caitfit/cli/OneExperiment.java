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
import picocli.CommandLine.Option;

/** Options of commands that work on one experiment at given values of its parameters. */
final class OneExperiment {
    @Option(names = "--experiment", paramLabel = "ID", description = "Which one. Default: the first of the study.")
    private String experiment;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "Value of a parameter in the unit of its bounds, e.g. sed_fwhm=250 (or \"250 meV\"). Default: the"
                            + " middle of its bounds on its scale.")
    private Map<String, String> set = new LinkedHashMap<>();

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

    /** Values of all parameters, SI. */
    Map<String, Double> values(Study study) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (ParameterSpec p : study.parameters()) {
            double middle = 0.5 * (ParameterSpace.toScale(p, p.lower()) + ParameterSpace.toScale(p, p.upper()));
            values.put(p.name(), ParameterSpace.toSi(p, middle));
        }
        set.forEach((name, text) -> {
            ParameterSpec p = study.parameters().stream()
                    .filter(q -> q.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new UserError(
                            ExitCode.USAGE,
                            "--set: there is no parameter " + name + "\nMaybe one of: "
                                    + study.parameters().stream()
                                            .map(ParameterSpec::name)
                                            .collect(Collectors.joining(", "))));
            values.put(name, p.unit().toSi(number(p, text)));
        });
        return values;
    }

    private static double number(ParameterSpec p, String text) {
        String symbol = p.unit().symbol();
        String bare = text.strip();
        if (!symbol.isEmpty() && bare.endsWith(symbol)) {
            bare = bare.substring(0, bare.length() - symbol.length()).strip();
        }
        try {
            double value = Double.parseDouble(bare);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new UserError(
                ExitCode.USAGE,
                "--set " + p.name() + "=" + text + ": expected a number" + (symbol.isEmpty() ? "" : " in " + symbol));
    }
}
