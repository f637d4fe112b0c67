package org.caitfit.solver;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the solver may use and how its types look. */
@AnalyzeClasses(packages = "org.caitfit", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule SOLVER_NEEDS_THE_JDK_AND_HIPPARCHUS_ONLY = classes()
            .that()
            .resideInAPackage("org.caitfit.solver..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java.lang..", "java.util..", "org.hipparchus..", "org.caitfit.solver..");

    @ArchTest
    static final ArchRule SOLVER_NEEDS_NO_OTHER_INTEGRATOR = noClasses()
            .that()
            .resideInAPackage("org.caitfit.solver..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hipparchus.ode..");

    /** And the solver, by the first rule, nothing of the verification. */
    @ArchTest
    static final ArchRule VERIFICATION_KNOWS_THE_SOLVER_AND_NO_FILES = classes()
            .that()
            .resideInAPackage("org.caitfit.verification..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.util..",
                    "org.hipparchus..",
                    "org.caitfit.solver..",
                    "org.caitfit.verification..");

    @ArchTest
    static final ArchRule SOLVER_PRINTS_NOTHING = noClasses().should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule SOLVER_DRAWS_NO_RANDOM_NUMBERS_AND_READS_NO_CLOCK = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.time..")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule PUBLIC_FIELDS_ARE_CONSTANTS =
            fields().that().arePublic().should().beStatic().andShould().beFinal();

    /** Records and enums are final; sealed types are interfaces here. */
    @ArchTest
    static final ArchRule PUBLIC_TYPES_ARE_FINAL_OR_INTERFACES =
            classes().that().arePublic().and().areNotInterfaces().should().haveModifier(FINAL);

    @ArchTest
    static final ArchRule THERE_ARE_NO_ABSTRACT_CLASSES =
            noClasses().that().areNotInterfaces().should().haveModifier(ABSTRACT);
}
