package org.caitfit.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.study.ParameterSpec;

/** Reads what is known of a parameter from elsewhere: {value: 1e-17 m2/s, sigma: 5 %, source: "..."}. */
final class PriorReader {
    private static final List<String> DECADES = List.of("decades", "decade");
    private static final double LN10 = Math.log(10);

    private final ParameterSpec parameter;
    private final Dimension dimension;

    /** @param dimension of the parameter */
    PriorReader(ParameterSpec parameter, Dimension dimension) {
        this.parameter = parameter;
        this.dimension = dimension;
    }

    /** The parameter with its prior; without it after a problem. */
    ParameterSpec read(Item item) {
        Fields fields = item.fields(Section.PRIOR);
        Optional<QuantityReader.Value> value =
                fields.find("value").flatMap(i -> QuantityReader.scalar(i, dimension, Range.ANY));
        Optional<String> source = fields.find("source").flatMap(i -> i.text("where the prior is from"));
        if (value.isEmpty() || source.isEmpty() || fields.find("sigma").isEmpty()) {
            return parameter;
        }
        double mean = value.get().si();
        if (!(mean >= parameter.lower() && mean <= parameter.upper())) {
            fields.find("value")
                    .get()
                    .problem(
                            "the prior is not within the bounds of `" + parameter.name() + "`",
                            "Maybe widen the bounds, or check the unit.");
            return parameter;
        }
        OptionalDouble sigma = sigma(fields.find("sigma").get(), mean);
        if (sigma.isEmpty()) {
            return parameter;
        }
        item.reading()
                .resolve(
                        item,
                        Numbers.show(mean, dimension) + ", sigma "
                                + fields.find("sigma").get().text("a sigma").orElse(""),
                        source.get());
        return new ParameterSpec(
                parameter.name(),
                parameter.unit(),
                parameter.lower(),
                parameter.upper(),
                parameter.scale(),
                parameter.gridPoints(),
                Optional.of(new ParameterSpec.Prior(mean, sigma.getAsDouble(), source.get())));
    }

    /** On the search scale of the parameter. */
    private OptionalDouble sigma(Item item, double mean) {
        Optional<Numbers.Parsed> parsed = item.text("a standard deviation").flatMap(Numbers::parse);
        boolean logarithmic = parameter.scale() == ParameterSpec.Scale.LOG10;
        double sigma;
        if (parsed.isPresent() && DECADES.contains(parsed.get().unit())) {
            double decades = parsed.get().number().doubleValue();
            sigma = logarithmic ? decades : decades * LN10 * Math.abs(mean);
        } else if (parsed.isPresent() && parsed.get().unit().equals("%")) {
            if (dimension == Dimension.NUMBER) {
                item.problem(
                        "% of a plain number can mean of the value, or of 1",
                        "Maybe write a plain number, such as 0.02.");
                return OptionalDouble.empty();
            }
            double part = parsed.get().number().doubleValue() / 100;
            sigma = logarithmic ? part / LN10 : part * Math.abs(mean);
        } else {
            Optional<QuantityReader.Value> absolute = QuantityReader.scalar(item, dimension, Range.ANY);
            if (absolute.isEmpty()) {
                return OptionalDouble.empty();
            }
            sigma = logarithmic
                    ? absolute.get().si() / (mean * LN10)
                    : absolute.get().si();
        }
        if (!(sigma > 0) || !Double.isFinite(sigma)) {
            item.problem("must be above 0, got " + item.describe(), "Maybe write 5 %, or 0.05 decades.");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sigma);
    }
}
