package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.caitfit.engine.ThreadEngine;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What a command says and returns when the machine does not do its part. */
final class TroubleTest {
    private record Said(int code, String err) {}

    @Command(name = "program")
    private static final class Program {}

    /** A command that ends as told. */
    @Command(name = "job")
    private static final class Job implements Callable<Integer> {
        private final Callable<Integer> work;

        Job(Callable<Integer> work) {
            this.work = work;
        }

        @Override
        public Integer call() throws Exception {
            return work.call();
        }
    }

    private static Said run(Callable<Integer> work) {
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Program());
        line.addSubcommand("job", new Job(work));
        line.setErr(new PrintWriter(err, true));
        return new Said(Main.execute(line, "job"), err.toString());
    }

    private static Said failing(Exception trouble) {
        return run(() -> {
            throw trouble;
        });
    }

    @Test
    void aFullDiskIsNamed() {
        for (IOException full : new IOException[] {
            new IOException("No space left on device"),
            new FileSystemException("results/tmp/x.part", null, "No space left on device"),
            new IOException("cannot write results/tmp/x.part", new IOException("Disk quota exceeded"))
        }) {
            Said said = failing(new UncheckedIOException(full));
            assertThat(said.code()).isEqualTo(ExitCode.FILES).isEqualTo(9);
            assertThat(said.err())
                    .contains("Maybe make room", "goes on from there")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        Said denied = failing(new AccessDeniedException("results/tmp"));
        assertThat(denied.code()).isEqualTo(ExitCode.FILES);
        assertThat(denied.err()).contains("results/tmp: permission denied", "Maybe mend the permissions");
        Said readOnly = failing(new FileSystemException("results/tmp", null, "Read-only file system"));
        assertThat(readOnly.code()).isEqualTo(ExitCode.FILES);
        assertThat(readOnly.err()).contains("results/tmp: Read-only file system", "Maybe mount it for writing");
    }

    @Test
    void aFolderThatIsGoneIsNamed() {
        Said gone = failing(new NoSuchFileException("results/tmp"));
        assertThat(gone.code()).isEqualTo(ExitCode.FILES);
        assertThat(gone.err()).contains("results/tmp: no such file or folder", "moved or deleted");
    }

    @Test
    void otherTroubleOfTheDiskIsNamed() {
        Said said = failing(new IOException("Input/output error"));
        assertThat(said.code()).isEqualTo(ExitCode.FILES);
        assertThat(said.err()).contains("Input/output error", "Maybe see to the disk");
    }

    @Test
    void tooLittleMemoryIsNamedFromAnyThread() {
        Said said = run(() -> {
            try (ThreadEngine engine = new ThreadEngine(2)) {
                return engine.run(3, i -> {
                            if (i == 1) {
                                throw new OutOfMemoryError("Java heap space");
                            }
                            return i;
                        })
                        .get(0);
            }
        });
        assertThat(said.code()).isEqualTo(ExitCode.MEMORY).isEqualTo(13);
        assertThat(said.err())
                .contains("not enough memory (Java heap space)", "CAITFIT_JAVA_OPTS=-Xmx", "--threads")
                .doesNotContain("\tat ");
    }

    @Test
    void anErrorOfTheProgramAsksForAReport() {
        Said said = run(() -> {
            throw new StackOverflowError();
        });
        assertThat(said.code()).isEqualTo(ExitCode.INTERNAL);
        assertThat(said.err()).contains("please report it", "StackOverflowError");
    }
}
