package org.caitfit.store;

import static org.caitfit.store.RecordTable.integer;
import static org.caitfit.store.RecordTable.number;
import static org.caitfit.store.RecordTable.orEmpty;
import static org.caitfit.store.RecordTable.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.store.table.Row;
import org.caitfit.store.table.TableSchema;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Prior;
import org.caitfit.study.ParameterSpec.Scale;

/** The table {@code parameters}: the varied parameters of the study. */
final class ParameterTable implements RecordTable<ParameterSpec> {
    private static final TableSchema SCHEMA = new TableSchema(
            "parameters",
            List.of(
                    text("name", "of the parameter"),
                    text("column", "its column in the tables runs and fits"),
                    text("unit", "of that column; absent if dimensionless"),
                    text("unit_suffix", "the unit in names of columns"),
                    number("si_per_unit", "", "SI value of one unit"),
                    number("lower", "", "lower bound in the unit of the parameter"),
                    number("upper", "", "upper bound in the unit of the parameter"),
                    number("lower_si", "", "lower bound in SI units"),
                    number("upper_si", "", "upper bound in SI units"),
                    text("scale", "search scale: LINEAR or LOG10"),
                    integer("grid_points", "points on a regular grid"),
                    number("prior", "", "mean of its prior in the unit of the parameter; absent without one"),
                    number("prior_si", "", "the same in SI units"),
                    number("prior_sigma", "", "its standard deviation: decades for LOG10, SI for LINEAR"),
                    text("prior_source", "where it is from")));

    @Override
    public TableSchema schema() {
        return SCHEMA;
    }

    @Override
    public Row row(ParameterSpec parameter) {
        DisplayUnit unit = parameter.unit();
        Optional<Prior> prior = parameter.prior();
        return SCHEMA.row()
                .set("name", parameter.name())
                .set("column", parameter.column())
                .setUnlessEmpty("unit", unit.symbol())
                .setUnlessEmpty("unit_suffix", unit.suffix())
                .set("si_per_unit", unit.factor())
                .set("lower", unit.fromSi(parameter.lower()))
                .set("upper", unit.fromSi(parameter.upper()))
                .set("lower_si", parameter.lower())
                .set("upper_si", parameter.upper())
                .set("scale", parameter.scale().name())
                .set("grid_points", parameter.gridPoints())
                .set("prior", optional(prior.map(p -> unit.fromSi(p.value()))))
                .set("prior_si", optional(prior.map(Prior::value)))
                .set("prior_sigma", optional(prior.map(Prior::sigma)))
                .setUnlessEmpty("prior_source", prior.map(Prior::source).orElse(""))
                .build();
    }

    @Override
    public ParameterSpec entry(Row row) {
        return new ParameterSpec(
                row.text("name"),
                new DisplayUnit(orEmpty(row, "unit"), orEmpty(row, "unit_suffix"), row.doubleValue("si_per_unit")),
                row.doubleValue("lower_si"),
                row.doubleValue("upper_si"),
                Scale.valueOf(row.text("scale")),
                row.intValue("grid_points"),
                row.isAbsent("prior_si")
                        ? Optional.empty()
                        : Optional.of(new Prior(
                                row.doubleValue("prior_si"),
                                row.doubleValue("prior_sigma"),
                                orEmpty(row, "prior_source"))));
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
