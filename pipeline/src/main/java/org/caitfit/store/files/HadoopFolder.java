package org.caitfit.store.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.security.AccessControlException;

/**
 * A folder on a file system that Hadoop knows, which has to rename files in one step: HDFS does, object stores do not. A file is
 * made on the local disk first, as such file systems cannot write at a place in the middle.
 */
public final class HadoopFolder implements Folder {
    private final URI uri;
    private final org.apache.hadoop.fs.Path root;
    private final FileContext files;

    /**
     * @param uri with a scheme
     * @param configuration of the client, or of the task that runs on the cluster
     * @throws IOException if there is no library for such a file system, or no such host
     */
    public HadoopFolder(URI uri, Configuration configuration) throws IOException {
        this.uri = uri;
        this.root = new org.apache.hadoop.fs.Path(uri);
        try {
            this.files = FileContext.getFileContext(uri, configuration);
        } catch (IOException | RuntimeException e) {
            Throwable reason = e;
            while (reason.getCause() != null) {
                reason = reason.getCause();
            }
            throw new IOException(
                    uri + ": " + reason.getMessage()
                            + ". Maybe the host is misspelt or missing, as in hdfs://host/folder; or set"
                            + " HADOOP_CONF_DIR to the folder with the configuration of the cluster, often /etc/hadoop/conf; or put"
                            + " the library for \"" + uri.getScheme() + ":\" to the others.",
                    e);
        }
    }

    private org.apache.hadoop.fs.Path file(String name) {
        return new org.apache.hadoop.fs.Path(root, name);
    }

    @Override
    public boolean isThere() throws IOException {
        try {
            return files.getFileStatus(root).isDirectory();
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    @Override
    public boolean has(String name) throws IOException {
        return files.util().exists(file(name));
    }

    @Override
    public List<String> files(String below, String ending) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            RemoteIterator<FileStatus> there = files.listStatus(file(below));
            while (there.hasNext()) {
                FileStatus status = there.next();
                String name = status.getPath().getName();
                if (status.isFile() && name.endsWith(ending)) {
                    names.add(name);
                }
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        names.sort(Comparator.naturalOrder());
        return List.copyOf(names);
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        try {
            long size = files.getFileStatus(file(name)).getLen();
            return new HadoopChannel(files.open(file(name)), size);
        } catch (FileNotFoundException e) {
            throw (IOException) new NoSuchFileException(path(name)).initCause(e);
        } catch (AccessControlException e) {
            throw (IOException) new AccessDeniedException(path(name)).initCause(e);
        }
    }

    @Override
    public void publish(String temporary, String target, Content content) throws IOException {
        Path made = Files.createTempDirectory("caitfit");
        try {
            Path local = made.resolve("made");
            content.write(local);
            publish(local, temporary, target, content);
        } finally {
            deleteLocal(made);
        }
    }

    private void publish(Path local, String temporary, String target, Content content) throws IOException {
        boolean published = false;
        try {
            copy(local, temporary);
            content.verify(this, temporary);
            files.mkdir(file(target).getParent(), FileContext.DIR_DEFAULT_PERM, true);
            files.rename(file(temporary), file(target), Rename.OVERWRITE);
            published = true;
        } finally {
            if (!published) {
                delete(temporary);
            }
        }
    }

    private void copy(Path local, String name) throws IOException {
        EnumSet<CreateFlag> flags = EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE);
        try (FSDataOutputStream out = files.create(file(name), flags, CreateOpts.createParent())) {
            Files.copy(local, (OutputStream) out);
            out.hsync();
        }
    }

    @Override
    public void fill(Maker maker) throws IOException {
        Path made = Files.createTempDirectory("caitfit");
        try {
            maker.make(made);
            try (Stream<Path> all = Files.walk(made)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    String name = made.relativize(file).toString().replace('\\', '/');
                    String temporary = "tmp/" + name.replace('/', '-') + "-" + ProcessName.TEXT + ".part";
                    publish(file, temporary, name, new Length(Files.size(file)));
                }
            }
        } finally {
            deleteLocal(made);
        }
    }

    /** All that can be told of a file without a digest. */
    private record Length(long bytes) implements Content {
        @Override
        public void write(Path file) {
            throw new IllegalStateException("it is there");
        }

        @Override
        public void verify(Folder folder, String name) throws IOException {
            try (SeekableByteChannel channel = folder.open(name)) {
                if (channel.size() != bytes) {
                    throw new IOException(
                            folder.path(name) + ": of " + bytes + " bytes " + channel.size() + " arrived");
                }
            }
        }
    }

    private static void deleteLocal(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void move(String from, String to) throws IOException {
        files.mkdir(file(to).getParent(), FileContext.DIR_DEFAULT_PERM, true);
        files.rename(file(from), file(to), Rename.OVERWRITE);
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            files.delete(file(name), false);
        } catch (FileNotFoundException e) {
            // it was not there
        }
    }

    @Override
    public void deleteIfEmpty(String below) throws IOException {
        try {
            if (!files.listStatus(file(below)).hasNext()) {
                files.delete(file(below), false);
            }
        } catch (FileNotFoundException e) {
            // it was never made
        }
    }

    @Override
    public long modified(String name) throws IOException {
        try {
            return files.getFileStatus(file(name)).getModificationTime();
        } catch (FileNotFoundException e) {
            return 0;
        }
    }

    @Override
    public String path(String name) {
        return file(name).toString();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
