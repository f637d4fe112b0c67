package org.caitfit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.caitfit.config.SourceFiles;
import org.caitfit.store.files.Folder;

/**
 * Files of a study on a file system that Hadoop knows. A path cannot hold a URI, so that {@code hdfs://host/x} has the path
 * {@code hdfs:/host/x} on the way.
 */
final class RemoteFiles implements SourceFiles {
    private final URI uri;
    private final Folder root;

    /** @param uri of the study file */
    RemoteFiles(URI uri) throws IOException {
        this.uri = uri;
        this.root = Folder.at(origin());
    }

    private String origin() {
        return uri.getScheme() + "://" + authority() + "/";
    }

    private String authority() {
        return uri.getAuthority() == null ? "" : uri.getAuthority();
    }

    private String prefix() {
        return uri.getScheme() + ":/" + (authority().isEmpty() ? "" : authority() + "/");
    }

    /** Path of the study file. */
    Path path() {
        return Path.of(prefix() + uri.getPath().substring(1));
    }

    /** A message in which paths are URIs again. */
    String told(String message) {
        return message.replace(prefix(), origin());
    }

    private SeekableByteChannel open(Path file) throws IOException {
        String name = file.toString();
        return root.open(name.startsWith(prefix()) ? name.substring(prefix().length()) : name);
    }

    @Override
    public OptionalLong size(Path file) throws IOException {
        try (SeekableByteChannel channel = open(file)) {
            return OptionalLong.of(channel.size());
        }
    }

    @Override
    public byte[] read(Path file) throws IOException {
        try (SeekableByteChannel channel = open(file);
                InputStream in = Channels.newInputStream(channel)) {
            return in.readAllBytes();
        }
    }
}
