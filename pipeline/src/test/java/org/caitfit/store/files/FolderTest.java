package org.caitfit.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A local folder and one through Hadoop (its own view of the local disk) do the same. */
final class FolderTest {
    /** Both kinds. */
    enum Kind {
        LOCAL,
        HADOOP;

        Folder at(Path path) throws IOException {
            return this == LOCAL
                    ? new LocalFolder(path)
                    : new HadoopFolder(URI.create("file://" + path), new Configuration());
        }
    }

    @TempDir
    Path temporary;

    private record Text(String text, boolean arrives) implements Folder.Content {
        @Override
        public void write(Path file) throws IOException {
            Files.writeString(file, text);
        }

        @Override
        public void verify(Folder folder, String name) throws IOException {
            assertThat(read(folder, name)).isEqualTo(text);
            if (!arrives) {
                throw new IOException("the disk lies");
            }
        }
    }

    private static String read(Folder folder, String name) throws IOException {
        try (SeekableByteChannel channel = folder.open(name)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining()) {
                assertThat(channel.read(bytes)).isPositive();
            }
            assertThat(channel.position()).isEqualTo(channel.size());
            return new String(bytes.array(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsPublishedReplacedMovedAndDeleted(Kind kind) throws IOException {
        Folder folder = kind.at(temporary.resolve("results"));
        assertThat(folder.isThere()).isFalse();
        assertThat(folder.files("runs", ".parquet")).isEmpty();

        folder.publish("tmp/a.part", "runs/a.parquet", new Text("one", true));
        folder.publish("tmp/a.part", "runs/a.parquet", new Text("two", true));
        folder.publish("tmp/b.part", "runs/b.parquet", new Text("three", true));

        assertThat(folder.isThere()).isTrue();
        assertThat(read(folder, "runs/a.parquet")).isEqualTo("two");
        assertThat(folder.files("runs", ".parquet")).containsExactly("a.parquet", "b.parquet");
        assertThat(folder.files("runs", ".csv")).isEmpty();
        assertThat(folder.files("tmp", ".part")).isEmpty();
        assertThat(Path.of(URI.create("file:/").resolve(folder.path("runs/a.parquet"))))
                .hasContent("two");

        folder.move("runs/a.parquet", "aside/runs/a.parquet");
        folder.move("runs/b.parquet", "aside/runs/a.parquet");
        assertThat(read(folder, "aside/runs/a.parquet")).isEqualTo("three");
        assertThat(folder.has("runs/b.parquet")).isFalse();

        folder.deleteIfEmpty("aside/runs");
        folder.delete("aside/runs/a.parquet");
        folder.delete("aside/runs/a.parquet");
        folder.deleteIfEmpty("aside/runs");
        folder.deleteIfEmpty("aside/runs");
        assertThat(temporary.resolve("results/aside/runs")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotArriveIsNotPublished(Kind kind) throws IOException {
        Folder folder = kind.at(temporary);
        folder.publish("tmp/a.part", "a.parquet", new Text("one", true));

        assertThatThrownBy(() -> folder.publish("tmp/a.part", "a.parquet", new Text("two", false)))
                .hasMessage("the disk lies");

        assertThat(read(folder, "a.parquet")).isEqualTo("one");
        assertThat(folder.files("tmp", ".part")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFileSaysSo(Kind kind) throws IOException {
        Folder folder = kind.at(temporary);

        assertThatThrownBy(() -> folder.open("runs/a.parquet"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("runs/a.parquet");
    }

    @ParameterizedTest
    @EnumSource
    void aReaderMayGoBack(Kind kind) throws IOException {
        Folder folder = kind.at(temporary);
        folder.publish("tmp/a.part", "a.parquet", new Text("0123456789", true));

        try (SeekableByteChannel channel = folder.open("a.parquet")) {
            ByteBuffer two = ByteBuffer.allocate(2);
            channel.position(7).read(two);
            channel.position(1).read(two.rewind());
            assertThat(two.array()).containsExactly('1', '2');
            assertThat(channel.position()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportAndFiguresAreFilledIn(Kind kind) throws IOException {
        Folder folder = kind.at(temporary.resolve("results"));

        folder.fill(local -> {
            Files.writeString(local.resolve("report.html"), "page");
            Files.createDirectories(local.resolve("figures"));
            Files.writeString(local.resolve("figures/fig2.svg"), "drawing");
        });

        assertThat(read(folder, "report.html")).isEqualTo("page");
        assertThat(read(folder, "figures/fig2.svg")).isEqualTo("drawing");
    }

    @Test
    void aPlaceIsAPathOrAUri() throws IOException {
        assertThat(Folder.at("results/x")).isEqualTo(new LocalFolder(Path.of("results/x")));
        assertThat(Folder.at("file:///data/x")).isEqualTo(new LocalFolder(Path.of("/data/x")));
        assertThat(Folder.at("hdfs://127.0.0.1/user/x")).hasToString("hdfs://127.0.0.1/user/x");
        assertThatThrownBy(() -> Folder.at("nosuch://host/x")).hasMessageContaining("nosuch");
        assertThatThrownBy(() -> Folder.at("hdfs://no.such.host.invalid/x")).hasMessageContaining("no.such.host");
    }
}
