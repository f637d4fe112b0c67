package org.caitfit.config;

import java.util.Arrays;
import java.util.Optional;
import org.caitfit.study.Quantity;

/**
 * The values that a quantity can have within the bounds of its parameters, SI.
 *
 * @param low lowest
 * @param high highest
 */
record QuantitySpan(double low, double high) {
    /** Empty if a parameter has a problem, or for what depends on temperature. */
    static Optional<QuantitySpan> of(Quantity quantity, Reading reading) {
        if (quantity instanceof Quantity.Known k) {
            return Optional.of(new QuantitySpan(k.value(), k.value()));
        } else if (quantity instanceof Quantity.Varied v) {
            return Optional.ofNullable(reading.parameters().get(v.parameter()))
                    .flatMap(Reading.DeclaredParameter::spec)
                    .map(p -> new QuantitySpan(p.lower(), p.upper()));
        } else if (quantity instanceof Quantity.Product p) {
            return of(p.factor(), reading).flatMap(a -> of(p.of(), reading).map(a::times));
        } else if (quantity instanceof Quantity.Sum s) {
            return of(s.offset(), reading)
                    .flatMap(a -> of(s.of(), reading).map(b -> new QuantitySpan(a.low + b.low, a.high + b.high)));
        }
        return Optional.empty();
    }

    private QuantitySpan times(QuantitySpan other) {
        double[] corners = {low * other.low, low * other.high, high * other.low, high * other.high};
        return new QuantitySpan(
                Arrays.stream(corners).min().orElseThrow(),
                Arrays.stream(corners).max().orElseThrow());
    }
}
