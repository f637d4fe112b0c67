package org.caitfit.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.caitfit.SyntheticStudy;
import org.caitfit.config.ReadResult;
import org.caitfit.config.SourceFiles;
import org.caitfit.config.StudyBundle;
import org.caitfit.config.StudyReader;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.results.RunRecord;
import org.caitfit.search.OpenWork;
import org.caitfit.search.Progress;
import org.caitfit.search.Share;
import org.caitfit.search.StudyRecords;
import org.caitfit.search.StudySearch;
import org.caitfit.store.ResultStore;
import org.caitfit.store.Timeless;
import org.caitfit.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a map does and what it is told, without a cluster. */
final class ShareTest {
    @TempDir
    Path folder;

    @Test
    void sharesFromTheBundleGiveTheRowsOfOneProcessThoughAMapRunsTwiceAndTheFilesOfTheStudyAreGone()
            throws IOException {
        Path file = SyntheticStudy.cait(
                folder.resolve("study"), 3, 7, "starts: 1", "max_evaluations: 6", "fits: {K: [K], joint: [K, Rb]}");
        StudyBundle bundle = new StudyBundle(SourceFiles.LOCAL);
        Study study = ((ReadResult.Read) StudyReader.read(file, bundle)).study();
        Path archive = folder.resolve("bundle.zip");
        try (OutputStream out = Files.newOutputStream(archive)) {
            bundle.write(out);
        }
        ResultStore whole = StudyRecords.store(folder.resolve("whole"), study);
        ResultStore shared = StudyRecords.store(folder.resolve("shared"), study);
        OpenWork open;
        try (Engine engine = new ThreadEngine(1)) {
            StudySearch search = new StudySearch(study, engine, whole, Progress.silent());
            open = search.openGrids();
            search.runGrids(Share.ALL);
            search.runRefinements(Share.ALL);
            assertThat(search.openGrids().units()).isEmpty();
            assertThat(search.openRefinements().units()).isEmpty();
        }
        for (String name : List.of("study.yaml", "K.csv", "Rb.csv")) {
            Files.delete(folder.resolve("study").resolve(name));
        }

        String store = folder.resolve("shared").toUri().toString();
        for (Stage stage : Stage.values()) {
            ShareOrder order = new ShareOrder(
                    stage,
                    file.toString(),
                    store,
                    2,
                    2,
                    stage == Stage.GRID ? open.byShare(2) : new TreeMap<>(Map.of(0, 1L, 1, 1L)));
            for (ShareSplit split : order.splits()) {
                Tally tally = new Tally(split.pieces());
                ShareMapper.work(order, split.share(), tally, archive, new Configuration(false));
                assertThat(tally.done()).isEqualTo(split.pieces());
                assertThat(tally.fraction()).isEqualTo(1);
                Tally again = new Tally(split.pieces());
                ShareMapper.work(order, split.share(), again, archive, new Configuration(false));
                assertThat(again.done()).isEqualTo(split.pieces());
            }
        }

        assertThat(shared.parts()).isEqualTo(whole.parts());
        for (String part : whole.parts()) {
            assertThat(timeless(shared, part)).isEqualTo(timeless(whole, part));
        }
    }

    private static List<RunRecord> timeless(ResultStore store, String part) throws IOException {
        return Timeless.runs(store.runs(part).orElseThrow());
    }

    @Test
    void anOrderComesBackFromTheConfigurationAndASplitFromItsBytes() throws IOException {
        ShareOrder order = new ShareOrder(
                Stage.REFINE, "/a b/study.yaml", "hdfs://host/x", 3, 7, new TreeMap<>(Map.of(0, 4L, 5, 12L)));
        Configuration configuration = new Configuration(false);
        order.writeTo(configuration);
        assertThat(ShareOrder.of(configuration)).isEqualTo(order);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        order.splits().get(1).write(new DataOutputStream(bytes));
        ShareSplit split = new ShareSplit();
        split.readFields(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(split.share()).isEqualTo(new Share(5, 7));
        assertThat(split.getLength()).isEqualTo(12);
    }

    @Test
    void aMapIsWorthItsStart() {
        List<OpenWork.Unit> units = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            units.add(new OpenWork.Unit(i, "K", 1024));
        }
        OpenWork open = new OpenWork(units);
        assertThat(ClusterSearch.shares(10, open)).isEqualTo(1);
        assertThat(ClusterSearch.shares(450, open)).isEqualTo(10);
        assertThat(ClusterSearch.shares(1e6, open)).isEqualTo(100);
        assertThat(open.byShare(3)).isEqualTo(Map.of(0, 34 * 1024L, 1, 33 * 1024L, 2, 33 * 1024L));
    }

    @Test
    void anArchiveWithoutJavaIsRefused() throws IOException {
        assertThat(JavaRuntime.of(archive("jre17/legal/notice", "jre17/bin/java"))
                        .javaHome())
                .isEqualTo("{{PWD}}/caitfit-java/jre17");
        assertThat(JavaRuntime.of(archive("./bin/java")).javaHome()).isEqualTo("{{PWD}}/caitfit-java");
        assertThatThrownBy(() -> JavaRuntime.of(archive("bin/javac")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("bin/java is missing");
        Path text = Files.writeString(folder.resolve("text.tar.gz"), "not an archive at all");
        assertThatThrownBy(() -> JavaRuntime.of(text)).hasMessageContaining("not a tar.gz");
        assertThatThrownBy(() -> JavaRuntime.of(folder.resolve("none"))).hasMessageContaining("no such file");
    }

    /** A tar.gz of files with 700 bytes each. */
    private Path archive(String... names) throws IOException {
        Path file = folder.resolve("java.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                byte[] header = new byte[512];
                byte[] text = name.getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(text, 0, header, 0, text.length);
                byte[] length = String.format("%011o", 700).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(length, 0, header, 124, length.length);
                out.write(header);
                byte[] content = new byte[1024];
                Arrays.fill(content, 0, 700, (byte) 'x');
                out.write(content);
            }
            out.write(new byte[1024]);
        }
        return file;
    }
}
