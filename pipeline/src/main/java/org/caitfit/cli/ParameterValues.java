package org.caitfit.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.Study;
import picocli.CommandLine.Option;

/** Values of parameters given on the command line. */
final class ParameterValues {
    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Value of a parameter in the unit of its bounds, e.g. sed_fwhm=250 (or \"250 meV\").")
    private Map<String, String> set = new LinkedHashMap<>();

    /** Those given, SI by name. */
    Map<String, Double> values(Study study) {
        Map<String, Double> values = new LinkedHashMap<>();
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
