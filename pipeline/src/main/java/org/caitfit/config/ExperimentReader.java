package org.caitfit.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.study.DriveSpec;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.Glass;
import org.caitfit.study.MeasuredProfile;
import org.caitfit.study.MeasuredTrace;
import org.caitfit.study.Quantity;
import org.caitfit.study.StageSpec;
import org.caitfit.study.StartSpec;

/** Reads one experiment: its start, its stages, then its profiles and traces. */
final class ExperimentReader {
    /** Stands in for a stage with a problem. */
    private static final StageSpec NOTHING = new StageSpec(
            new DriveSpec.Reservoir(Map.of()), QuantityReader.STAND_IN, QuantityReader.STAND_IN, Map.of());

    private final String glass;
    private final MobileIons ions;
    private final Fields fields;

    /** @param glass id of its glass @param ions as they are there */
    private ExperimentReader(String glass, MobileIons ions, Fields fields) {
        this.glass = glass;
        this.ions = ions;
        this.fields = fields;
    }

    /** Reads an experiment. @param ions of the study */
    static ExperimentSpec read(String id, Item item, GlassesReader glasses, MobileIons ions) {
        WordReader.checkId(item, id);
        Fields fields = item.fields(Section.EXPERIMENT);
        Optional<Glass> glass = glasses.enter(fields);
        if (glass.isEmpty()) {
            ions.noteUnknown();
        }
        ExperimentSpec experiment = new ExperimentReader(
                        glass.map(Glass::id).orElse(""), glass.map(ions::in).orElse(ions), fields)
                .read(id);
        glasses.leave();
        return experiment;
    }

    /** A couple, or densities from a file. */
    private Optional<StartSpec> start(Item item) {
        return item.holds("contact")
                ? new CoupleReader(ions, item).read().map(c -> c)
                : new StartReader(ions, item).read().map(g -> g);
    }

    private ExperimentSpec read(String id) {
        Optional<Item> startItem = fields.find("start");
        Optional<StartSpec> start = startItem.flatMap(this::start);
        List<StageSpec> stages = new ArrayList<>();
        List<Item> stageItems =
                fields.find("stages").map(i -> i.items("a list of stages")).orElse(List.of());
        for (Item stage : stageItems) {
            stages.add(new StageReader(ions).read(stage).orElse(NOTHING));
        }
        if (stageItems.isEmpty()) {
            fields.find("stages")
                    .ifPresent(i -> i.problemAtKey(
                            "at least one stage is needed", "Maybe write `- {drive: potentiostatic, ...}` below it."));
        }
        // a start with a problem may have meant any ion
        List<String> startIons = start.map(StartSpec::ions)
                .orElse(startItem.isPresent() ? List.copyOf(ions.declared().keySet()) : List.of());
        List<Item> profileItems =
                fields.find("profiles").map(i -> i.items("a list of profiles")).orElse(List.of());
        List<MeasuredProfile> profiles = new ArrayList<>();
        for (Item profile : profileItems) {
            String profileId = profileItems.size() == 1 ? id : id + "/" + (profiles.size() + 1);
            Optional<MeasuredProfile> read = new ProfileSpecReader(ions, profile).read(profileId, startIons, stages);
            read.ifPresent(profiles::add);
        }
        List<Item> traceItems =
                fields.find("traces").map(i -> i.items("a list of traces")).orElse(List.of());
        List<MeasuredTrace> traces = new ArrayList<>();
        for (Item trace : traceItems) {
            String traceId = traceItems.size() == 1 ? id : id + "/" + (traces.size() + 1);
            new CurrentTraceReader(trace).read(traceId, stages).ifPresent(traces::add);
        }
        Optional<Quantity.Known> offDiagonal =
                fields.find("onsager_l12").map(i -> QuantityReader.known(i, Dimension.ONSAGER, Range.ANY));
        return new ExperimentSpec(id, glass, start, stages, profiles, traces, offDiagonal);
    }
}
