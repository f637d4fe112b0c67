package org.caitfit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.results.PlannedWork;
import org.caitfit.results.WorkUnderWay;
import org.caitfit.search.Progress;
import org.caitfit.search.StudySearch;
import org.caitfit.store.ResultStore;
import org.caitfit.store.files.Folder;
import org.caitfit.store.files.LocalFolder;
import org.caitfit.store.table.JsonWriter;
import org.caitfit.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How far a fit has come. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Says what is done of a fit, what is still to do, which runs failed and who is at work.",
            "Reads names and footers only; changes nothing."
        })
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR|STUDY.yaml",
            description = {
                "Result folder, for what its last fit asked for; or a study file, for what the study asks for now."
            })
    private String place;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Result folder of a study file. Default: results/<name of the study file>.")
    private Folder out;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        boolean isStudy = !Folder.isUri(place) && Files.isRegularFile(Path.of(place));
        if (!isStudy && out != null) {
            throw new UserError(ExitCode.USAGE, "--out is for a study file, and " + place + " is none");
        }
        ResultStore store;
        List<PlannedWork> plan;
        if (isStudy) {
            StudyFile file = new StudyFile(place);
            Study study = file.read();
            Folder folder = out == null ? new LocalFolder(Path.of("results", file.name())) : out;
            if (!folder.isThere()) {
                throw new UserError(
                        ExitCode.INCOMPLETE,
                        "nothing is done yet: there is no folder " + folder + "\nMaybe caitfit fit " + place);
            }
            store = ResultStore.open(folder);
            if (!study.problemSha256().equals(store.study().problemSha256())) {
                throw new UserError(
                        ExitCode.STORE_TAKEN,
                        "the folder " + store.folder() + " holds results of another problem than " + place
                                + "\nMaybe caitfit status " + store.folder());
            }
            try (ThreadEngine engine = new ThreadEngine(1)) {
                plan = new StudySearch(study, engine, store, Progress.silent()).plan();
            }
        } else {
            store = ResultStore.open(Folder.at(place));
            plan = store.units().plan();
        }
        JobStatus status = JobStatus.of(store, plan);
        PrintWriter console = spec.commandLine().getOut();
        if (json) {
            console.println(json(store, status));
        } else {
            print(store, status, console);
        }
        console.flush();
        return ExitCode.DONE;
    }

    private static void print(ResultStore store, JobStatus status, PrintWriter console) {
        console.println(store.study().title());
        console.println(store.folder()
                + (status.lastPublished() > 0 ? ", last results " + time(status.lastPublished()) : ", no results yet"));
        console.println();
        for (JobStatus.Grid grid : status.grids()) {
            console.printf(
                    Locale.ROOT,
                    "grid %-14s %d of %d units, %d of %d runs, %d failed%n",
                    grid.name(),
                    grid.unitsDone(),
                    grid.units(),
                    grid.runsDone(),
                    grid.runs(),
                    grid.failed());
        }
        for (JobStatus.Fit fit : status.fits()) {
            console.printf(
                    Locale.ROOT,
                    "fit  %-14s %d of %s%d refinements%s%n",
                    fit.id(),
                    fit.done(),
                    status.reported() ? "" : "up to ",
                    status.reported() ? fit.done() : fit.most(),
                    fit.ends().isEmpty() ? "" : ": " + counts(fit.ends()));
        }
        if (!status.failures().isEmpty()) {
            console.println("failed runs         " + counts(status.failures()));
        }
        status.atWork().forEach(w -> console.println("under way           " + text(w)));
        status.died().forEach(w -> console.println("process died in     " + text(w)));
        if (status.aside() > 0) {
            console.println("set aside           " + status.aside() + " files that the study does not ask for now");
        }
        console.println();
        console.println(next(status));
    }

    private static String next(JobStatus status) {
        if (status.grids().isEmpty()) {
            return "What there is to do is not known here. Maybe caitfit status STUDY.yaml";
        }
        if (!status.atWork().isEmpty()) {
            return "Not done yet; it is being worked on.";
        }
        if (!status.complete()) {
            return "Not done yet, and nobody is at work: give the command caitfit fit again, it goes on from here.";
        }
        return "Done: report.html is there."
                + (status.failures().isEmpty()
                        ? ""
                        : " To make failed runs again: caitfit fit STUDY.yaml --retry failed");
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String text(WorkUnderWay work) {
        return (work.run().isPresent() ? "run " + work.run().getAsLong() + " of " : "")
                + work.unit() + " since " + work.begun() + ", process " + work.pid() + " on " + work.host()
                + ", last heard of " + work.heard()
                + (work.note().isEmpty() ? "" : ": " + work.note());
    }

    private static String time(long milliseconds) {
        return Instant.ofEpochMilli(milliseconds)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String json(ResultStore store, JobStatus status) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.beginObject();
        json.name("title").text(store.study().title());
        json.name("folder").text(store.folder().toString());
        json.name("complete").flag(status.complete());
        json.name("reported").flag(status.reported());
        json.name("last_results");
        if (status.lastPublished() > 0) {
            json.text(time(status.lastPublished()));
        } else {
            json.nothing();
        }
        json.name("grids").beginArray();
        for (JobStatus.Grid grid : status.grids()) {
            json.beginObject();
            json.name("name").text(grid.name());
            json.name("units_done").number(grid.unitsDone());
            json.name("units").number(grid.units());
            json.name("runs_done").number(grid.runsDone());
            json.name("runs").number(grid.runs());
            json.name("failed").number(grid.failed());
            json.endObject();
        }
        json.endArray();
        json.name("fits").beginArray();
        for (JobStatus.Fit fit : status.fits()) {
            json.beginObject();
            json.name("id").text(fit.id());
            json.name("done").number(fit.done());
            json.name("at_most").number(fit.most());
            counts(json.name("ends"), fit.ends());
            json.endObject();
        }
        json.endArray();
        counts(json.name("failures"), status.failures());
        work(json.name("under_way"), status.atWork());
        work(json.name("died"), status.died());
        json.name("aside").number(status.aside());
        json.endObject();
        return text.toString();
    }

    private static void counts(JsonWriter json, Map<String, Long> counts) throws IOException {
        json.beginObject();
        for (Map.Entry<String, Long> e : counts.entrySet()) {
            json.name(e.getKey()).number(e.getValue());
        }
        json.endObject();
    }

    private static void work(JsonWriter json, List<WorkUnderWay> work) throws IOException {
        json.beginArray();
        for (WorkUnderWay w : work) {
            json.beginObject();
            json.name("unit").text(w.unit());
            json.name("run");
            if (w.run().isPresent()) {
                json.number(w.run().getAsLong());
            } else {
                json.nothing();
            }
            json.name("begun").text(w.begun());
            json.name("heard").text(w.heard());
            json.name("host").text(w.host());
            json.name("pid").number(w.pid());
            json.name("note").text(w.note());
            json.endObject();
        }
        json.endArray();
    }
}
