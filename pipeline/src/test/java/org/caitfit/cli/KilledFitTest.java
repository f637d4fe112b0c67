package org.caitfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.caitfit.SyntheticStudy;
import org.caitfit.store.ResultStore;
import org.caitfit.store.StoreCheck;
import org.caitfit.store.Timeless;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed (SIGKILL) while they fit, at moments spread over the whole job, and started again. The system property
 * {@code caitfit.kills} sets how many; 50 were made by hand.
 */
class KilledFitTest {
    private static final int KILLS = Integer.getInteger("caitfit.kills", 3);

    @TempDir
    Path folder;

    @Test
    void killedFitsEndLikeOneThatWasNot() throws IOException, InterruptedException {
        Path study = SyntheticStudy.cait(
                folder,
                1,
                20261128,
                "grid: {sobol: 40}",
                "starts: 2",
                "max_evaluations: 20",
                "fits: {K: [K], joint: [K, Rb]}");
        long start = System.nanoTime();
        assertThat(fit(study, "whole").waitFor()).isZero();
        long whole = System.nanoTime() - start;

        int killed = 0;
        for (int k = 0; k < KILLS; k++) {
            // the golden ratio spreads the moments evenly, whatever their number
            double moment = (0.3 + k * 0.618033988749895) % 1;
            Process process = fit(study, "killed");
            if (!process.waitFor(Math.round(moment * whole), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly().waitFor();
                killed++;
            }
            assertThat(findings("killed")).as("after kill %d", k).isEmpty();
        }
        assertThat(killed).isPositive();
        assertThat(fit(study, "killed").waitFor()).isZero();

        assertThat(tables("killed")).isEqualTo(tables("whole"));
    }

    private Process fit(Path study, String results) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.caitfit.cli.Main",
                "fit",
                study.toString(),
                "--threads",
                "2",
                "--out",
                folder.resolve(results).toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), results + ".log"))
                .start();
    }

    /** What is wrong with the store but for files that the killed process was writing; none if there is no store yet. */
    private List<StoreCheck.Finding> findings(String results) throws IOException {
        Path store = folder.resolve(results);
        if (!store.resolve("study/settings.parquet").toFile().exists()) {
            return List.of();
        }
        return new StoreCheck(ResultStore.open(store))
                .check(true).stream()
                        .filter(f -> !f.file().toString().endsWith(".part"))
                        .toList();
    }

    private Map<String, String> tables(String results) throws IOException {
        return Timeless.tables(ResultStore.open(folder.resolve(results)));
    }
}
