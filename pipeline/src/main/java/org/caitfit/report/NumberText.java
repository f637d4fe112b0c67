package org.caitfit.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;
import org.caitfit.results.FitRecord;
import org.caitfit.results.FitRecord.FittedParameter;
import org.caitfit.study.DisplayUnit;
import org.caitfit.study.ParameterSpec;

/** Numbers and units as a physicist writes them, e.g. 7.02×10⁻²¹ m²/s. */
final class NumberText {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String NONE = "–";

    /** Below this sigma, in decades, v ± s says the same as v ×/÷ f. */
    private static final double SYMMETRIC = 0.02;

    private NumberText() {}

    /** A number with so many significant digits; powers of ten below 0.001 and from 1e5. */
    static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e5 || size < 1e-3) {
            String[] parts =
                    String.format(Locale.ROOT, "%." + (digits - 1) + "e", value).split("e");
            return minus(parts[0]) + "×10" + superscript(Integer.parseInt(parts[1]));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int decimals = Math.max(0, digits - (rounded.precision() - rounded.scale()));
        return minus(rounded.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }

    /** As {@link #number(double, int)}, a dash if empty. */
    static String number(OptionalDouble value, int digits) {
        return value.isPresent() ? number(value.getAsDouble(), digits) : NONE;
    }

    /** A whole number with thin spaces between thousands. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202F');
    }

    /** A density fraction in percent. */
    static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? number(100 * fraction.getAsDouble(), 3) + " %" : NONE;
    }

    /** A length in nm below 2 µm, in µm above. */
    static String length(OptionalDouble metres) {
        if (metres.isEmpty()) {
            return NONE;
        }
        LengthUnit unit = LengthUnit.forRange(metres.getAsDouble());
        return number(unit.fromMetres(metres.getAsDouble()), 4) + " " + unit.symbol();
    }

    /** A unit with real superscripts: m2/s becomes m²/s. */
    static String unit(String symbol) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < symbol.length(); i++) {
            char c = symbol.charAt(i);
            boolean exponent = i > 0 && !Character.isWhitespace(symbol.charAt(i - 1));
            if (c >= '0' && c <= '9' && exponent) {
                text.append(SUPERSCRIPTS.charAt(c - '0'));
            } else if (c == '-' && i + 1 < symbol.length() && Character.isDigit(symbol.charAt(i + 1))) {
                text.append('⁻');
            } else if (c != '^') {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** A parameter with its unit, as an axis title or a heading. */
    static String title(ParameterSpec spec) {
        if (spec.unit().symbol().isEmpty()) {
            return spec.name();
        }
        String unit = unit(spec.unit().symbol());
        return spec.name() + " / " + (unit.contains("/") ? "(" + unit + ")" : unit);
    }

    /** A fitted value with its standard deviation: v ± s unit, or v ×/÷ f unit on a log10 scale. */
    static String fitted(FittedParameter parameter, ParameterSpec spec) {
        String unit =
                spec.unit().symbol().isEmpty() ? "" : " " + unit(spec.unit().symbol());
        double value = spec.unit().fromSi(parameter.value());
        if (parameter.sigma().isEmpty()) {
            return number(value, 3) + unit;
        }
        double sigma = parameter.sigma().getAsDouble();
        if (spec.scale() == ParameterSpec.Scale.LOG10 && sigma < SYMMETRIC) {
            return plusMinus(value, value * Math.log(10) * sigma) + unit;
        }
        if (spec.scale() == ParameterSpec.Scale.LOG10) {
            return number(value, 3) + unit + " ×/÷ " + number(Math.pow(10, sigma), 3);
        }
        return plusMinus(value, Math.abs(sigma / spec.unit().factor())) + unit;
    }

    /** How far finer numerics would move a fitted value, in sigma and in its unit; a dash if that is not known. */
    static String numericalShift(FittedParameter parameter, ParameterSpec spec) {
        if (parameter.numericalShiftInSigma().isEmpty()) {
            return NONE;
        }
        double shift = parameter.numericalShift().orElseThrow();
        double moved = spec.scale() == ParameterSpec.Scale.LOG10
                ? parameter.value() * Math.expm1(Math.log(10) * shift)
                : shift;
        String unit =
                spec.unit().symbol().isEmpty() ? "" : " " + unit(spec.unit().symbol());
        return signed(parameter.numericalShiftInSigma().getAsDouble()) + " σ ("
                + signed(spec.unit().fromSi(moved)) + unit + ")";
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + number(value, 2);
    }

    /** An interval in a display unit; one-sided if it is open on a side, empty if on both. */
    static String interval(OptionalDouble lowerSi, OptionalDouble upperSi, DisplayUnit unit) {
        if (lowerSi.isEmpty() || upperSi.isEmpty()) {
            return lowerSi.isPresent()
                    ? "≥ " + number(unit.fromSi(lowerSi.getAsDouble()), 3)
                    : upperSi.isPresent() ? "≤ " + number(unit.fromSi(upperSi.getAsDouble()), 3) : "";
        }
        return interval(unit.fromSi(lowerSi.getAsDouble()), unit.fromSi(upperSi.getAsDouble()));
    }

    /** An interval, both ends with the same digits. */
    static String interval(double lower, double upper) {
        // to the second digit of the width
        double share = (upper - lower) / Math.max(Math.abs(lower), Math.abs(upper));
        int digits = share > 0 ? 2 - (int) Math.floor(Math.log10(share)) : 3;
        int shown = Math.min(9, Math.max(3, digits));
        int exponent = (int) Math.floor(Math.log10(Math.abs(upper)));
        boolean sameDecade = lower != 0 && exponent == (int) Math.floor(Math.log10(Math.abs(lower)));
        if (sameDecade && (exponent >= 5 || exponent < -3)) {
            double scale = Math.pow(10, exponent);
            return "(" + number(lower / scale, shown) + " … " + number(upper / scale, shown) + ")×10"
                    + superscript(exponent);
        }
        return number(lower, shown) + " … " + number(upper, shown);
    }

    /** Why a value of a fit has no standard deviation; empty if it has one. */
    static String whyUncertain(FitRecord fit, FittedParameter parameter) {
        if (parameter.atBound() != 0) {
            return parameter.atBound() < 0 ? "at its lower bound" : "at its upper bound";
        }
        if (parameter.sigma().isPresent()) {
            return "";
        }
        return fit.optimal() ? "not determined by these data" : "not converged: no interval";
    }

    /** v ± s, both rounded to the second digit of s. */
    static String plusMinus(double value, double sigma) {
        if (!Double.isFinite(value) || !(sigma > 0) || !Double.isFinite(sigma)) {
            return number(value, 4);
        }
        int exponent = (int) Math.floor(Math.log10(Math.max(Math.abs(value), sigma)));
        boolean scientific = exponent >= 5 || exponent < -3;
        double scale = scientific ? Math.pow(10, exponent) : 1;
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(sigma / scale)));
        String format = "%." + Math.min(decimals, 9) + "f";
        String text = minus(String.format(Locale.ROOT, format, value / scale)) + " ± "
                + String.format(Locale.ROOT, format, sigma / scale);
        return scientific ? "(" + text + ")×10" + superscript(exponent) : text;
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char c : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(c - '0'));
        }
        return text.toString();
    }
}
