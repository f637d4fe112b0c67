package org.caitfit.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of a study together, so that another machine can read it: the same bytes under the same names, whatever is on its own
 * disk. A bundle fills itself while the study is read through it.
 */
public final class StudyBundle implements SourceFiles {
    private final SourceFiles origin;
    private final Map<String, byte[]> files = new TreeMap<>();

    /** @param origin of files that are not in the bundle yet */
    public StudyBundle(SourceFiles origin) {
        this.origin = origin;
    }

    /** Opens a bundle that was written: it holds what it holds. */
    public static StudyBundle open(byte[] archive) throws IOException {
        StudyBundle bundle = new StudyBundle(new Nothing());
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                bundle.files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return bundle;
    }

    /** Writes all that was read through it. @param out not closed */
    public void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            zip.putNextEntry(new ZipEntry(file.getKey()));
            zip.write(file.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    @Override
    public OptionalLong size(Path file) throws IOException {
        byte[] held = files.get(file.toString());
        return held == null ? origin.size(file) : OptionalLong.of(held.length);
    }

    @Override
    public byte[] read(Path file) throws IOException {
        byte[] held = files.get(file.toString());
        if (held == null) {
            held = origin.read(file);
            files.put(file.toString(), held);
        }
        return held.clone();
    }

    private static final class Nothing implements SourceFiles {
        @Override
        public OptionalLong size(Path file) throws IOException {
            throw new NoSuchFileException(file.toString());
        }

        @Override
        public byte[] read(Path file) throws IOException {
            throw new NoSuchFileException(file.toString());
        }
    }
}
