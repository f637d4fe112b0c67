package org.caitfit.search;

import java.util.Locale;
import java.util.Optional;
import org.caitfit.space.ParameterSpace;
import org.caitfit.study.ParameterSpec;
import org.caitfit.uncertainty.ProfileLikelihood;
import org.caitfit.uncertainty.ScanStep;

/** What a profile likelihood says, in a sentence with units. */
final class IntervalText {
    private IntervalText() {}

    /** @param profile empty if no scan was made, as the refinement ended at no optimum */
    static String of(ParameterSpec p, Optional<ProfileLikelihood> profile) {
        if (profile.isEmpty()) {
            return "The refinement of " + p.name() + " ended at no optimum: nothing can be said.";
        }
        ProfileLikelihood l = profile.get();
        String verdict = switch (l.verdict()) {
            case DETERMINED ->
                String.format(
                        Locale.ROOT,
                        "%s lies between %s and %s (95 %%).",
                        p.name(),
                        scaled(p, l.lower95().orElseThrow()),
                        scaled(p, l.upper95().orElseThrow()));
            case LOWER_LIMIT ->
                String.format(
                        Locale.ROOT,
                        "%s is at least %s (95 %%); every larger value up to the bound of %s describes the data as well.",
                        p.name(),
                        scaled(p, l.lower95().orElseThrow()),
                        si(p, p.upper()));
            case UPPER_LIMIT ->
                String.format(
                        Locale.ROOT,
                        "%s is at most %s (95 %%); every smaller value down to the bound of %s describes the data as well.",
                        p.name(),
                        scaled(p, l.upper95().orElseThrow()),
                        si(p, p.lower()));
            case FLAT ->
                String.format(
                        Locale.ROOT,
                        "The data say nothing of %s: every value from %s to %s describes them as well.",
                        p.name(),
                        si(p, p.lower()),
                        si(p, p.upper()));
            case UNKNOWN ->
                String.format(
                        Locale.ROOT,
                        "The scan of %s ended early, as runs failed or its course was too rough: a limit is missing.",
                        p.name());
        };
        Optional<ScanStep> better = l.better();
        return better.isEmpty()
                ? verdict
                : verdict
                        + String.format(
                                Locale.ROOT,
                                " On the way chi-square fell by %.3g below that of the fit, at %s: the fit is not the"
                                        + " best one. Maybe raise search.starts.",
                                l.chiSquare() - better.get().chiSquare(),
                                scaled(p, better.get().value()));
    }

    private static String scaled(ParameterSpec p, double value) {
        return si(p, ParameterSpace.toSi(p, value));
    }

    private static String si(ParameterSpec p, double value) {
        return String.format(
                        Locale.ROOT, "%.4g %s", p.unit().fromSi(value), p.unit().symbol())
                .strip();
    }
}
