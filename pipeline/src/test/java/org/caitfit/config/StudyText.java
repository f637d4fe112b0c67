package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caitfit.study.Study;

/** A small valid study whose text a test changes; its lines are numbered below. */
final class StudyText {
    /** Line 1 is "format". */
    static final String VALID = """
            format: caitfit-study/1
            title: small
            glass:
              name: Li3B7O12
              natives: {Li: 1.4e28 1/m3}
              permittivity: 9
              thickness: 0.5 mm
            ions:
              Li: {charge: 1, diffusion: {model: constant, value: 1e-17 m2/s}}
              K: {charge: 1, diffusion: {model: constant, value: {parameter: d_K}}}
            experiments:
              one:
                stages:
                  - {drive: potentiostatic, ion: K, voltage: 10 V, temperature: 350 K, duration: 1 h}
                profiles:
                  - file: one.csv
                    depth: {column: depth_nm, unit: nm}
                    columns: {Li: li, K: k}
                    density_unit: fraction
                    resolution: none
                    noise: {model: counts, at_bulk: 1e4}
            parameters:
              d_K: {bounds: [1e-22 m2/s, 1e-18 m2/s], scale: log10, grid: 5}
            """;

    static final String CSV = "# exported\ndepth_nm,li,k\n1,0.1,0.9\n2,0.5,0.5\n3,1.0,0.0\n";

    private StudyText() {}

    /** Writes a study and its data file into a folder. */
    static Path write(Path folder, String text, String csv) {
        try {
            Files.writeString(folder.resolve("one.csv"), csv);
            return Files.writeString(folder.resolve("study.yaml"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The valid study with one passage replaced. */
    static String with(String from, String to) {
        assertThat(VALID).contains(from);
        return VALID.replace(from, to);
    }

    static ReadResult read(Path folder, String text) {
        return StudyReader.read(write(folder, text, CSV));
    }

    static Study study(Path folder, String text) {
        ReadResult result = read(folder, text);
        if (result instanceof ReadResult.Refused refused) {
            throw new AssertionError(refused.format());
        }
        return ((ReadResult.Read) result).study();
    }

    static ReadResult.Refused refused(Path folder, String text, String csv) {
        ReadResult result = StudyReader.read(write(folder, text, csv));
        assertThat(result).isInstanceOf(ReadResult.Refused.class);
        return (ReadResult.Refused) result;
    }

    /** Headlines without the folder, each followed by its mend. */
    static List<String> problems(Path folder, String text, String csv) {
        return refused(folder, text, csv).problems().stream()
                .map(p -> p.headline().replace(folder + "/", "") + " | " + p.maybe())
                .toList();
    }

    static List<String> problems(Path folder, String text) {
        return problems(folder, text, CSV);
    }
}
