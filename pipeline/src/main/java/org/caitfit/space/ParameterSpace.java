package org.caitfit.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.caitfit.study.ParameterSpec;
import org.caitfit.study.ParameterSpec.Scale;

/** The parameters of one experiment or fit, in order. Points are vectors on the search scales (log10 SI or SI). */
public final class ParameterSpace {
    private final List<ParameterSpec> parameters;

    /** @param parameters in order, unique names */
    public ParameterSpace(List<ParameterSpec> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    public List<ParameterSpec> parameters() {
        return parameters;
    }

    public int size() {
        return parameters.size();
    }

    /** Position of a parameter, or -1. */
    public int indexOf(String name) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Lower bounds on the search scales; a new array. */
    public double[] lower() {
        return parameters.stream().mapToDouble(p -> toScale(p, p.lower())).toArray();
    }

    /** Upper bounds on the search scales; a new array. */
    public double[] upper() {
        return parameters.stream().mapToDouble(p -> toScale(p, p.upper())).toArray();
    }

    /** Values in SI by name. @param point on the search scales, not modified */
    public Map<String, Double> values(double[] point) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < point.length; i++) {
            values.put(parameters.get(i).name(), toSi(parameters.get(i), point[i]));
        }
        return values;
    }

    /** Point on the search scales. @param values SI by name, may hold more names */
    public double[] point(Map<String, Double> values) {
        return parameters.stream()
                .mapToDouble(p -> toScale(p, values.get(p.name())))
                .toArray();
    }

    /**
     * (x - value)/sigma of every parameter with a prior, in their order. A prior may lie outside narrower bounds.
     *
     * @param point on the search scales, not modified
     */
    public double[] priorResiduals(double[] point) {
        return withPriors()
                .mapToDouble(i -> {
                    ParameterSpec p = parameters.get(i);
                    ParameterSpec.Prior prior = p.prior().orElseThrow();
                    return (point[i] - toScale(p, prior.value())) / prior.sigma();
                })
                .toArray();
    }

    /** Their derivatives: rows as they, columns as the parameters. */
    public double[][] priorJacobian() {
        return withPriors()
                .mapToObj(i -> {
                    double[] row = new double[size()];
                    row[i] = 1 / parameters.get(i).prior().orElseThrow().sigma();
                    return row;
                })
                .toArray(double[][]::new);
    }

    /** Sum of the squares of {@link #priorResiduals}. */
    public double priorChiSquare(double[] point) {
        double sum = 0;
        for (double r : priorResiduals(point)) {
            sum += r * r;
        }
        return sum;
    }

    /** Number of parameters with a prior. */
    public int priors() {
        return Math.toIntExact(withPriors().count());
    }

    private IntStream withPriors() {
        return IntStream.range(0, size()).filter(i -> parameters.get(i).prior().isPresent());
    }

    /** The part of a point of another space that this space has too. @param from holds every parameter of this space */
    public double[] project(double[] point, ParameterSpace from) {
        double[] part = new double[size()];
        for (int i = 0; i < part.length; i++) {
            part[i] = point[from.indexOf(parameters.get(i).name())];
        }
        return part;
    }

    /** From SI to the search scale of a parameter. */
    public static double toScale(ParameterSpec parameter, double si) {
        return parameter.scale() == Scale.LOG10 ? StrictMath.log10(si) : si;
    }

    /** From the search scale of a parameter to SI. */
    public static double toSi(ParameterSpec parameter, double scaled) {
        return parameter.scale() == Scale.LOG10 ? StrictMath.pow(10, scaled) : scaled;
    }
}
