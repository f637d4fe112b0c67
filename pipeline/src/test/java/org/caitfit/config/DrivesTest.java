package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caitfit.config.StudyText.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caitfit.evaluate.ProblemTemplate;
import org.caitfit.solver.FrontControl;
import org.caitfit.solver.StartProfile;
import org.caitfit.solver.TransportProblem;
import org.caitfit.study.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives of the study file: the control that the solver gets, and where mistakes are reported. */
class DrivesTest {
    private static final String STAGE =
            "{drive: potentiostatic, ion: K, voltage: 10 V, temperature: 350 K, duration: 1 h}";
    private static final String CONDITIONS = "temperature: 350 K, duration: 1 h}";
    private static final String BEAM =
            "{drive: beam-limited, ion: K, current_density: 1 A/m2, voltage: 5 V, " + CONDITIONS;
    private static final String TRACE = "{drive: galvanostatic, ion: K, trace: {file: trace.csv, "
            + "time: {column: t_min, unit: min}, current_density: {column: j, unit: uA/cm2}}, " + CONDITIONS;
    private static final String TOTAL = "{drive: galvanostatic, ion: K, area: 0.5 cm2, trace: {file: trace.csv, "
            + "time: {column: t_min, unit: min}, current: {column: i, unit: nA}}, " + CONDITIONS;

    @TempDir
    Path folder;

    @BeforeEach
    void writeTrace() {
        trace("t_min,j,i\n0,10,3\n20,5,2\n60,-1,1\n");
    }

