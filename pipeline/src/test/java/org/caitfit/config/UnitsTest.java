package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.caitfit.study.DisplayUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    /** Each factor written out by hand: symbol, column suffix, dimension, number, its SI value. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "nm, nm, LENGTH, 250, 0.00000025",
                "um, um, LENGTH, 250, 0.00025",
                "mm, mm, LENGTH, 0.5, 0.0005",
                "cm, cm, LENGTH, 2.5, 0.025",
                "m, m, LENGTH, 3, 3",
                "mm2, mm2, AREA, 50, 0.00005",
                "cm2, cm2, AREA, 0.5, 0.00005",
                "m2, m2, AREA, 2, 2",
                "s, s, TIME, 7, 7",
                "min, min, TIME, 90, 5400",
                "h, h, TIME, 4, 14400",
                "d, d, TIME, 2, 172800",
                "K, K, TEMPERATURE, 350, 350",
                "degC, degC, TEMPERATURE, 395, 668.15",
                "mV, mV, VOLTAGE, 1500, 1.5",
                "V, V, VOLTAGE, 10, 10",
                "kV, kV, VOLTAGE, 0.1, 100",
                "meV, meV, ENERGY, 250, 0.00000000000000000004005441585",
                "eV, eV, ENERGY, 2, 0.0000000000000000003204353268",
                "J, J, ENERGY, 1, 1",
                "um2/s, um2_per_s, DIFFUSION, 12.5, 0.0000000000125",
                "cm2/s, cm2_per_s, DIFFUSION, 3, 0.0003",
                "m2/s, m2_per_s, DIFFUSION, 1e-17, 0.00000000000000001",
                "1/cm3, per_cm3, NUMBER_DENSITY, 14, 14000000",
                "1/m3, per_m3, NUMBER_DENSITY, 14, 14",
                "mol%, mol_percent, MOLE_SHARE, 9.22, 9.22",
                "nA, nA, CURRENT, 20, 0.00000002",
                "uA, uA, CURRENT, 20, 0.00002",
                "mA, mA, CURRENT, 20, 0.02",
                "A, A, CURRENT, 20, 20",
                "nA/cm2, nA_per_cm2, CURRENT_DENSITY, 100, 0.001",
                "uA/cm2, uA_per_cm2, CURRENT_DENSITY, 1.5, 0.015",
                "mA/cm2, mA_per_cm2, CURRENT_DENSITY, 0.1, 1",
                "A/m2, A_per_m2, CURRENT_DENSITY, 3, 3",
                "S/cm, S_per_cm, CONDUCTIVITY, 7.4e-9, 0.00000074",
                "S/m, S_per_m, CONDUCTIVITY, 2, 2",
                "g/cm3, g_per_cm3, MASS_DENSITY, 2.2, 2200",
                "kg/m3, kg_per_m3, MASS_DENSITY, 2200, 2200",
                "1/(J m s), per_J_m_s, ONSAGER, 2e28, 2e28",
                "%, percent, NUMBER, 10, 0.1"
            })
    void aUnitHasTheFactorComputedByHand(
            String symbol, String suffix, Dimension dimension, String number, double expected) {
        Unit unit = Units.find(symbol).orElseThrow();
        assertThat(unit.toSi(new BigDecimal(number))).isEqualTo(expected);
        assertThat(unit.suffix()).isEqualTo(suffix);
        assertThat(unit.dimension()).isEqualTo(dimension);
        TESTED.add(symbol);
    }

    private static final List<String> TESTED = new CopyOnWriteArrayList<>();

    @AfterAll
    static void everyUnitOfTheTableWasTested() {
        assertThat(TESTED).containsAll(Units.all().stream().map(Unit::symbol).toList());
    }

    @Test
    void suffixesCanBePartOfAColumnNameAndAreUnique() {
        List<String> suffixes = Units.all().stream().map(Unit::suffix).toList();
        assertThat(suffixes).allMatch(s -> s.matches("[A-Za-z0-9_]+")).doesNotHaveDuplicates();
    }

    @Test
    void conversionIsRoundedOnce() {
        assertThat(Units.find("nm").orElseThrow().toSi(new BigDecimal("15"))).isEqualTo(1.5e-8);
        assertThat(Units.find("um2/s").orElseThrow().toSi(new BigDecimal("0.1865")))
                .isEqualTo(1.865e-13);
    }

    @Test
    void otherSpellingsOfASymbolAreUnderstood() {
        assertThat(List.of("\u00b5m", "\u03bcm2/s", "cm\u00b2/s", "m^2/s", "1/m^3", "1/cm\u00b3", "\u00b0C"))
                .allSatisfy(s -> assertThat(Units.find(s)).isPresent());
        assertThat(List.of("Nm", "M", "sec", "m2/S", "mev", "C"))
                .allSatisfy(s -> assertThat(Units.find(s)).isEmpty());
    }

    @Test
    void aDisplayUnitConvertsBothWaysAndAnOffsetIsRefused() {
        DisplayUnit meV = Units.find("meV").orElseThrow().display();
        assertThat(meV).isEqualTo(new DisplayUnit("meV", "meV", 1.602176634e-22));
        assertThat(Units.find("degC").orElseThrow().hasOffset()).isTrue();
        assertThatThrownBy(() -> Units.find("degC").orElseThrow().display()).hasMessageContaining("degC");
    }

    @Test
    void everyDimensionHasItsSiUnitInTheTable() {
        assertThat(Dimension.values()).allSatisfy(d -> {
            Unit si = Units.find(d.siSymbol()).orElseThrow();
            assertThat(si.dimension()).isEqualTo(d);
            assertThat(si.factor()).isEqualByComparingTo(BigDecimal.ONE);
        });
        assertThat(Units.all().stream().map(Unit::symbol).collect(Collectors.toSet()))
                .hasSize(Units.all().size());
    }
}
