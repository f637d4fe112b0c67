package org.caitfit.store;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.caitfit.store.files.Folder;

/** Parts of a result folder: one file for each unit of work that is done. Those not asked for any more are set aside. */
final class StoreParts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,199}");

    private final Folder folder;
    private final StoreFiles files;

    StoreParts(Folder folder, StoreFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /** File name of a part. @param table folder of parts */
    static String file(String table, String part) {
        if (!NAME.matcher(part).matches()) {
            throw new IllegalArgumentException("not a name for a part: \"" + part + "\"");
        }
        return table + "/" + part + StoreFiles.EXTENSION;
    }

    private static String aside(String table, String part) {
        return StoreFiles.ASIDE + "/" + file(table, part);
    }

    /** Names of the published parts, sorted. */
    List<String> names(String table) throws IOException {
        return files.parts(table).stream()
                .map(file -> file.substring(table.length() + 1, file.length() - StoreFiles.EXTENSION.length()))
                .toList();
    }

    /** Those of some parts that are published; ones that were set aside are taken back. The folders are listed once. */
    Set<String> present(String table, List<String> wanted) throws IOException {
        Set<String> there = new HashSet<>(names(table));
        Set<String> aside = new HashSet<>(names(StoreFiles.ASIDE + "/" + table));
        Set<String> present = new HashSet<>();
        for (String part : wanted) {
            if (there.contains(part)) {
                present.add(part);
            } else if (aside.contains(part)) {
                takenBack(table, part);
                present.add(part);
            }
        }
        return present;
    }

    /** Sets parts aside, from whatever table they are in. */
    void setAside(List<String> parts) throws IOException {
        for (String part : parts) {
            for (String table : List.of(StoreFiles.REFINEMENTS, StoreFiles.RUNS)) {
                if (folder.has(file(table, part))) {
                    folder.move(file(table, part), aside(table, part));
                }
            }
        }
    }

    /** File name of a part, which is taken back first if it was set aside; it need not be there. */
    String takenBack(String table, String part) throws IOException {
        String file = file(table, part);
        if (!folder.has(file) && folder.has(aside(table, part))) {
            folder.move(aside(table, part), file);
        }
        return file;
    }
}
