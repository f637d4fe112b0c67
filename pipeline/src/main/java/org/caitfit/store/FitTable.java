package org.caitfit.store;

import static org.caitfit.store.RecordTable.flag;
import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.numbers;
import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.orNaN;
import static org.caitfit.store.RecordTable.orNone;
import static org.caitfit.store.RecordTable.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.store.table.Column;
import org.caitfit.store.table.Column.Type;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Scale;

/** The table {@code fits}: one row per refinement. */
final class FitTable implements RecordTable<FitRecord> {
    private static final String SEARCH_SCALE =
            " over the parameters not at a bound, in order, on the search scale (decades for log10, SI for linear)";

    private final List<ParameterSpec> parameters;
    private final TableSchema schema;

    FitTable(List<ParameterSpec> parameters) {
        this.parameters = List.copyOf(parameters);
        List<Column> columns = new ArrayList<>(List.of(
                text("fit_id", "id of the refinement"),
                text("fit", "id of the fit"),
                Column.of("experiments", Type.STRING_LIST, "", "ids of the experiments described"),
                integer("start", "number of the start, from 1, in order of the grid score"),
                flag("best", "true for the lowest chi-square of its fit"),
                integer("basin", "number of the basin it ended in, from 1 (the best)"),
                text("stop_reason", "why it ended"),
                text("stop_detail", "the same as a sentence")));
        for (ParameterSpec parameter : parameters) {
            columns.addAll(columns(parameter));
        }
        columns.addAll(List.of(
                numbers(
                        "parameters_si",
                        "the fitted values in the order of their columns, in SI units, to the last bit"),
                number("chi2_start", "", "chi-square at the start"),
                number("chi2", "", "chi-square at the end"),
                number("chi2_reduced", "", "chi-square over degrees of freedom"),
                integer("n_points", "number of residuals, of data and of priors"),
                integer("n_priors", "number of those that are priors of parameters"),
                number("chi2_priors", "", "their part of chi2"),
                integer("n_free_parameters", "parameters that no bound holds"),
                number("gradient_cosine", "", "largest |cosine| between residuals and a free Jacobian column"),
                integer("n_evaluations", "forward models evaluated"),
                integer("n_iterations", "accepted steps"),
                integer("rank", "numerical rank of the scaled Jacobian over the free parameters"),
                number("condition", "", "ratio of its largest to its smallest singular value"),
                numbers("singular_values", "of the scaled Jacobian, descending"),
                numbers("covariance", "row-major" + SEARCH_SCALE + "; absent if the rank is deficient"),
                numbers("null_direction", "least determined direction, unit length, in fractions of the bound spans"),
                Column.of(
                        "covariance_parameters", Type.STRING_LIST, "", "names that go with covariance, null_direction"),
                number("residual_lag1", "", "lag-1 autocorrelation of the residuals"),
                number(
                        "chi2_finer",
                        "",
                        "chi-square of the same values with cells half as large and a quarter of the time tolerance;"
                                + " absent if that run failed or was not made"),
                text("finer_failure", "why that run failed")));
        schema = new TableSchema("fits", columns);
    }

    private static List<Column> columns(ParameterSpec parameter) {
        String unit = parameter.unit().symbol();
        String name = parameter.name();
        String scaleUnit = parameter.scale() == Scale.LOG10 ? "decades" : unit;
        return List.of(
                number(parameter.column(), unit, "fitted " + name),
                number(
                        column("sigma", parameter),
                        scaleUnit,
                        "standard deviation of " + name + "; absent at a bound or if undetermined"),
                number(
                        column("numerical_shift", parameter),
                        scaleUnit,
                        "how far " + name
                                + " would move with cells half as large and a quarter of the time tolerance, to"
                                + " first order; absent as sigma, and without a finer run"),
                number(parameter.column() + "_lower95", unit, "lower end of the 95 % interval of " + name),
                number(parameter.column() + "_upper95", unit, "upper end of the 95 % interval of " + name),
                integer("at_bound_" + name, "-1 at the lower, 1 at the upper bound, 0 inside"));
    }

