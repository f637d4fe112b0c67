package org.caitfit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/** Who may know whom. */
@AnalyzeClasses(packages = "org.caitfit", importOptions = ImportOption.DoNotIncludeTests.class)
final class PipelineArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.caitfit.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("study")
            .definedBy("org.caitfit.study..")
            .layer("solver")
            .definedBy("org.caitfit.solver..")
            .layer("verification")
            .definedBy("org.caitfit.verification..")
            .layer("config")
            .definedBy("org.caitfit.config..")
            .layer("results")
            .definedBy("org.caitfit.results..")
            .layer("space")
            .definedBy("org.caitfit.space..")
            .layer("evaluate")
            .definedBy("org.caitfit.evaluate..")
            .layer("engine")
            .definedBy("org.caitfit.engine..")
            .layer("invert")
            .definedBy("org.caitfit.invert..")
            .layer("families")
            .definedBy("org.caitfit.families..")
            .layer("claims")
            .definedBy("org.caitfit.claims..")
            .layer("refine")
            .definedBy("org.caitfit.refine..")
            .layer("landscape")
            .definedBy("org.caitfit.landscape..")
            .layer("uncertainty")
            .definedBy("org.caitfit.uncertainty..")
            .layer("store")
            .definedBy("org.caitfit.store..")
            .layer("report")
            .definedBy("org.caitfit.report..")
            .layer("search")
            .definedBy("org.caitfit.search..")
            .layer("yarn")
            .definedBy("org.caitfit.yarn..")
            .layer("cli")
            .definedBy("org.caitfit.cli..")
            .whereLayer("study")
            .mayNotAccessAnyLayer()
            .whereLayer("solver")
            .mayNotAccessAnyLayer()
            .whereLayer("verification")
            .mayOnlyAccessLayers("solver")
            .whereLayer("engine")
            .mayNotAccessAnyLayer()
            .whereLayer("refine")
            .mayNotAccessAnyLayer()
            .whereLayer("landscape")
            .mayOnlyAccessLayers("solver")
            .whereLayer("uncertainty")
            .mayOnlyAccessLayers("refine")
            .whereLayer("config")
            .mayOnlyAccessLayers("study")
            .whereLayer("families")
            .mayOnlyAccessLayers("study")
            .whereLayer("claims")
            .mayOnlyAccessLayers("study", "results")
            .whereLayer("results")
            .mayOnlyAccessLayers("study")
            .whereLayer("space")
            .mayOnlyAccessLayers("study")
            .whereLayer("evaluate")
            .mayOnlyAccessLayers("study", "solver", "space", "results")
            .whereLayer("store")
            .mayOnlyAccessLayers("study", "results")
            .whereLayer("report")
            .mayOnlyAccessLayers("study", "results", "verification")
            .whereLayer("search")
            .mayOnlyAccessLayers(
                    "study",
                    "solver",
                    "space",
                    "results",
                    "evaluate",
                    "engine",
                    "invert",
                    "refine",
                    "families",
                    "claims",
                    "landscape",
                    "store",
                    "uncertainty")
            .whereLayer("invert")
            .mayOnlyAccessLayers("study", "solver", "space", "results", "evaluate", "engine")
            .whereLayer("yarn")
            .mayOnlyAccessLayers("study", "config", "engine", "store", "search", "solver")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule ONLY_REFINE_KNOWS_THE_OPTIMISERS = noClasses()
            .that()
            .resideOutsideOfPackage("org.caitfit.refine")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.commons.math3..")
                    .and(not(equivalentTo(SobolSequenceGenerator.class))));

    @ArchTest
    static final ArchRule ONLY_SPACE_KNOWS_THE_SOBOL_SEQUENCE = noClasses()
            .that()
            .resideOutsideOfPackage("org.caitfit.space")
            .should()
            .dependOnClassesThat(equivalentTo(SobolSequenceGenerator.class));

    @ArchTest
    static final ArchRule ONLY_THE_PARQUET_ADAPTER_KNOWS_PARQUET = noClasses()
            .that()
            .resideOutsideOfPackage("org.caitfit.store.parquet")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.parquet..", "com.github.luben..");

    @ArchTest
    static final ArchRule ONLY_FOLDERS_AND_THE_CLUSTER_KNOW_HADOOP = noClasses()
            .that()
            .resideOutsideOfPackages("org.caitfit.store.parquet", "org.caitfit.store.files", "org.caitfit.yarn")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hadoop..");

    @ArchTest
    static final ArchRule ONLY_THE_CLUSTER_KNOWS_MAPREDUCE = noClasses()
            .that()
            .resideOutsideOfPackage("org.caitfit.yarn")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.hadoop.mapred..", "org.apache.hadoop.mapreduce..", "org.apache.hadoop.yarn..");

    @ArchTest
    static final ArchRule ONLY_CONFIG_KNOWS_YAML = noClasses()
            .that()
            .resideOutsideOfPackage("org.caitfit.config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_THE_TERMINAL = noClasses()
            .that()
            .resideOutsideOfPackage("org.caitfit.cli")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "me.tongfei..")
            .orShould(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule ONLY_REPORT_KNOWS_CHARTS = noClasses()
            .that()
            .resideOutsideOfPackage("org.caitfit.report")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.knowm..", "de.erichseifert..", "java.awt..", "javax.swing..");

    @ArchTest
    static final ArchRule NOTHING_IS_RANDOM = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.util\\.(Random|SplittableRandom|UUID|concurrent\\.ThreadLocalRandom)|java\\.security\\.SecureRandom|java\\.util\\.random\\..*")
            .orShould()
            .callMethod(Math.class, "random");

    /** The time of day is known to the command line only; elapsed time to it and the search. */
    @ArchTest
    static final ArchRule NO_RESULT_KNOWS_THE_TIME = noClasses()
            .that()
            .resideOutsideOfPackages("org.caitfit.cli", "org.caitfit.search")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.time..")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule PUBLIC_FIELDS_ARE_CONSTANTS =
            fields().that().arePublic().should().beStatic().andShould().beFinal();
}
