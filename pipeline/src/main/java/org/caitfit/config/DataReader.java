package org.caitfit.config;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads columns of numbers from a CSV file: comma separated, one header line, lines that begin with # are comments. Problems
 * are charged to the line and column of the file.
 */
final class DataReader {
    /** A file of the wrong kind has a problem on each line; so many are reported. */
    private static final int MAX_PROBLEMS = 20;

    private final SourceFile file;
    private final Problems problems;
    private final String path;
    private final Abscissa abscissa;
    private final DataFile.Column first;
    private int found;

    private DataReader(SourceFile file, Problems problems, String path, Abscissa abscissa, DataFile.Column first) {
        this.file = file;
        this.problems = problems;
        this.path = path;
        this.abscissa = abscissa;
        this.first = first;
    }

    /**
     * Reads the named columns.
     *
     * @param path setting that names the file, for messages
     * @param abscissa what increases down the rows
     * @param first its column
     * @param columns headers of the other columns
     * @return empty after a problem
     */
    static Optional<DataTable> read(
            SourceFile file,
            Problems problems,
            String path,
            Abscissa abscissa,
            DataFile.Column first,
            List<String> columns) {
        return new DataReader(file, problems, path, abscissa, first).table(columns);
    }

    private Optional<DataTable> table(List<String> columns) {
        List<CsvRecord> records = records();
        if (found > 0) {
            return Optional.empty();
        }
        if (records.isEmpty()) {
            problem(1, 1, "the file is empty", "Maybe the export failed; a header line and numbers are expected.");
            return Optional.empty();
        }
        CsvRecord header = records.get(0);
        int firstIndex = index(header, first.header());
        int[] indices = columns.stream().mapToInt(c -> index(header, c)).toArray();
        if (found > 0) {
            return Optional.empty();
        }
        if (records.size() == 1) {
            problem(line(header), 1, "no numbers below the header", "Maybe the export was cut short.");
            return Optional.empty();
        }
        int rows = records.size() - 1;
        double[] firsts = new double[rows];
        double[][] values = new double[columns.size()][rows];
        DataTable.Place[][] places = new DataTable.Place[rows][columns.size() + 1];
        for (int row = 0; row < rows; row++) {
            CsvRecord r = records.get(row + 1);
            if (r.getFieldCount() != header.getFieldCount()) {
                problem(
                        line(r),
                        1,
                        "the row has " + r.getFieldCount() + " fields, the header has " + header.getFieldCount(),
                        "Maybe the row was cut short, or a decimal comma was used.");
                continue;
            }
            firsts[row] = number(r, firstIndex, true);
            places[row][0] = new DataTable.Place(line(r), fieldColumn(r, firstIndex));
            for (int c = 0; c < indices.length; c++) {
                places[row][c + 1] = new DataTable.Place(line(r), fieldColumn(r, indices[c]));
                values[c][row] = number(r, indices[c], false);
            }
            if (found == 0) {
                checkFirst(r, firstIndex, firsts, row);
            }
        }
        return found > 0 ? Optional.empty() : Optional.of(new DataTable(file, firsts, values, places));
    }

    private List<CsvRecord> records() {
        List<CsvRecord> records = new ArrayList<>();
        try {
            CsvReader.builder()
                    .commentStrategy(CommentStrategy.SKIP)
                    .commentCharacter('#')
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(file.text())
                    .forEach(r -> {
                        if (r.getFieldCount() > 1 || !r.getField(0).isBlank()) {
                            records.add(r);
                        }
                    });
        } catch (CsvParseException e) {
            int line = records.isEmpty() ? 1 : line(records.get(records.size() - 1)) + 1;
            problem(line, 1, "not readable as CSV: " + e.getMessage(), "Maybe a quote is not closed.");
        }
        return records;
    }

    private int index(CsvRecord header, String column) {
        List<String> names = header.getFields().stream().map(String::strip).toList();
        int index = names.indexOf(column);
        if (index < 0) {
            boolean separator = names.size() == 1 && names.get(0).matches(".*[;\\t].*");
            problem(
                    line(header),
                    1,
                    "no column `" + column + "`",
                    separator
                            ? "Maybe save the file with commas between the columns; this one uses semicolons or tabs."
                            : ClosestMatch.maybe(column, names));
        } else if (names.lastIndexOf(column) != index) {
            problem(
                    line(header),
                    fieldColumn(header, names.lastIndexOf(column)),
                    "two columns are called `" + column + "`",
                    "Maybe rename one of them.");
        }
        return index;
    }

    private double number(CsvRecord r, int index, boolean isFirst) {
        String text = r.getField(index).strip();
        Optional<Numbers.Parsed> parsed =
                Numbers.parse(text).filter(p -> p.unit().isEmpty());
        OptionalDouble value = parsed.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        isFirst
                                ? first.unit().toSi(parsed.get().number())
                                : parsed.get().number().doubleValue());
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            return value.getAsDouble();
        }
        boolean notFinite = value.isPresent() || text.matches("(?i)[+-]?(nan|inf|infinity)");
        problem(
                line(r),
                fieldColumn(r, index),
                (notFinite ? "a finite number is expected, got `" : "a number is expected, got `") + text + "`",
                text.isEmpty() || notFinite ? "Maybe remove the row." : "Maybe it is text, or uses a decimal comma.");
        return 0;
    }

    private void checkFirst(CsvRecord r, int index, double[] firsts, int row) {
        if (firsts[row] < 0) {
            problem(
                    line(r),
                    fieldColumn(r, index),
                    "a " + abscissa.word() + " below 0: " + r.getField(index).strip(),
                    abscissa.shift());
        } else if (row > 0 && firsts[row] <= firsts[row - 1]) {
            problem(
                    line(r),
                    fieldColumn(r, index),
                    abscissa.word() + " must increase strictly, got "
                            + r.getField(index).strip() + " on the row after "
                            + Numbers.show(
                                    firsts[row - 1] / first.unit().factor().doubleValue()),
                    "Maybe sort the rows by " + abscissa.word() + ", and average rows of equal " + abscissa.word()
                            + ".");
        }
    }

    private static int line(CsvRecord r) {
        return Math.toIntExact(r.getStartingLineNumber());
    }

    /** Column of the file, from 1, where a field begins. */
    private int fieldColumn(CsvRecord r, int index) {
        String text = file.line(line(r));
        boolean quoted = false;
        int field = 0;
        for (int i = 0; i < text.length() && field <= index; i++) {
            if (field == index) {
                return text.codePointCount(0, i) + 1;
            }
            char c = text.charAt(i);
            quoted ^= c == '"';
            field += c == ',' && !quoted ? 1 : 0;
        }
        return text.codePointCount(0, text.length()) + 1;
    }

    private void problem(int line, int column, String message, String maybe) {
        if (found < MAX_PROBLEMS) {
            problems.add(ConfigProblem.Kind.DATA, file, line, column, path, message, maybe);
        } else if (found == MAX_PROBLEMS) {
            problems.add(
                    ConfigProblem.Kind.DATA,
                    file,
                    line,
                    column,
                    path,
                    "more problems follow",
                    "Maybe mend these first.");
        }
        found++;
    }
}