    /** Name of a column of differences, in decades or in the unit of the parameter. @param what e.g. "sigma" */
    private static String column(String what, ParameterSpec parameter) {
        if (parameter.scale() == Scale.LOG10) {
            return what + "_log10_" + parameter.name();
        }
        String suffix = parameter.unit().suffix();
        return what + "_" + parameter.name() + (suffix.isEmpty() ? "" : "_" + suffix);
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public Row row(FitRecord fit) {
        Row.Builder row = schema.row()
                .set("fit_id", fit.fitId())
                .set("fit", fit.fit())
                .setTexts("experiments", fit.experiments())
                .set("start", fit.start())
                .set("best", fit.best())
                .set("basin", fit.basin())
                .set("stop_reason", fit.stopReason())
                .setUnlessEmpty("stop_detail", fit.stopDetail())
                .set("chi2_start", fit.chiSquareStart())
                .set("chi2", fit.chiSquare())
                .set("chi2_reduced", fit.reducedChiSquare())
                .set("n_points", fit.points())
                .set("n_priors", fit.priors())
                .set("chi2_priors", fit.priorChiSquare())
                .set("n_free_parameters", fit.freeParameters())
                .set("gradient_cosine", fit.gradientCosine())
                .set("n_evaluations", fit.evaluations())
                .set("n_iterations", fit.iterations())
                .set("rank", fit.rank())
                .set("condition", fit.condition())
                .set("residual_lag1", fit.residualLag1())
                .set("chi2_finer", fit.finerChiSquare())
                .setUnlessEmpty("finer_failure", fit.finerFailure());
        setUnlessEmpty(row, "singular_values", fit.singularValues());
        setUnlessEmpty(row, "covariance", fit.covariance());
        setUnlessEmpty(row, "null_direction", fit.nullDirection());
        row.setTexts("covariance_parameters", fit.covarianceParameters());
        setParameters(row, fit);
        return row.build();
    }

    private static void setUnlessEmpty(Row.Builder row, String column, List<Double> values) {
        if (!values.isEmpty()) {
            row.setDoubles(column, values);
        }
    }

    private void setParameters(Row.Builder row, FitRecord fit) {
        Map<String, FittedParameter> byName = new HashMap<>();
        fit.parameters().forEach(fitted -> byName.put(fitted.name(), fitted));
        List<Double> exact = new ArrayList<>();
        for (ParameterSpec parameter : parameters) {
            FittedParameter fitted = byName.remove(parameter.name());
            if (fitted != null) {
                set(row, parameter, fitted);
                exact.add(fitted.value());
            }
        }
        if (!byName.isEmpty()) {
            throw new IllegalArgumentException(
                    "fit " + fit.fitId() + " has parameters that the study does not know: " + byName.keySet());
        }
        row.setDoubles("parameters_si", exact);
    }

    private static void set(Row.Builder row, ParameterSpec parameter, FittedParameter fitted) {
        row.set(parameter.column(), parameter.unit().fromSi(fitted.value()))
                .set(parameter.column() + "_lower95", inUnit(parameter, fitted.lower()))
                .set(parameter.column() + "_upper95", inUnit(parameter, fitted.upper()))
                .set(column("sigma", parameter), scaleInUnit(parameter, fitted.sigma()))
                .set(column("numerical_shift", parameter), scaleInUnit(parameter, fitted.numericalShift()))
                .set("at_bound_" + parameter.name(), fitted.atBound());
    }

    /** Decades stay decades. */
    private static OptionalDouble scaleInUnit(ParameterSpec parameter, OptionalDouble difference) {
        return parameter.scale() == Scale.LOG10 ? difference : inUnit(parameter, difference);
    }

    private static OptionalDouble scaleInSi(ParameterSpec parameter, OptionalDouble difference) {
        return parameter.scale() == Scale.LOG10 ? difference : inSi(parameter, difference);
    }

    private static OptionalDouble inUnit(ParameterSpec parameter, OptionalDouble si) {
        return si.isPresent() ? OptionalDouble.of(parameter.unit().fromSi(si.getAsDouble())) : si;
    }

    private static OptionalDouble inSi(ParameterSpec parameter, OptionalDouble value) {
        return value.isPresent() ? OptionalDouble.of(parameter.unit().toSi(value.getAsDouble())) : value;
    }

    @Override
    public FitRecord entry(Row row) {
        return new FitRecord(
                row.text("fit_id"),
                row.text("fit"),
                row.texts("experiments"),
                row.intValue("start"),
                row.flag("best"),
                row.intValue("basin"),
                row.text("stop_reason"),
                orEmpty(row, "stop_detail"),
                fitted(row),
                orNaN(row, "chi2_start"),
                orNaN(row, "chi2"),
                row.intValue("n_points"),
                row.intValue("n_priors"),
                orNaN(row, "chi2_priors"),
                row.intValue("n_free_parameters"),
                orNaN(row, "gradient_cosine"),
                row.intValue("n_evaluations"),
                row.intValue("n_iterations"),
                row.intValue("rank"),
                orNaN(row, "condition"),
                orNone(row, "singular_values"),
                orNone(row, "covariance"),
                orNone(row, "null_direction"),
                row.texts("covariance_parameters"),
                orNaN(row, "residual_lag1"),
                orNaN(row, "chi2_finer"),
                orEmpty(row, "finer_failure"));
    }

    private List<FittedParameter> fitted(Row row) {
        List<Double> exact = row.doubles("parameters_si");
        List<FittedParameter> fitted = new ArrayList<>();
        for (ParameterSpec parameter : parameters) {
            if (row.isAbsent("at_bound_" + parameter.name())) {
                continue;
            }
            fitted.add(new FittedParameter(
                    parameter.name(),
                    exact.get(fitted.size()),
                    scaleInSi(parameter, row.optionalDouble(column("sigma", parameter))),
                    scaleInSi(parameter, row.optionalDouble(column("numerical_shift", parameter))),
                    inSi(parameter, row.optionalDouble(parameter.column() + "_lower95")),
                    inSi(parameter, row.optionalDouble(parameter.column() + "_upper95")),
                    row.intValue("at_bound_" + parameter.name())));
        }
        return fitted;
    }
}
