package org.caitfit.store;

import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.results.Claim;
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
                    text("evidence", "the figures that say so")));

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
                .build();
    }

    @Override
    public Claim entry(Row row) {
        return new Claim(
                row.text("id"), row.text("statement"), Verdict.valueOf(row.text("verdict")), orEmpty(row, "evidence"));
    }
}
