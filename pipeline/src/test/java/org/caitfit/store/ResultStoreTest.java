package org.caitfit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caitfit.results.FitRecord;
import org.caitfit.results.PlannedWork;
import org.caitfit.results.RefinementState;
import org.caitfit.results.RunRecord;
import org.caitfit.results.StudyResults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultStoreTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void chooseFolder() {
        folder = temporary.resolve("results").resolve("lithium-borate");
    }

    @Test
    void everythingComesBack() throws IOException {
        fill(folder);

        StudyResults read = ResultStore.open(folder).tables().readAll();

        assertThat(read.study()).isEqualTo(StoreSample.study());
        assertThat(read.profiles()).isEqualTo(StoreSample.profiles());
        assertThat(read.traces()).isEqualTo(StoreSample.traces());
        assertThat(read.calibrations()).isEqualTo(StoreSample.calibrations());
        assertThat(read.curves()).isEqualTo(StoreSample.curves());
        assertThat(read.analysis()).isEqualTo(StoreSample.analysis());
        assertThat(read.runs()).hasSize(20).containsExactlyInAnyOrderElementsOf(StoreSample.runs(0, 20));
        assertThat(read.fits().get(1)).isEqualTo(StoreSample.fits().get(1));
    }

    @Test
    void fittedValuesAreExactAndTheirIntervalsToRounding() throws IOException {
        fill(folder);

        FitRecord fit = ResultStore.open(folder).tables().readAll().fits().get(0);

        FitRecord given = StoreSample.fits().get(0);
        assertThat(fit.parameters().get(0).value())
                .isEqualTo(given.parameters().get(0).value());
        assertThat(fit.parameters().get(0).lower().getAsDouble())
                .isCloseTo(161 * StoreSample.MEV, within(1e-15 * 161 * StoreSample.MEV));
        assertThat(fit.parameters().get(0).numericalShift().getAsDouble())
                .isCloseTo(-0.5 * StoreSample.MEV, within(1e-15 * StoreSample.MEV));
        assertThat(fit.finerChiSquare()).isEqualTo(given.finerChiSquare());
        assertThat(fit.parameters().get(1)).isEqualTo(given.parameters().get(1));
        assertThat(fit.covariance()).isEqualTo(given.covariance());
        assertThat(fit.experiments()).isEqualTo(given.experiments());
    }

    @Test
    void runsComeByExperimentPhaseFitAndIndexWhateverTheOrderOfTheParts() throws IOException {
        ResultStore store = ResultStore.create(folder, StoreSample.study(), false);
        store.units().appendRuns("b", StoreSample.runs(0, 8));
        store.units().appendRuns("a", StoreSample.runs(8, 8));

        assertThat(store.units().names()).containsExactly("a", "b");
        List<RunRecord> runs = store.tables().readAll().runs().stream().toList();
        assertThat(runs.subList(0, 4))
                .extracting(RunRecord::runId)
                .containsExactly("failed3", "failed7", "failed11", "failed15");
        assertThat(runs.subList(4, 16)).extracting(RunRecord::index).isSorted();
    }

    @Test
    void tablesThatAreNotThereYetAreEmpty() throws IOException {
        StudyResults read =
                ResultStore.create(folder, StoreSample.study(), false).tables().readAll();

        assertThat(read.runs()).isEmpty();
        assertThat(read.fits()).isEmpty();
        assertThat(read.profiles()).isEmpty();
    }

    @Test
    void theSameResultsTwiceGiveTheSameBytes() throws IOException {
        fill(folder);
        Path again = temporary.resolve("again");
        fill(again);

        for (Path file : files(folder)) {
            assertThat(Files.mismatch(file, again.resolve(folder.relativize(file))))
                    .as("%s", file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void resultsOfTheSameProblemStay() throws IOException {
        fill(folder);
        byte[] before = Files.readAllBytes(folder.resolve("runs/one.parquet"));

        ResultStore again = ResultStore.create(folder, StoreSample.study(), false);

        assertThat(folder.resolve("runs/one.parquet")).hasBinaryContent(before);
        assertThat(again.units().runs("one").orElseThrow()).isEqualTo(StoreSample.runs(0, 12));
        assertThat(again.units().runs("other")).isEmpty();
    }

    @Test
    void resultsOfAnotherProblemAreRefusedWithTheDifference() throws IOException {
        fill(folder);
        byte[] before = Files.readAllBytes(folder.resolve("runs/one.parquet"));

        refused(StoreException.Kind.NOT_EMPTY, () -> ResultStore.create(folder, StoreSample.otherStudy("8"), false))
                .contains("glass.permittivity: 9 there, 8 now", folder.toString(), "--fresh", "--out");
        refused(StoreException.Kind.NOT_EMPTY, () -> ResultStore.create(folder, StoreSample.otherStudy("9"), false))
                .contains("a data file has changed");

        assertThat(folder.resolve("runs/one.parquet")).hasBinaryContent(before);
    }

    @Test
    void aLeftOverPartAloneIsRefusedToo() throws IOException {
        fill(folder);
        Files.delete(folder.resolve("study/settings.parquet"));

        refused(StoreException.Kind.NO_STORE, () -> ResultStore.open(folder)).contains("no results of caitfit");
        refused(StoreException.Kind.NOT_EMPTY, () -> ResultStore.create(folder, StoreSample.study(), false));
    }

    @Test
    void freshDeletesResultsAndNothingElse() throws IOException {
        fill(folder);
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("runs/remark.md"), "mine too");
        Files.createDirectories(folder.resolve("report"));
        Files.writeString(folder.resolve("report/other.parquet"), "mine as well");
        Files.createDirectories(folder.resolve("tmp"));
        Files.writeString(folder.resolve("tmp/runs-one.part"), "left by a killed process");

        ResultStore.create(folder, StoreSample.study(), true);

        assertThat(files(folder).stream().map(folder::relativize).map(Path::toString))
                .containsExactlyInAnyOrder(
                        "notes.txt",
                        "report/other.parquet",
                        "runs/remark.md",
                        "study/parameters.parquet",
                        "study/settings.parquet");
    }

    @Test
    void aPartOfTheSameNameIsReplacedAndMayBeSetAside() throws IOException {
        ResultStore store = ResultStore.create(folder, StoreSample.study(), false);
        store.units().appendRuns("one", StoreSample.runs(0, 4));

        store.units().appendRuns("one", StoreSample.runs(0, 4));
        assertThat(store.tables().readAll().runs()).hasSize(4);

        store.units().setAside(List.of("one"));
        assertThat(store.tables().readAll().runs()).isEmpty();
        assertThat(store.units().names()).isEmpty();

        assertThat(store.units().runs("one").orElseThrow()).hasSize(4);
        assertThat(store.units().names()).containsExactly("one");
    }

    @Test
    void anEndedRefinementIsReadBackToTheLastBit() throws IOException {
        ResultStore store = ResultStore.create(folder, StoreSample.study(), false);
        RefinementState state = new RefinementState(
                "refine-joint-2-abc",
                "joint#2",
                "CONVERGED",
                "Done.",
                List.of(-20.1, 4e-20),
                List.of(-20.123456789012345, 4.1e-20),
                900.5,
                Math.nextUp(300),
                360,
                1e-7,
                Double.NaN,
                5,
                6,
                true,
                0.01);

        store.units().writeRefinement(state);

        assertThat(store.units().refinement("refine-joint-2-abc")).contains(state);
        assertThat(store.units().refinement("refine-joint-1-abc")).isEmpty();
    }

    @Test
    void aPartNameCannotLeaveItsFolder() throws IOException {
        ResultStore store = ResultStore.create(folder, StoreSample.study(), false);

        for (String name : List.of("../fits", "", ".hidden", "a/b", "a b")) {
            assertThatThrownBy(() -> store.units().appendRuns(name, List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anUnknownParameterPublishesNothing() throws IOException {
        ResultStore store = ResultStore.create(folder, StoreSample.study(), false);
        RunRecord good = StoreSample.runs(0, 1).get(0);
        RunRecord bad = new RunRecord(
                "x",
                "K",
                good.phase(),
                "",
                "",
                1,
                good.iteration(),
                Map.of("typo", 1.0),
                good.status(),
                "",
                "",
                good.score(),
                good.statistics(),
                0);
        List<RunRecord> runs = new ArrayList<>(StoreSample.runs(0, 9));
        runs.add(bad);

        assertThatThrownBy(() -> store.units().appendRuns("one", runs)).hasMessageContaining("typo");

        assertThat(store.units().names()).isEmpty();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void aFolderWithoutResultsSaysSo() throws IOException {
        refused(StoreException.Kind.NO_STORE, () -> ResultStore.open(folder)).contains("no folder");
        Files.createDirectories(folder);
        refused(StoreException.Kind.NO_STORE, () -> ResultStore.open(folder)).contains("no results of caitfit");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        fill(folder);
        for (String name : List.of("runs/two.parquet", "fits/fits.parquet", "study/settings.parquet")) {
            Path file = folder.resolve(name);
            byte[] good = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(good, good.length - 1));
            refused(
                            StoreException.Kind.DAMAGED,
                            () -> ResultStore.open(folder).tables().readAll())
                    .contains(file.toString());
            byte[] bad = good.clone();
            bad[good.length / 4] ^= 16;
            Files.write(file, bad);
            refused(
                            StoreException.Kind.DAMAGED,
                            () -> ResultStore.open(folder).tables().readAll())
                    .contains(file.toString());
            Files.write(file, good);
        }
        assertThat(ResultStore.open(folder).tables().readAll().runs()).hasSize(20);
    }

    private static org.assertj.core.api.AbstractStringAssert<?> refused(
            StoreException.Kind kind, ThrowingCallable action) {
        StoreException thrown = org.assertj.core.api.Assertions.catchThrowableOfType(StoreException.class, action);
        assertThat(thrown).isNotNull();
        assertThat(thrown.kind()).isEqualTo(kind);
        return assertThat(thrown.getMessage());
    }

    static ResultStore fill(Path folder) throws IOException {
        ResultStore store = ResultStore.create(folder, StoreSample.study(), false);
        store.units().appendRuns("one", StoreSample.runs(0, 12));
        store.units().appendRuns("two", StoreSample.runs(12, 8));
        store.units().writePlan(List.of(new PlannedWork(PlannedWork.Kind.GRID, "K", "one", 12)));
        store.tables().writeFits(StoreSample.fits());
        store.tables().writeProfiles(StoreSample.profiles());
        store.tables().writeTraces(StoreSample.traces());
        store.tables().writeCalibrations(StoreSample.calibrations());
        store.tables().writeCurves(StoreSample.curves());
        store.tables().writeAnalysis(StoreSample.analysis());
        store.units()
                .writeRefinement(new RefinementState(
                        "refine-joint-1-0",
                        "joint#1",
                        "CONVERGED",
                        "",
                        List.of(1.0),
                        List.of(2.0),
                        3,
                        2,
                        10,
                        0,
                        0,
                        1,
                        2,
                        true,
                        0));
        return store;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }
}
