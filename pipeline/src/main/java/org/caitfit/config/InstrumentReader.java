package org.caitfit.config;

import java.util.Map;
import java.util.Optional;
import org.caitfit.study.Calibration;
import org.caitfit.study.DepthResolution;
import org.caitfit.study.NoiseModel;
import org.caitfit.study.Quantity;

/** Reads what a profile says about the instrument: depth resolution, calibration and noise. */
final class InstrumentReader {
    private static final NoiseModel STAND_IN = new NoiseModel.Counts(1);
    private static final Map<String, Section> NOISE =
            Map.of("counts", Section.COUNTS, "absolute+relative", Section.ABSOLUTE_RELATIVE);

    private InstrumentReader() {}

    /** Either the word none or {model: gaussian, sigma: 5 nm}. */
    static DepthResolution resolution(Item item) {
        if (item.isScalar()) {
            item.text("none, or {model: gaussian, sigma: 5 nm},").ifPresent(word -> {
                if (word.equals("none")) {
                    item.reading().resolve(item, word, "");
                } else {
                    item.problem(
                            "unknown value `" + word + "`", "Maybe write none, or {model: gaussian, sigma: 5 nm}.");
                }
            });
            return new DepthResolution.None();
        }
        return item.variant("model", Map.of("gaussian", Section.GAUSSIAN))
                .<DepthResolution>map(fields -> new DepthResolution.Gaussian(
                        QuantityReader.read(fields, "sigma", Dimension.LENGTH, Range.POSITIVE)))
                .orElse(new DepthResolution.None());
    }

    /** What a profile may be off by: its keys scale, background and depth_scale, all of which may be left out. */
    static Calibration calibration(Fields profile) {
        Optional<Fields> scale = profile.find("scale").map(i -> i.fields(Section.INTENSITY_SCALE));
        boolean fitScale = flag(scale);
        double sigma = scale.flatMap(f -> f.find("prior"))
                .map(i -> QuantityReader.known(i, Dimension.NUMBER, Range.POSITIVE)
                        .value())
                .orElse(Double.POSITIVE_INFINITY);
        boolean background = flag(profile.find("background").map(i -> i.fields(Section.BACKGROUND)));
        Quantity depthScale = profile.find("depth_scale")
                .map(i -> QuantityReader.read(i, Dimension.NUMBER, Range.POSITIVE))
                .orElse(Quantity.Known.of(1));
        return new Calibration(fitScale, sigma, background, depthScale);
    }

    private static boolean flag(Optional<Fields> fields) {
        return fields.flatMap(f -> f.find("fit")).map(WordReader::flag).orElse(false);
    }

    /**
     * The noise model.
     *
     * @param fraction whether densities of this profile are fractions of the reference density; an absolute noise is then
     *     one, too
     * @param referenceDensity m^-3
     */
    static NoiseModel noise(Item item, boolean fraction, double referenceDensity) {
        Optional<Fields> variant = item.variant("model", NOISE);
        if (variant.isEmpty()) {
            return STAND_IN;
        }
        Fields fields = variant.get();
        fields.find("model")
                .ifPresent(m -> m.text("a model").ifPresent(t -> m.reading().resolve(m, t, "")));
        if (fields.section() == Section.COUNTS) {
            return new NoiseModel.Counts(QuantityReader.known(fields, "at_bulk", Dimension.NUMBER, Range.POSITIVE)
                    .value());
        }
        double absolute = fields.find("absolute")
                .map(i -> fraction
                        ? referenceDensity
                                * QuantityReader.known(i, Dimension.NUMBER, Range.NOT_NEGATIVE)
                                        .value()
                        : QuantityReader.known(i, Dimension.NUMBER_DENSITY, Range.NOT_NEGATIVE)
                                .value())
                .orElse(0.0);
        double relative = fields.find("relative")
                .map(i -> QuantityReader.known(i, Dimension.NUMBER, Range.NOT_NEGATIVE)
                        .value())
                .orElse(0.0);
        if (!(absolute + relative > 0)) {
            item.problemAtKey("the noise must not vanish", "Maybe add `absolute: 0.01` or `relative: 2 %`.");
            return STAND_IN;
        }
        return new NoiseModel.AbsoluteRelative(absolute, relative);
    }
}
