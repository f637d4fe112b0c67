package org.caitfit.store;

import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;
import org.caitfit.study.Study.ResolvedSetting;

/** The table {@code settings}: every setting of the study as it was used. */
final class SettingTable implements RecordTable<ResolvedSetting> {
    private static final TableSchema SCHEMA = new TableSchema(
            "settings",
            List.of(
                    text("path", "name of the setting, e.g. glass.permittivity"),
                    text("value", "with its SI unit"),
                    text("origin", "place in the configuration file, default, or parameter"),
                    text("assumption", "why it was assumed; absent if it was not")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(ResolvedSetting setting) {
        return SCHEMA.row()
                .set("path", setting.path())
                .set("value", setting.value())
                .set("origin", setting.origin())
                .setUnlessEmpty("assumption", setting.assumption())
                .build();
    }

    @Override
    public ResolvedSetting entry(Row row) {
        return new ResolvedSetting(row.text("path"), row.text("value"), row.text("origin"), orEmpty(row, "assumption"));
    }
}
