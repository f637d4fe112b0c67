package org.caitfit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case keeps its bounds. */
final class VerificationSuiteTest {
    @TestFactory
    Stream<DynamicTest> caseIsWithinItsBounds() {
        return VerificationSuite.cases().stream()
                .map(verified -> DynamicTest.dynamicTest(
                        verified.description().id(),
                        () -> assertThat(verified.run().checks())
                                .isNotEmpty()
                                .allSatisfy(check -> assertThat(check.within())
                                        .as(check.toString())
                                        .isTrue())));
    }

    @Test
    void everyCaseIsDescribed() {
        Set<String> ids = new HashSet<>();
        for (VerificationCase verified : VerificationSuite.cases()) {
            CaseDescription description = verified.description();
            assertThat(description.id()).matches("[a-z-]+");
            assertThat(ids.add(description.id())).as(description.id()).isTrue();
            assertThat(List.of(
                            description.title(),
                            description.shows(),
                            description.equations(),
                            description.exactSolution()))
                    .doesNotContain("");
            assertThat(description.parameters()).isNotEmpty();
        }
    }

    @Test
    void nothingThatIsNotANumberIsWithinABound() {
        assertThat(Check.atMost("error", Double.NaN, 1, "").within()).isFalse();
        assertThat(Check.orderAtLeast("order", Double.NaN, 1).within()).isFalse();
        assertThat(Check.atMost("error", 1.1, 1, "").within()).isFalse();
        assertThat(Check.orderAtLeast("order", 0.9, 1).within()).isFalse();
        assertThat(Check.orderAtLeast("order", 1, 1).within()).isTrue();
    }
}
