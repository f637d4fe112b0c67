package org.caitfit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.caitfit.config.ReadResult;
import org.caitfit.config.SourceFiles;
import org.caitfit.config.StudyBundle;
import org.caitfit.config.StudyReader;
import org.caitfit.store.files.Folder;
import org.caitfit.study.Study;
import picocli.CommandLine.Parameters;

/** The study file of a command. */
final class StudyFile {
    @Parameters(
            index = "0",
            paramLabel = "STUDY.yaml",
            description = "The study file, a path or a URI of a file system that Hadoop knows.")
    private String place;

    StudyFile() {}

    /** That of a command which may be given something else, too. */
    StudyFile(String place) {
        this.place = place;
    }

    private StudyBundle bundle = new StudyBundle(SourceFiles.LOCAL);

    /** Reads the study, or fails with all problems at once. */
    Study read() {
        if (!Folder.isUri(place)) {
            return study(StudyReader.read(path(), bundle), UnaryOperator.identity());
        }
        try {
            RemoteFiles files = new RemoteFiles(URI.create(place));
            bundle = new StudyBundle(files);
            return study(StudyReader.read(files.path(), bundle), files::told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Study study(ReadResult result, UnaryOperator<String> told) {
        if (result instanceof ReadResult.Refused refused) {
            throw new UserError(refused.exitCode(), told.apply(refused.format().stripTrailing()));
        }
        return ((ReadResult.Read) result).study();
    }

    /** All files of the study, once it was read. */
    StudyBundle bundle() {
        return bundle;
    }

    /** The file as given, on the local disk. */
    Path path() {
        if (Folder.isUri(place)) {
            throw new UserError(ExitCode.USAGE, place + ": here the study has to be a file on this machine");
        }
        return Path.of(place);
    }

    /** Name of the file without its ending. */
    String name() {
        String full = place.substring(place.lastIndexOf('/') + 1);
        int dot = full.lastIndexOf('.');
        return dot > 0 ? full.substring(0, dot) : full;
    }
}
