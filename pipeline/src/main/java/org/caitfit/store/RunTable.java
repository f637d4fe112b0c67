package org.caitfit.store;

import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.numbers;
import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.caitfit.results.RunRecord;
import org.caitfit.results.RunRecord.Phase;
import org.caitfit.results.RunRecord.Score;
import org.caitfit.results.RunRecord.Statistics;
import org.caitfit.results.RunRecord.Status;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.Column.Type;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;
import org.caitfit.study.ParameterSpec;

/** The table {@code runs}. */
final class RunTable implements RecordTable<RunRecord> {
    private final List<ParameterSpec> parameters;
    private final TableSchema schema;

    RunTable(List<ParameterSpec> parameters) {
        this.parameters = List.copyOf(parameters);
        List<Column> columns = new ArrayList<>(List.of(
                text("run_id", "derived from the content: same problem, experiment and parameters, same id"),
                text("experiment", "id of the experiment"),
                text(
                        "phase",
                        "what the run was for: GRID, REFINE, FINAL, FINER (as FINAL, with a halved mesh) or SCAN"),
                text("fit_id", "the refinement it belongs to; absent for a grid run"),
                text("model", "the first fit that tried these D models; absent for those of the study"),
                Column.of("run_index", Type.LONG, "", "position in the grid or evaluation in the refinement, from 0"),
                integer("iteration", "iteration that accepted this point; absent for grid runs and trials")));
        for (ParameterSpec parameter : parameters) {
            columns.add(number(
                    parameter.column(),
                    parameter.unit().symbol(),
                    "parameter " + parameter.name() + "; absent if the experiment does not depend on it"));
        }
        columns.addAll(List.of(
                numbers(
                        "parameters_si",
                        "the parameters present, in the order of their columns, in SI units, to the last bit"),
                text("status", "OK or FAILED"),
                text("failure_kind", "why a failed run failed"),
                text("failure_reason", "the same as a sentence"),
                number("chi2", "", "sum of squared residuals in sigma over all points used"),
                integer("n_points", "number of residuals"),
                number("front_depth_m", "m", "where the native ion crosses half of its bulk density"),
                number("plateau_rel", "", "native n/n_bulk at 90 % of the front depth"),
                number("plateau_mean_rel", "", "native n/n_bulk averaged over 40 - 90 % of the front depth"),
                number("charge_C_per_m2", "C/m2", "injected charge per area"),
                number("largest_field_V_per_m", "V/m", "largest electric field at the end of any stage"),
                number("peak_field_V_per_m", "V/m", "largest electric field at any time"),
                number("front_excess_charge_rel", "", "largest |excess charge| at the front over e n_bulk"),
                number("conservation_error_rel", "", "relative error of the ion balance"),
                number("numerical_error_rel", "", "estimated numerical error of the profile, RMS of n/n_bulk"),
                integer("n_cells", "cells of the mesh"),
                integer("n_steps", "accepted time steps"),
                integer("n_rejected_steps", "rejected time steps"),
                integer("n_newton", "Newton iterations"),
                new Column("wall_s", Type.DOUBLE, "s", "elapsed time", true)));
        schema = new TableSchema("runs", columns);
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public Row row(RunRecord run) {
        Row.Builder row = schema.row()
                .set("run_id", run.runId())
                .set("experiment", run.experiment())
                .set("phase", run.phase().name())
                .setUnlessEmpty("fit_id", run.fitId())
                .setUnlessEmpty("model", run.model())
                .set("run_index", run.index())
                .set("status", run.status().name())
                .setUnlessEmpty("failure_kind", run.failureKind())
                .setUnlessEmpty("failure_reason", run.failureReason())
                .set("n_cells", run.statistics().cells())
                .set("n_steps", run.statistics().steps())
                .set("n_rejected_steps", run.statistics().rejectedSteps())
                .set("n_newton", run.statistics().newtonIterations())
                .set("wall_s", run.wallSeconds());
        run.iteration().ifPresent(iteration -> row.set("iteration", iteration.intValue()));
        run.score().ifPresent(score -> set(row, score));
        List<Double> exact = new ArrayList<>();
        for (ParameterSpec parameter : parameters) {
            Optional.ofNullable(run.parameters().get(parameter.name())).ifPresent(value -> {
                row.set(parameter.column(), parameter.unit().fromSi(value));
                exact.add(value);
            });
        }
        if (exact.size() != run.parameters().size()) {
            throw new IllegalArgumentException(
                    "run " + run.runId() + " has parameters " + run.parameters().keySet() + ", the study knows "
                            + parameters.stream().map(ParameterSpec::name).toList());
        }
        return row.setDoubles("parameters_si", exact).build();
    }

    private static void set(Row.Builder row, Score score) {
        row.set("chi2", score.chiSquare())
                .set("n_points", score.points())
                .set("front_depth_m", score.frontDepth())
                .set("plateau_rel", score.plateau())
                .set("plateau_mean_rel", score.plateauMean())
                .set("charge_C_per_m2", score.charge())
                .set("largest_field_V_per_m", score.largestField())
                .set("peak_field_V_per_m", score.peakField())
                .set("front_excess_charge_rel", score.frontExcessCharge())
                .set("conservation_error_rel", score.conservationError())
                .set("numerical_error_rel", score.numericalError());
    }

    @Override
    public RunRecord entry(Row row) {
        Map<String, Double> values = new LinkedHashMap<>();
        List<Double> exact = row.doubles("parameters_si");
        for (ParameterSpec parameter : parameters) {
            if (!row.isAbsent(parameter.column())) {
                values.put(parameter.name(), exact.get(values.size()));
            }
        }
        OptionalInt iteration = row.optionalInt("iteration");
        return new RunRecord(
                row.text("run_id"),
                row.text("experiment"),
                Phase.valueOf(row.text("phase")),
                orEmpty(row, "fit_id"),
                orEmpty(row, "model"),
                row.longValue("run_index"),
                iteration.isPresent() ? Optional.of(iteration.getAsInt()) : Optional.empty(),
                values,
                Status.valueOf(row.text("status")),
                orEmpty(row, "failure_kind"),
                orEmpty(row, "failure_reason"),
                row.isAbsent("n_points") ? Optional.empty() : Optional.of(score(row)),
                new Statistics(
                        row.intValue("n_cells"),
                        row.intValue("n_steps"),
                        row.intValue("n_rejected_steps"),
                        row.intValue("n_newton")),
                orNaN(row, "wall_s"));
    }

    private static Score score(Row row) {
        return new Score(
                orNaN(row, "chi2"),
                row.intValue("n_points"),
                row.optionalDouble("front_depth_m"),
                row.optionalDouble("plateau_rel"),
                row.optionalDouble("plateau_mean_rel"),
                orNaN(row, "charge_C_per_m2"),
                orNaN(row, "largest_field_V_per_m"),
                orNaN(row, "peak_field_V_per_m"),
                orNaN(row, "front_excess_charge_rel"),
                orNaN(row, "conservation_error_rel"),
                orNaN(row, "numerical_error_rel"));
    }
}
