package org.caitfit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.Callable;
import org.caitfit.results.TextFile;
import org.caitfit.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Batch scripts for a cluster with Slurm. */
@Command(
        name = "slurm",
        mixinStandardHelpOptions = true,
        description = {
            "Writes batch scripts that fit a study on a cluster with Slurm: an array for the grids, one for the",
            "refinements, and a last step with the report. Hand them in with submit.sh. Any of them may be stopped and",
            "handed in again: what is done is not done again."
        })
final class SlurmCommand implements Callable<Integer> {
    /** Set by the launcher: how to call caitfit. */
    private static final String LAUNCHER = "caitfit.launcher";

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFile studyFile;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Result folder. Default: results/<name of the study file>.")
    private Path out;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "8",
            description = "Elements of the array of the grids. Default: ${DEFAULT-VALUE}.")
    private int shards;

    @Option(
            names = "--cpus",
            paramLabel = "N",
            defaultValue = "4",
            description = "Processors of each element. Default: ${DEFAULT-VALUE}.")
    private int cpus;

    @Option(
            names = "--time",
            paramLabel = "LIMIT",
            defaultValue = "04:00:00",
            description = "Time limit of each element. Default: ${DEFAULT-VALUE}.")
    private String time;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            defaultValue = "2000",
            description = "Memory of each element, MB. Default: ${DEFAULT-VALUE}.")
    private int memory;

    @Override
    public Integer call() throws IOException {
        if (shards < 1 || cpus < 1 || memory < 500) {
            throw new UserError(ExitCode.USAGE, "--shards and --cpus must be at least 1, --memory at least 500");
        }
        Study study = studyFile.read();
        Path folder = (out == null ? Path.of("results", studyFile.name()) : out).toAbsolutePath();
        int refinements = study.search().fits().size() * study.search().starts();
        int refineShards = Math.max(1, Math.min(shards, (refinements + cpus - 1) / cpus));
        Path scripts = folder.resolve("slurm");
        Files.createDirectories(scripts);
        write(scripts.resolve("grid.sbatch"), batch("grid", shards, "--stage grid --shard ", shards, ""));
        write(
                scripts.resolve("refine.sbatch"),
                batch("refine", refineShards, "--stage refine --shard ", refineShards, " --grid-shards " + shards));
        write(scripts.resolve("finish.sbatch"), batch("finish", 0, "--stage finish", 0, " --grid-shards " + shards));
        write(scripts.resolve("submit.sh"), submit());
        PrintWriter console = spec.commandLine().getOut();
        console.println("Scripts: " + scripts);
        console.println("Hand them in: " + scripts.resolve("submit.sh"));
        console.flush();
        return ExitCode.DONE;
    }

    private String batch(String stage, int elements, String what, int count, String more) {
        Path folder = (out == null ? Path.of("results", studyFile.name()) : out).toAbsolutePath();
        String array = elements > 0 ? "#SBATCH --array=0-" + (elements - 1) + "\n" : "";
        // the number of parts stands here: the count of an array that is handed in again in part is another one
        String part = count > 0 ? "\"${SLURM_ARRAY_TASK_ID}/" + count + "\"" : "";
        String log = elements > 0 ? "%a" : "0";
        return "#!/bin/bash\n"
                + "#SBATCH --job-name=caitfit-" + stage + "\n"
                + array
                + "#SBATCH --cpus-per-task=" + cpus + "\n"
                + "#SBATCH --mem=" + memory + "M\n"
                + "#SBATCH --time=" + time + "\n"
                + "#SBATCH --requeue\n"
                + "#SBATCH --open-mode=append\n"
                + "#SBATCH --output=" + folder.resolve("slurm").resolve(stage + "-" + log + ".log") + "\n"
                + "set -euo pipefail\n"
                + "export CAITFIT_JAVA_OPTS=\"-Xmx" + (memory * 7L / 10) + "m\"\n"
                // exec: the signals of Slurm reach Java itself
                + "exec " + quoted(System.getProperty(LAUNCHER, "caitfit")) + " fit "
                + quoted(studyFile.path().toAbsolutePath().toString())
                + " --out " + quoted(folder.toString())
                + " --threads \"${SLURM_CPUS_PER_TASK:-" + cpus + "}\" " + what + part + more + "\n";
    }

    private static String submit() {
        return """
                #!/bin/bash
                # Hands in the three steps. Each waits for the one before, however it ended: it checks itself what is missing and
                # says which elements to hand in again.
                set -euo pipefail
                cd "$(dirname "${BASH_SOURCE[0]}")"
                grid=$(sbatch --parsable grid.sbatch)
                refine=$(sbatch --parsable --dependency=afterany:"${grid%%;*}" refine.sbatch)
                finish=$(sbatch --parsable --dependency=afterany:"${refine%%;*}" finish.sbatch)
                echo "grid $grid, refinements $refine, report $finish"
                """;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static void write(Path file, String text) throws IOException {
        TextFile.publish(file, w -> w.write(text));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> all = new java.util.HashSet<>(Files.getPosixFilePermissions(file));
            all.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(file, all);
        }
    }
}
