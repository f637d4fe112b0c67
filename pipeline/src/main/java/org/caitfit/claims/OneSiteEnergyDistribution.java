package org.caitfit.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.caitfit.results.Claim;
import org.caitfit.results.Claim.Verdict;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.study.ParameterSpec;
import org.hipparchus.special.Gamma;

/**
 * One description of the native ion serves all foreign ions: the joint fit against separate fits of the same data, by the
 * likelihood ratio. Its statistic has a chi-square distribution with as many degrees of freedom as separate fits have more
 * parameters (Wilks, Ann. Math. Stat. 9 (1938) 60).
 */
final class OneSiteEnergyDistribution implements PaperClaim {
    /** Below this probability of so large a difference by chance the claim is refuted. */
    private static final double SIGNIFICANT = 0.01;

    @Override
    public Optional<Claim> test(Evidence evidence) {
        Optional<FitRecord> found = evidence.joint();
        Map<String, FitRecord> single = evidence.single();
        if (found.isEmpty() || !single.keySet().containsAll(found.get().experiments())) {
            return Optional.empty();
        }
        FitRecord joint = found.get();
        List<FitRecord> separate = joint.experiments().stream()
                .map(e -> Objects.requireNonNull(single.get(e)))
                .toList();
        List<ParameterSpec> shared = evidence.parameters().stream()
                .filter(p ->
                        separate.stream().filter(f -> value(f, p).isPresent()).count() > 1)
                .toList();
        int degrees = separate.stream().mapToInt(f -> f.parameters().size()).sum()
                - joint.parameters().size();
        if (shared.isEmpty() || degrees < 1) {
            return Optional.empty();
        }
        double difference = joint.chiSquare()
                - separate.stream().mapToDouble(FitRecord::chiSquare).sum();
        double probability = Gamma.regularizedGammaQ(0.5 * degrees, 0.5 * Math.max(0, difference));
        ParameterSpec shown = shared.stream()
                .filter(p -> p.unit().symbol().contains("eV"))
                .findFirst()
                .orElse(shared.get(0));
        List<Claim.Point> points = new ArrayList<>();
        for (int i = 0; i < separate.size(); i++) {
            String label = joint.experiments().get(i);
            value(separate.get(i), shown).ifPresent(p -> points.add(point(label, p, shown)));
        }
        FittedParameter common = value(joint, shown).orElseThrow();
        points.add(point("all", common, shown));
        return Optional.of(new Claim(
                "one-sed",
                "One site energy distribution serves " + String.join(", ", joint.experiments()),
                probability < SIGNIFICANT ? Verdict.REFUTED : Verdict.SUPPORTED,
                String.format(
                        Locale.ROOT,
                        "separate fits lower chi-square by %.3g with %d more parameters (%s apart): by chance as much or more"
                                + " with probability %.2g",
                        difference,
                        degrees,
                        String.join(
                                ", ", shared.stream().map(ParameterSpec::name).toList()),
                        probability),
                shown.name()
                        + (shown.unit().symbol().isEmpty()
                                ? ""
                                : ", " + shown.unit().symbol()),
                end(common.lower(), shown),
                end(common.upper(), shown),
                points));
    }

    private static OptionalDouble end(OptionalDouble si, ParameterSpec spec) {
        return si.isPresent() ? OptionalDouble.of(spec.unit().fromSi(si.getAsDouble())) : si;
    }

    private static Optional<FittedParameter> value(FitRecord fit, ParameterSpec spec) {
        return fit.parameters().stream()
                .filter(p -> p.name().equals(spec.name()))
                .findFirst();
    }

    private static Claim.Point point(String label, FittedParameter p, ParameterSpec spec) {
        return new Claim.Point(
                label,
                spec.unit().fromSi(p.value()),
                end(p.lower(), spec).orElse(Double.NaN),
                end(p.upper(), spec).orElse(Double.NaN));
    }
}
