package org.caitfit.yarn;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What maps need and a cluster does not have: caitfit, and the libraries that a run and the store use. */
final class JobJars {
    /** Libraries of a map, by the beginnings of their names. Hadoop and its logging are those of the cluster. */
    private static final List<String> SHIPPED = List.of(
            "aircompressor-",
            "caitfit-solver-",
            "commons-math3-",
            "commons-pool-",
            "fastcsv-",
            "hipparchus-core-",
            "javax.annotation-api-",
            "jts-core-",
            "parquet-",
            "snakeyaml-engine-",
            "snappy-java-",
            "zstd-jni-");

    private JobJars() {}

    /** The jar of the job: of this program itself, made in a folder if it runs from one of classes. */
    static Path program(Path work) throws IOException {
        Path place = place(JobJars.class);
        return Files.isDirectory(place) ? packed(place, work.resolve("caitfit.jar")) : place;
    }

    /** The libraries. @param work for jars that are to be made */
    static List<Path> libraries(Path work) throws IOException {
        List<Path> jars = Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .map(Path::of)
                .filter(path -> SHIPPED.stream()
                        .anyMatch(name -> String.valueOf(path.getFileName()).startsWith(name)))
                .distinct()
                .toList();
        Path solver = place(org.caitfit.solver.TransportProblem.class);
        return Files.isDirectory(solver)
                ? Stream.concat(jars.stream(), Stream.of(packed(solver, work.resolve("caitfit-solver.jar"))))
                        .toList()
                : jars;
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class without a place", e);
        }
    }

    private static Path packed(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
