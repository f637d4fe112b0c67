package org.caitfit.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caitfit.results.Calibration;
import org.caitfit.results.Calibration.Share;
import org.caitfit.results.TextFile;
import org.caitfit.study.ParameterSpec;

/** The outcome of a calibration as a Markdown page, with all estimates as a CSV file; the same results give the same bytes. */
public final class CalibrationPage {
    private CalibrationPage() {}

    /**
     * Writes calibration.md and calibration.csv.
     *
     * @param calibration what came of it
     * @param specs of the parameters of the study
     * @param version of the program that made it
     * @param folder created if absent
     * @return the page
     */
    public static Path write(Calibration calibration, List<ParameterSpec> specs, String version, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        Map<String, ParameterSpec> byName =
                specs.stream().collect(Collectors.toMap(ParameterSpec::name, Function.identity()));
        TextFile.publish(folder.resolve("calibration.csv"), out -> {
            PrintWriter text = new PrintWriter(out);
            estimates(text, calibration);
            text.flush();
        });
        Path page = folder.resolve("calibration.md");
        TextFile.publish(page, out -> {
            PrintWriter text = new PrintWriter(out);
            page(text, calibration, byName, version);
            text.flush();
        });
        return page;
    }

    private static void estimates(PrintWriter text, Calibration c) {
        text.print("replicate,parameter,value_si,sigma,pull,chi2_rise_at_truth\n");
        c.estimates()
                .forEach(e -> text.print(e.replicate() + "," + e.parameter() + "," + e.value() + "," + cell(e.sigma())
                        + "," + cell(e.pull()) + "," + cell(e.rise()) + "\n"));
    }

    private static String cell(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static void page(PrintWriter text, Calibration c, Map<String, ParameterSpec> specs, String version) {
        line(text, "# Do the intervals hold what they promise?");
        line(text, "");
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "Study: %s, fit `%s`. %d sets of synthetic data of the truth below by the noise models of the study",
                        c.study(),
                        c.fit(),
                        c.replicates()));
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "(seed %d), each fitted anew; %d of the fits ended at no optimum and are not counted. caitfit %s.",
                        c.seed(),
                        c.failed(),
                        version));
        line(text, "");
        line(
                text,
                "Coverage: share of the intervals that hold the truth, with its own 95 % interval (Wilson). An interval of the");
        line(
                text,
                "profile likelihood holds the truth if chi-square rises by less than 1 (68 %) or 3.84 (95 %) with the parameter");
        line(
                text,
                "held there. Bias and scatter: mean and standard deviation of (estimate - truth)/sigma, which should be 0 and 1.");
        line(text, "The last column, a parametric bootstrap, is where 95 % of the estimates lie.");
        line(text, "");
        line(
                text,
                "| parameter | truth | bias / σ | scatter / σ | 68 % likelihood | 95 % likelihood | 68 % covariance | 95 % covariance"
                        + " | 95 % of the estimates |");
        line(text, "| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (Calibration.Parameter p : c.parameters()) {
            ParameterSpec s = specs.get(p.name());
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "| `%s` | %.5g %s | %+.3f ± %.3f | %.3f | %s | %s | %s | %s | %.5g – %.5g %s |",
                            p.name(),
                            s.unit().fromSi(p.truth()),
                            s.unit().symbol(),
                            p.bias(),
                            p.scatter() / Math.sqrt(Math.max(1, p.linear95().trials())),
                            p.scatter(),
                            share(p.likelihood68()),
                            share(p.likelihood95()),
                            share(p.linear68()),
                            share(p.linear95()),
                            s.unit().fromSi(p.lower()),
                            s.unit().fromSi(p.upper()),
                            s.unit().symbol()));
        }
    }

    private static String share(Share s) {
        return s.trials() == 0
                ? "–"
                : String.format(
                        Locale.ROOT, "%.1f %% (%.1f – %.1f)", 100 * s.value(), 100 * s.lower(), 100 * s.upper());
    }

    private static void line(PrintWriter text, String line) {
        text.print(line + "\n");
    }
}
