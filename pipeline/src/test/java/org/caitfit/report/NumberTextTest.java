package org.caitfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NumberTextTest {
    @Test
    void numbersKeepTheirSignificantDigits() {
        assertThat(NumberText.number(7.02e-21, 3)).isEqualTo("7.02×10⁻²¹");
        assertThat(NumberText.number(-1.5e8, 2)).isEqualTo("−1.5×10⁸");
        assertThat(NumberText.number(3, 3)).isEqualTo("3.00");
        assertThat(NumberText.number(99.96, 3)).isEqualTo("100");
        assertThat(NumberText.number(0.0041, 2)).isEqualTo("0.0041");
        assertThat(NumberText.number(12345, 3)).isEqualTo("12300");
        assertThat(NumberText.number(0, 3)).isEqualTo("0");
        assertThat(NumberText.number(Double.NaN, 3)).isEqualTo("–");
    }

    @Test
    void valueAndDeviationAreRoundedAlike() {
        assertThat(NumberText.plusMinus(250.31, 1.44)).isEqualTo("250.3 ± 1.4");
        assertThat(NumberText.plusMinus(1.4321e28, 2.3e26)).isEqualTo("(1.432 ± 0.023)×10²⁸");
        assertThat(NumberText.plusMinus(-0.5, 0.02)).isEqualTo("−0.500 ± 0.020");
        assertThat(NumberText.plusMinus(1000, 123)).isEqualTo("1000 ± 123");
        assertThat(NumberText.plusMinus(5, 0)).isEqualTo("5.000");
    }

    @Test
    void unitsHaveSuperscripts() {
        assertThat(NumberText.unit("m2/s")).isEqualTo("m²/s");
        assertThat(NumberText.unit("m^-3")).isEqualTo("m⁻³");
        assertThat(NumberText.unit("1/cm3")).isEqualTo("1/cm³");
        assertThat(NumberText.unit("meV")).isEqualTo("meV");
    }

    @Test
    void lengthsChooseTheirUnit() {
        assertThat(NumberText.length(OptionalDouble.of(1.012e-7))).isEqualTo("101.2 nm");
        assertThat(NumberText.length(OptionalDouble.of(3.2e-6))).isEqualTo("3.200 µm");
        assertThat(NumberText.length(OptionalDouble.empty())).isEqualTo("–");
    }
}