    private void trace(String csv) {
        try {
            Files.writeString(folder.resolve("trace.csv"), csv);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private FrontControl control(String text) {
        Study study = StudyText.study(folder, text);
        return new ProblemTemplate(study, study.experiments().get(0))
                .problem(Map.of("d_K", 1e-20, "x", 2.0))
                .stages()
                .get(0)
                .control();
    }

    private void expect(String stage, String... headlines) {
        List<String> found = StudyText.problems(folder, with(STAGE, stage));
        assertThat(found).hasSameSizeAs(headlines);
        for (int i = 0; i < headlines.length; i++) {
            assertThat(found.get(i)).startsWith(headlines[i]).contains(" | Maybe ");
        }
    }

    @Test
    void aBeamHasACurrentAndAVoltage() {
        assertThat(control(with(STAGE, BEAM))).isEqualTo(new FrontControl.BeamLimited(1, 1, 5));
        String total = BEAM.replace("current_density: 1 A/m2", "current: 50 uA, area: 0.5 cm2");
        assertThat(control(with(STAGE, total)))
                .isInstanceOfSatisfying(
                        FrontControl.BeamLimited.class,
                        b -> assertThat(b.currentDensity()).isCloseTo(1, within(1e-15)));
        String varied = with(STAGE, BEAM.replace("1 A/m2", "{parameter: x}"))
                + "  x: {bounds: [0.1 A/m2, 10 A/m2], scale: log10, grid: 3}\n";
        assertThat(control(varied)).isEqualTo(new FrontControl.BeamLimited(1, 2, 5));
        expect(
                BEAM.replace("1 A/m2", "0 A/m2").replace("5 V", "0 V"),
                "study.yaml:14:56: experiments.one.stages[1].current_density: must be above 0 A/m2, got `0 A/m2`",
                "study.yaml:14:73: experiments.one.stages[1].voltage: must be above 0 V, got `0 V`");
        expect(BEAM.replace("voltage: 5 V, ", ""), "study.yaml:14:9: experiments.one.stages[1]: missing key `voltage`");
        expect(
                BEAM.replace("current_density: 1 A/m2, ", ""),
                "study.yaml:14:9: experiments.one.stages[1]: either `current_density`, or `current` and `area`, is");
    }

    @Test
    void anOpenCircuitHasNoCurrentOfAnyIon() {
        String anneal = STAGE + "\n      - {drive: open-circuit, " + CONDITIONS;
        Study study = StudyText.study(folder, with(STAGE, anneal));
        assertThat(new ProblemTemplate(study, study.experiments().get(0))
                        .problem(Map.of("d_K", 1e-20))
                        .stages()
                        .get(1)
                        .control())
                .isEqualTo(new FrontControl.Galvanostatic(1, 0));
        expect(
                "{drive: open-circuit, ion: K, " + CONDITIONS,
                "study.yaml:14:31: experiments.one.stages[1].ion: unknown key `ion`");
    }

    private static final String COUPLE = """
            format: caitfit-study/1
            title: couple
            glass:
              name: alloy
              natives: {Zr: 4e28 1/m3}
              permittivity: 1
              thickness: 1 mm
            ions:
              Zr: {charge: 0, diffusion: {model: constant, value: 1e-13 m2/s}}
            experiments:
              one:
                start: {contact: {parameter: x}, left: {Zr: 0 1/m3}, right: {Zr: 4e28 1/m3}}
                stages:
                  - {drive: closed, temperature: 1000 degC, duration: 1 h}
            parameters:
              x: {bounds: [0.4 mm, 0.6 mm], scale: linear, grid: 3}
            """;

    @Test
    void aCoupleOfANeutralSpeciesIsClosed() {
        Study study = StudyText.study(folder, COUPLE);
        TransportProblem problem =
                new ProblemTemplate(study, study.experiments().get(0)).problem(Map.of("x", 0.45e-3));
        assertThat(problem.stages().get(0).control()).isEqualTo(new FrontControl.Closed());
        StartProfile start = problem.start().orElseThrow();
        assertThat(start.mean(0, 0, 0.449e-3)).isZero();
        assertThat(start.mean(0, 0, 1e-3)).isCloseTo(0.55 * 4e28, within(1e20));
        assertThat(start.mean(0, 0.451e-3, 1e-3)).isCloseTo(4e28, within(1e14));
    }

    @Test
    void neutralSpeciesAndIonsAreKeptApart() {
        assertThat(StudyText.problems(folder, with(STAGE, "{drive: closed, " + CONDITIONS)))
                .anyMatch(p -> p.startsWith(
                        "study.yaml:14:17: experiments.one.stages[1].drive: `closed` is for neutral species"));
        List<String> found = StudyText.problems(folder, COUPLE.replace("closed", "open-circuit"));
        assertThat(found).hasSize(1);
        assertThat(found.get(0))
                .startsWith("study.yaml:14:17: experiments.one.stages[1].drive: neutral species (charge 0) need");
        found = StudyText.problems(folder, COUPLE.replace("left: {Zr: 0 1/m3}", "left: {}"));
        assertThat(found.get(0)).contains("different species");
        found = StudyText.problems(folder, COUPLE.replace("{parameter: x}", "2 mm"));
        assertThat(found.get(0)).contains("beyond the sample");
    }

    @Test
    void aShortCircuitHasNoVoltage() {
        assertThat(control(with(STAGE, "{drive: short-circuit, ion: K, " + CONDITIONS)))
                .isEqualTo(new FrontControl.Potentiostatic(1, 0));
        Study atZero = StudyText.study(folder, with("10 V", "0 V"));
        Study shortCircuit = StudyText.study(folder, with(STAGE, "{drive: short-circuit, ion: K, " + CONDITIONS));
        assertThat(shortCircuit.problemSha256()).isEqualTo(atZero.problemSha256());
    }

    @Test
    void aBlockingElectrodeLetsNoIonIn() {
        String stages = "{drive: blocking-electrode, voltage: 1 kV, " + CONDITIONS + "\n      - " + STAGE;
        assertThat(control(with(STAGE, stages))).isEqualTo(new FrontControl.Blocking(1000));
        expect(
                "{drive: blocking-electrode, voltage: 1 kV, " + CONDITIONS,
                "study.yaml:10:3: ions.K: ion `K` is neither in the glass nor delivered by any stage",
                "study.yaml:18:27: experiments.one.profiles[1].columns.K: K is neither in the glass nor delivered");
    }

    @Test
    void aMeasuredCurrentIsReadInItsUnits() {
        FrontControl.MeasuredCurrent density = (FrontControl.MeasuredCurrent) control(with(STAGE, TRACE));
        assertThat(density.size()).isEqualTo(3);
        assertThat(density.deliveredIonIfAny()).hasValue(1);
        assertThat(density.time(1)).isEqualTo(1200);
        assertThat(density.currentDensity(1)).isCloseTo(0.05, within(1e-16));
        FrontControl.MeasuredCurrent total = (FrontControl.MeasuredCurrent) control(with(STAGE, TOTAL));
        // 2 nA through 0.5 cm2
        assertThat(total.currentDensity(1)).isCloseTo(4e-5, within(1e-19));
    }

    @Test
    void mistakesOfATraceAreReportedAtTheirRows() {
        String stage = "experiments.one.stages[1].trace: ";
        trace("t_min,j\n0,10\n20,x\n10,1\n60,1\n");
        expect(TRACE, "trace.csv:3:4: " + stage + "a number is expected, got `x`");
        trace("t_min,j\n0,10\n20,1\n10,1\n60,1\n");
        expect(TRACE, "trace.csv:4:1: " + stage + "time must increase strictly, got 10 on the row after 20");
        trace("t_min,j\n-1,10\n60,1\n");
        expect(TRACE, "trace.csv:2:1: " + stage + "a time below 0: -1 | Maybe shift the time scale");
        trace("t_min,J\n0,10\n60,1\n");
        expect(TRACE, "trace.csv:1:1: " + stage + "no column `j` | Maybe you meant `J`.");
        assertThat(StudyText.refused(folder, with(STAGE, TRACE), StudyText.CSV).exitCode())
                .isEqualTo(4);
    }

    @Test
    void aTraceCoversItsStageButForOnePercent() {
        trace("t_min,j\n0.5,10\n59.5,1\n");
        assertThat(control(with(STAGE, TRACE))).isInstanceOf(FrontControl.MeasuredCurrent.class);
        trace("t_min,j\n0,10\n59,1\n");
        expect(
                TRACE,
                "trace.csv:3:1: experiments.one.stages[1].trace: the trace ends at 3540 s of a stage of 3600 s | "
                        + "Maybe check the unit of time; all but 1 % of the stage has to be covered.");
        trace("t_min,j\n1,10\n60,1\n");
        expect(TRACE, "trace.csv:2:1: experiments.one.stages[1].trace: the trace begins at 60 s of a stage of 3600 s");
        trace("t_min,j\n0,10\n60,1\n");
        String varied = with(STAGE, TRACE.replace("1 h", "{parameter: x}"))
                + "  x: {bounds: [1 h, 2 h], scale: linear, grid: 3}\n";
        assertThat(StudyText.problems(folder, varied))
                .singleElement()
                .asString()
                .startsWith(
                        "trace.csv:3:1: experiments.one.stages[1].trace: the trace ends at 3600 s of a stage of 7200");
    }

    @Test
    void aTraceIsTheOnlyCurrentOfItsStage() {
        expect(
                TRACE.replace("trace:", "current_density: 1 A/m2, trace:"),
                "study.yaml:14:40: experiments.one.stages[1].current_density: the current is that of the trace");
        expect(
                TOTAL.replace("area: 0.5 cm2, ", ""),
                "study.yaml:14:40: experiments.one.stages[1].trace: either a column `current_density`, or");
        expect(
                TRACE.replace("trace:", "area: 1 cm2, trace:"),
                "study.yaml:14:53: experiments.one.stages[1].trace: either a column `current_density`, or");
    }

    @Test
    void everyDriveHasADigestOfItsOwn() {
        List<String> digests = new ArrayList<>();
        for (String stage : List.of(
                STAGE,
                BEAM,
                BEAM.replace("1 A/m2", "2 A/m2"),
                TRACE,
                TRACE.replace("uA", "mA"),
                TOTAL,
                "{drive: galvanostatic, ion: K, current_density: 1 A/m2, " + CONDITIONS,
                STAGE + "\n      - {drive: open-circuit, " + CONDITIONS,
                STAGE + "\n      - {drive: blocking-electrode, voltage: 1 V, " + CONDITIONS,
                STAGE + "\n      - {drive: blocking-electrode, voltage: 2 V, " + CONDITIONS)) {
            digests.add(StudyText.study(folder, with(STAGE, stage)).problemSha256());
        }
        assertThat(digests).doesNotHaveDuplicates();
        trace("t_min,j,i\n0,10,3\n20,5.1,2\n60,-1,1\n");
        assertThat(StudyText.study(folder, with(STAGE, TRACE)).problemSha256()).isNotIn(digests);
        trace("t_min,j,i\n0,10,3.3\n20,5,2\n60,-1,1\n");
        assertThat(StudyText.study(folder, with(STAGE, TRACE)).problemSha256())
                .as("a column that is not read")
                .isEqualTo(digests.get(3));
    }
}
