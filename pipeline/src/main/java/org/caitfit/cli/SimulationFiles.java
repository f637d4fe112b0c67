package org.caitfit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caitfit.results.TextFile;
import org.caitfit.solver.Outcome;
import org.caitfit.solver.Profile;
import org.caitfit.solver.Trace;
import org.caitfit.store.TableExport;
import org.caitfit.store.files.LocalFolder;
import org.caitfit.store.parquet.ParquetTable;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.Column.Type;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;
import org.caitfit.study.Study;

/** Profile and trace of one forward run, as CSV and Parquet. */
final class SimulationFiles {
    private static final TableSchema PROFILE = new TableSchema(
            "simulated_profile",
            List.of(
                    Column.of("stage", Type.INT, "", "number of the stage at whose end this is, from 1"),
                    Column.of("ion", Type.STRING, "", "name of the ion"),
                    Column.of("cell", Type.INT, "", "number of the grid cell, from 0 at the surface"),
                    Column.of("depth_m", Type.DOUBLE, "m", "depth of the centre of the cell"),
                    Column.of("width_m", Type.DOUBLE, "m", "width of the cell"),
                    Column.of("density_per_m3", Type.DOUBLE, "1/m3", "mean number density in the cell"),
                    Column.of("field_V_per_m", Type.DOUBLE, "V/m", "field at the surface side of the cell"),
                    Column.of("potential_V", Type.DOUBLE, "V", "potential there, against the back")));

    private static final TableSchema TRACE = new TableSchema(
            "simulated_trace",
            List.of(
                    Column.of("time_s", Type.DOUBLE, "s", "time from the start of the first stage"),
                    Column.of("current_density_A_per_m2", Type.DOUBLE, "A/m2", "total current density"),
                    Column.of("surface_potential_V", Type.DOUBLE, "V", "potential of the surface against the back"),
                    Column.of("charge_C_per_m2", Type.DOUBLE, "C/m2", "charge injected since the start")));

    private SimulationFiles() {}

    /** Writes profile.csv, profile.parquet, trace.csv and trace.parquet, replacing earlier ones. */
    static void write(Path folder, List<String> ions, Outcome.Completed outcome, Study study) throws IOException {
        List<Row> profile = new ArrayList<>();
        for (int s = 0; s < outcome.profiles().size(); s++) {
            Profile p = outcome.profiles().get(s);
            for (int k = 0; k < ions.size(); k++) {
                for (int cell = 0; cell < p.cells(); cell++) {
                    profile.add(PROFILE.row()
                            .set("stage", s + 1)
                            .set("ion", ions.get(k))
                            .set("cell", cell)
                            .set("depth_m", p.depth(cell))
                            .set("width_m", p.edge(cell + 1) - p.edge(cell))
                            .set("density_per_m3", p.density(k, cell))
                            .set("field_V_per_m", p.field(cell))
                            .set("potential_V", p.potential(cell))
                            .build());
                }
            }
        }
        Trace t = outcome.trace();
        List<Row> trace = new ArrayList<>();
        for (int i = 0; i < t.size(); i++) {
            trace.add(TRACE.row()
                    .set("time_s", t.time(i))
                    .set("current_density_A_per_m2", t.currentDensity(i))
                    .set("surface_potential_V", t.potential(i))
                    .set("charge_C_per_m2", t.charge(i))
                    .build());
        }
        Map<String, String> notes = notes(study);
        publish(folder, "profile", PROFILE, profile, notes);
        publish(folder, "trace", TRACE, trace, notes);
    }

    /** What the footers of Parquet files say of their origin. */
    static Map<String, String> notes(Study study) {
        return Map.of(
                "caitfit.title", study.title(),
                "caitfit.config_sha256", study.configSha256(),
                "caitfit.code_version", Main.Version.text());
    }

    /** Writes NAME.parquet and NAME.csv. */
    static void publish(Path folder, String name, TableSchema schema, List<Row> rows, Map<String, String> notes)
            throws IOException {
        Files.createDirectories(folder);
        ParquetTable.publish(new LocalFolder(folder), "." + name + ".part", name + ".parquet", schema, notes, rows);
        TextFile.publish(folder.resolve(name + ".csv"), out -> TableExport.csv(schema, rows, out));
    }
}
