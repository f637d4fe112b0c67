package org.caitfit.store.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder on a local disk, or on one that several machines share.
 *
 * @param path as given by the user
 */
public record LocalFolder(Path path) implements Folder {
    @Override
    public boolean isThere() {
        return Files.isDirectory(path);
    }

    @Override
    public boolean has(String name) {
        return Files.exists(path.resolve(name));
    }

    @Override
    public List<String> files(String below, String ending) throws IOException {
        Path folder = path.resolve(below);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        return Files.newByteChannel(path.resolve(name));
    }

    @Override
    public void publish(String temporary, String target, Content content) throws IOException {
        Path from = path.resolve(temporary);
        Path to = path.resolve(target);
        try {
            Files.createDirectories(from.toAbsolutePath().getParent());
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.deleteIfExists(from);
            content.write(from);
            sync(from);
            content.verify(this, temporary);
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            sync(to.toAbsolutePath().getParent());
        } finally {
            Files.deleteIfExists(from);
        }
    }

    /** Flushes a file or the entries of a folder to the disk. */
    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void fill(Maker maker) throws IOException {
        Files.createDirectories(path);
        maker.make(path);
    }

    @Override
    public void move(String from, String to) throws IOException {
        Path target = path.resolve(to);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.move(path.resolve(from), target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    @Override
    public void deleteIfEmpty(String below) throws IOException {
        try {
            Files.deleteIfExists(path.resolve(below));
        } catch (DirectoryNotEmptyException e) {
            // files of somebody else are in it: they stay
        }
    }

    @Override
    public long modified(String name) throws IOException {
        try {
            return Files.getLastModifiedTime(path.resolve(name)).toMillis();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    @Override
    public String path(String name) {
        return path.resolve(name).toString();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
