package org.caitfit.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A data file as a mapping of the study describes it: {@code file}, and columns with their units. */
final class DataFile {
    private final Fields fields;
    private final Reading reading;

    /** @param fields with the key {@code file} and that of the abscissa */
    DataFile(Fields fields) {
        this.fields = fields;
        this.reading = fields.owner().reading();
    }

    /**
     * A column and its unit.
     *
     * @param header as in the file
     * @param unit of its numbers
     */
    record Column(String header, Unit unit) {}

    /** The column that a key describes as {@code {column: depth_nm, unit: nm}}; empty if absent or after a problem. */
    Optional<Column> column(String key, Dimension dimension) {
        Optional<Fields> column = fields.find(key).map(i -> i.fields(Section.COLUMN));
        Optional<Item> headerItem = column.flatMap(c -> c.find("column"));
        Optional<Item> unitItem = column.flatMap(c -> c.find("unit"));
        Optional<String> header = headerItem.flatMap(i -> i.text("the header of a column"));
        Optional<Unit> unit =
                unitItem.flatMap(i -> i.choice(Units.symbols(dimension))).flatMap(Units::find);
        if (header.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        reading.resolve(headerItem.get(), header.get(), "");
        reading.resolve(unitItem.get(), unit.get().symbol(), "");
        return Optional.of(new Column(header.get(), unit.get()));
    }

    /** The numbers of the file; empty after a problem. @param columns headers beside that of the abscissa */
    Optional<DataTable> table(Abscissa abscissa, List<String> columns) {
        Optional<SourceFile> file = file();
        Optional<Column> column = column(abscissa.word(), abscissa.dimension());
        if (file.isEmpty() || column.isEmpty()) {
            return Optional.empty();
        }
        return DataReader.read(file.get(), reading.problems(), fields.owner().path(), abscissa, column.get(), columns);
    }

    private Optional<SourceFile> file() {
        Optional<Item> name = fields.find("file");
        Optional<String> text = name.flatMap(i -> i.text("a file name"));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = reading.source().path().resolveSibling(text.get()).normalize();
            SourceFile file = SourceFile.read(path, reading.files());
            reading.resolve(name.get(), text.get() + " (sha256 " + file.sha256().substring(0, 16) + ")", "");
            return Optional.of(file);
        } catch (SourceFile.UnreadableException e) {
            name.get().problem("`" + text.get() + "`: " + e.getMessage(), e.maybe());
        } catch (InvalidPathException e) {
            name.get().problem("`" + text.get() + "` is not a file name", "Maybe a character in it is not allowed.");
        }
        return Optional.empty();
    }

    /** Reports the first depth that is not in the sample. @param used rows that matter */
    void checkDepths(DataTable table, IntPredicate used) {
        double[] depth = table.abscissae();
        for (int i = 0; i < depth.length; i++) {
            if (used.test(i) && depth[i] > reading.thickness()) {
                problem(
                        table,
                        table.abscissaPlace(i),
                        "a depth of " + Numbers.show(depth[i], Dimension.LENGTH) + " lies beyond the sample, which is "
                                + Numbers.show(reading.thickness(), Dimension.LENGTH) + " thick",
                        "Maybe check the unit of depth.");
                return;
            }
        }
    }

    /** Reports a problem of the data at its place in the file. */
    void problem(DataTable table, DataTable.Place place, String message, String maybe) {
        reading.problems()
                .add(
                        ConfigProblem.Kind.DATA,
                        table.file(),
                        place.line(),
                        place.column(),
                        fields.owner().path(),
                        message,
                        maybe);
    }
}
