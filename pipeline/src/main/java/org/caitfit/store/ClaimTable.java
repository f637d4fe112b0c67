package org.caitfit.store;

import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.numbers;
import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.orNone;
import static org.caitfit.store.RecordTable.text;
import static org.caitfit.store.RecordTable.texts;

import java.util.ArrayList;
import java.util.List;
import org.caitfit.results.Claim;
import org.caitfit.results.Claim.Point;
import org.caitfit.results.Claim.Verdict;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;

/** The table {@code claims}: statements of the paper, tested on these data. */
final class ClaimTable implements RecordTable<Claim> {
    private static final TableSchema SCHEMA = new TableSchema(
            "claims",
            List.of(
                    text("id", "name of the claim"),
                    text("statement", "as the paper has it"),
                    text("verdict", "SUPPORTED, REFUTED or UNDECIDED"),
                    text("evidence", "the figures that say so"),
                    text("quantity", "what the points show, with its unit"),
                    number("expected_lower", "", "lower end of what the statement allows; absent for no limit"),
                    number("expected_upper", "", "upper end of what the statement allows; absent for no limit"),
                    texts("labels", "of the points"),
                    numbers("values", "of the points, in the unit of the quantity"),
                    numbers("lower95", "lower ends of their 95 % intervals"),
                    numbers("upper95", "upper ends of their 95 % intervals")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(Claim e) {
        return SCHEMA.row()
                .set("id", e.id())
                .set("statement", e.statement())
                .set("verdict", e.verdict().name())
                .set("evidence", e.evidence())
                .set("quantity", e.quantity())
                .set("expected_lower", e.expectedLower())
                .set("expected_upper", e.expectedUpper())
                .setTexts("labels", e.points().stream().map(Point::label).toList())
                .setDoubles("values", e.points().stream().map(Point::value).toList())
                .setDoubles("lower95", e.points().stream().map(Point::lower).toList())
                .setDoubles("upper95", e.points().stream().map(Point::upper).toList())
                .build();
    }

    @Override
    public Claim entry(Row row) {
        List<String> labels = row.texts("labels");
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            points.add(new Point(
                    labels.get(i),
                    orNone(row, "values").get(i),
                    orNone(row, "lower95").get(i),
                    orNone(row, "upper95").get(i)));
        }
        return new Claim(
                row.text("id"),
                row.text("statement"),
                Verdict.valueOf(row.text("verdict")),
                orEmpty(row, "evidence"),
                orEmpty(row, "quantity"),
                row.optionalDouble("expected_lower"),
                row.optionalDouble("expected_upper"),
                points);
    }
}
