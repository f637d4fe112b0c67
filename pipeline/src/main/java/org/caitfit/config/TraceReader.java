package org.caitfit.config;

import java.util.Optional;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.Quantity;

/** Reads a measured current that drives a stage, with its data file. */
final class TraceReader {
    /** Part of the duration by which a trace may begin late or end early; the current is then that of the nearest point. */
    private static final double UNCOVERED = 0.01;

    private final Fields fields;
    private final DataFile data;

    TraceReader(Item trace) {
        this.fields = trace.fields(Section.TRACE);
        this.data = new DataFile(fields);
    }

    /**
     * The trace; empty after a problem.
     *
     * @param ion delivered
     * @param area of the sample, m^2, where the stage gives one
     * @param duration of the stage
     */
    Optional<DriveSpec> read(String ion, Optional<Item> area, Quantity duration) {
        Optional<CurrentColumn> current = CurrentColumn.read(fields, data, area, "of the stage");
        if (current.isEmpty() || !covers(current.get().table(), duration)) {
            return Optional.empty();
        }
        return Optional.of(new DriveSpec.MeasuredCurrent(
                ion, current.get().table().abscissae(), current.get().currentDensity()));
    }

    private boolean covers(DataTable table, Quantity duration) {
        double[] time = table.abscissae();
        int last = time.length - 1;
        double longest = longest(duration);
        if (time[0] > UNCOVERED * longest) {
            problem(table, 0, "the trace begins at " + show(time[0]) + " of a stage of " + show(longest));
        } else if (time[last] < (1 - UNCOVERED) * longest) {
            problem(table, last, "the trace ends at " + show(time[last]) + " of a stage of " + show(longest));
        } else if (last < 1) {
            problem(table, last, "a trace needs two points or more");
        } else {
            return true;
        }
        return false;
    }

    private void problem(DataTable table, int row, String message) {
        data.problem(
                table,
                table.abscissaPlace(row),
                message,
                "Maybe check the unit of time; all but 1 % of the stage has to be covered.");
    }

    private static String show(double seconds) {
        return Numbers.show(seconds, Dimension.TIME);
    }

    /** The longest that a stage may last, s. */
    private double longest(Quantity duration) {
        return QuantitySpan.of(duration, fields.owner().reading())
                .map(QuantitySpan::high)
                .orElse(0.0);
    }
}
