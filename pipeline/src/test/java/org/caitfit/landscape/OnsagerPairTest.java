package org.caitfit.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fluxes of the Onsager form against those of the Nernst-Planck form, in units in which kT = e = 1. */
final class OnsagerPairTest {
    private static final int STATES = 1000;

    /** A random state: densities, D, gradients under electroneutrality, an L_12 that is admissible. */
    private static final class State {
        final double n1;
        final double n2;
        final double d1;
        final double d2;
        final double gradient1;
        final double gradient2;
        final double field;
        final OnsagerPair pair;
        final int z1;
        final int z2;

        State(SplittableRandom random, int z1, int z2) {
            this.z1 = z1;
            this.z2 = z2;
            n1 = Math.exp(random.nextDouble(-5, 1));
            n2 = Math.exp(random.nextDouble(-5, 1));
            d1 = Math.exp(random.nextDouble(-6, 6));
            d2 = Math.exp(random.nextDouble(-6, 6));
            gradient1 = random.nextDouble(-3, 3);
            gradient2 = -gradient1 * z1 / z2;
            field = random.nextDouble(-3, 3);
            double largest = OnsagerPair.of(d1 * n1, d2 * n2, z1, z2, 0).largest();
            pair = OnsagerPair.of(d1 * n1, d2 * n2, z1, z2, largest * random.nextDouble(-2, 0.99));
        }

        /** -D_i grad n_i - z_i D_i n_i grad phi. */
        double nernstPlanck1() {
            return -d1 * gradient1 - z1 * d1 * n1 * field;
        }

        double nernstPlanck2() {
            return -d2 * gradient2 - z2 * d2 * n2 * field;
        }

        /** -L_11 grad(mu_1 + z_1 phi) - L_12 grad(mu_2 + z_2 phi). @param a1 dmu_1/dn_1 @param a2 dmu_2/dn_2 */
        double onsager1(double a1, double a2) {
            return -pair.first() * (a1 * gradient1 + z1 * field) - pair.offDiagonal() * (a2 * gradient2 + z2 * field);
        }

        double onsager2(double a1, double a2) {
            return -pair.second() * (a2 * gradient2 + z2 * field) - pair.offDiagonal() * (a1 * gradient1 + z1 * field);
        }

        /** (z_2/z_1) a_1 + (z_1/z_2) a_2. */
        double exchange(double a1, double a2) {
            return a1 * z2 / z1 + a2 * z1 / z2;
        }

        double scale() {
            return Math.abs(d1) + Math.abs(d2) + d1 * n1 + d2 * n2 + Math.abs(pair.offDiagonal());
        }
    }

    /** Whatever chemical potentials are, migration is the same: with it charge transference and conductivity. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 1", "-1, 1"})
    void migrationIsTheSame(int z1, int z2) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < STATES; i++) {
            State s = new State(random, z1, z2);
            double migration1 = -(s.pair.first() * z1 + s.pair.offDiagonal() * z2);
            double migration2 = -(s.pair.second() * z2 + s.pair.offDiagonal() * z1);
            assertThat(migration1).isCloseTo(-z1 * s.d1 * s.n1, within(1e-12 * s.scale()));
            assertThat(migration2).isCloseTo(-z2 * s.d2 * s.n2, within(1e-12 * s.scale()));
        }
    }

    /** With the thermodynamic factor that is reported, both fluxes are the same for all gradients and fields. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "3, 1", "-1, 1"})
    void withTheThermodynamicFactorAllFluxesAreTheSame(int z1, int z2) {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < STATES; i++) {
            State s = new State(random, z1, z2);
            double b = s.pair.thermodynamicFactor() * s.exchange(1 / s.n1, 1 / s.n2);
            // how it is shared out between the two ions
            double a1 = 1 / s.n1 + s.pair.offDiagonal() * b / (s.d1 * s.n1);
            double a2 = 1 / s.n2 + s.pair.offDiagonal() * b / (s.d2 * s.n2);
            double scale = s.scale() * (1 + Math.abs(a1) + Math.abs(a2));
            assertThat(s.exchange(a1, a2)).isCloseTo(b, within(1e-9 * (Math.abs(a1) + Math.abs(a2))));
            assertThat(s.onsager1(a1, a2)).isCloseTo(s.nernstPlanck1(), within(1e-10 * scale));
            assertThat(s.onsager2(a1, a2)).isCloseTo(s.nernstPlanck2(), within(1e-10 * scale));
        }
    }

    /** Ideal chemical potentials: the exchange at a given current is slower by the thermodynamic factor, and no more differs. */
    @Test
    void forAnIdealMixtureTheExchangeIsSlowerByTheFactor() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < STATES; i++) {
            State s = new State(random, 1, 1);
            double share = s.d1 * s.n1 / (s.d1 * s.n1 + s.d2 * s.n2);
            double exchange = s.nernstPlanck1() - share * (s.nernstPlanck1() + s.nernstPlanck2());
            double ideal1 = s.onsager1(1 / s.n1, 1 / s.n2);
            double ideal2 = s.onsager2(1 / s.n1, 1 / s.n2);
            double scale = s.scale() * (1 + 1 / s.n1 + 1 / s.n2);
            assertThat(ideal1 - share * (ideal1 + ideal2))
                    .isCloseTo(exchange / s.pair.thermodynamicFactor(), within(1e-10 * scale));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "-1, 1"})
    void theLimitIsWhereTheDeterminantVanishes(int z1, int z2) {
        double largest = OnsagerPair.of(2, 0.5, z1, z2, 0).largest();
        OnsagerPair at = OnsagerPair.of(2, 0.5, z1, z2, largest);
        assertThat(at.first() * at.second()).isCloseTo(largest * largest, within(1e-12));
        assertThat(OnsagerPair.of(2, 0.5, z1, z2, 0.999 * largest).isAdmissible())
                .isTrue();
        assertThat(OnsagerPair.of(2, 0.5, z1, z2, 1.001 * largest).isAdmissible())
                .isFalse();
        assertThat(OnsagerPair.of(2, 0.5, z1, z2, -largest).isAdmissible()).isTrue();
        // far beyond, the determinant is positive again only with a negative coefficient
        assertThat(OnsagerPair.of(2, 0.5, z1, z2, 100 * largest).isAdmissible()).isFalse();
    }

    @Test
    void withoutAnOffDiagonalCoefficientNothingChanges() {
        OnsagerPair pair = OnsagerPair.of(2, 0.5, 1, 1, 0);
        assertThat(pair.first()).isEqualTo(2);
        assertThat(pair.second()).isEqualTo(0.5);
        assertThat(pair.correlation()).isZero();
        assertThat(pair.thermodynamicFactor()).isEqualTo(1);
    }
}
