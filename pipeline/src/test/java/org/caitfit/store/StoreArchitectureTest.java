package org.caitfit.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class StoreArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.caitfit");

    @Test
    void onlyTheAdapterTouchesParquet() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.caitfit.store.parquet")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.parquet..", "com.github.luben..")
                .check(CLASSES);
    }

    @Test
    void theStoreHasNoCycles() {
        slices().matching("org.caitfit.(store..)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theStoreKnowsOnlyResultsAndStudy() {
        noClasses()
                .that()
                .resideInAPackage("org.caitfit.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.caitfit.cli..",
                        "org.caitfit.config..",
                        "org.caitfit.engine..",
                        "org.caitfit.evaluate..",
                        "org.caitfit.refine..",
                        "org.caitfit.report..",
                        "org.caitfit.search..",
                        "org.caitfit.solver..")
                .check(CLASSES);
    }
}
