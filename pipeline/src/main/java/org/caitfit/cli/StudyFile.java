package org.caitfit.cli;

import java.nio.file.Path;
import org.caitfit.config.ReadResult;
import org.caitfit.config.StudyReader;
import org.caitfit.study.Study;
import picocli.CommandLine.Parameters;

/** The study file of a command. */
final class StudyFile {
    @Parameters(index = "0", paramLabel = "STUDY.yaml", description = "The study file.")
    private Path file;

    /** Reads the study, or fails with all problems at once. */
    Study read() {
        ReadResult result = StudyReader.read(file);
        if (result instanceof ReadResult.Refused refused) {
            throw new UserError(refused.exitCode(), refused.format().stripTrailing());
        }
        return ((ReadResult.Read) result).study();
    }

    /** The file as given. */
    Path path() {
        return file;
    }

    /** Name of the file without its ending. */
    String name() {
        return name(file);
    }

    /** Name of a study file without its ending. */
    static String name(Path file) {
        String full = file.getFileName().toString();
        int dot = full.lastIndexOf('.');
        return dot > 0 ? full.substring(0, dot) : full;
    }
}
