package org.caitfit.verification;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The normal distribution to 50 digits, by series of rational terms alone. */
final class NormalDistribution {
    static final MathContext DIGITS = new MathContext(50, RoundingMode.HALF_EVEN);

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TINY = new BigDecimal("1e-55");
    /** pi = 16 arctan(1/5) - 4 arctan(1/239) (Machin). */
    private static final BigDecimal PI = inverseArcTangent(5)
            .multiply(BigDecimal.valueOf(16))
            .subtract(inverseArcTangent(239).multiply(BigDecimal.valueOf(4)), DIGITS);

    private static final BigDecimal ROOT_OF_TWO_PI = PI.add(PI).sqrt(DIGITS);

    private NormalDistribution() {}

    /** arctan(1/x). */
    private static BigDecimal inverseArcTangent(int x) {
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(x), DIGITS);
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; power.compareTo(TINY) > 0; k += 2) {
            BigDecimal term = power.divide(BigDecimal.valueOf(k), DIGITS);
            sum = k % 4 == 1 ? sum.add(term, DIGITS) : sum.subtract(term, DIGITS);
            power = power.divide(BigDecimal.valueOf((long) x * x), DIGITS);
        }
        return sum;
    }

    /** e^x: the series at x/1024, squared ten times. */
    static BigDecimal exp(BigDecimal x) {
        BigDecimal small = x.divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; term.abs().compareTo(TINY) > 0; k++) {
            term = term.multiply(small).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < 10; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** exp(-y^2/2)/sqrt(2 pi). */
    static BigDecimal density(BigDecimal y) {
        return exp(y.multiply(y).multiply(HALF).negate(DIGITS)).divide(ROOT_OF_TWO_PI, DIGITS);
    }

    /** Integral of the density up to y: 1/2 + density(y) (y + y^3/3 + y^5/(3 5) + ...). */
    private static BigDecimal upTo(BigDecimal y, BigDecimal density) {
        BigDecimal square = y.multiply(y, DIGITS);
        BigDecimal term = y;
        BigDecimal sum = y;
        for (int k = 3; term.abs().compareTo(TINY) > 0; k += 2) {
            term = term.multiply(square).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return HALF.add(density.multiply(sum), DIGITS);
    }

    /** y with a given integral, by Newton's method from 0, which is on the safe side. @param integral 0 to 1, exclusive */
    static BigDecimal inverse(BigDecimal integral) {
        BigDecimal y = BigDecimal.ZERO;
        BigDecimal step = BigDecimal.ONE;
        BigDecimal converged = new BigDecimal("1e-40");
        while (step.abs().compareTo(converged) > 0) {
            BigDecimal density = density(y);
            step = integral.subtract(upTo(y, density)).divide(density, DIGITS);
            y = y.add(step, DIGITS);
        }
        return y;
    }
}
