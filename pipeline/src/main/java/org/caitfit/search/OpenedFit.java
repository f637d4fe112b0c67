package org.caitfit.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caitfit.engine.Engine;
import org.caitfit.evaluate.OpenedExperiment;
import org.caitfit.results.FitRecord;
import org.caitfit.study.ExperimentSpec;
import org.caitfit.study.SearchSpec.FitSpec;
import org.caitfit.study.Study;

/**
 * The best refinement of a fit with one run of each of its experiments that carries the derivatives by parameters and known
 * numbers.
 *
 * @param record row of the refinement
 * @param run the refinement
 * @param experiments in the order of the fit; empty where a run gave no derivatives
 */
record OpenedFit(FitRecord record, RefinementRun run, List<Optional<OpenedExperiment>> experiments) {
    OpenedFit {
        experiments = List.copyOf(experiments);
    }

    /** Runs of all experiments of some fits. */
    static List<OpenedFit> of(Study study, List<StudyAnalysis.BestFit> fits, Engine engine, Progress progress) {
        record Task(StudyAnalysis.BestFit fit, String experiment) {}
        List<Task> tasks = new ArrayList<>();
        fits.forEach(fit -> fit.record().experiments().forEach(id -> tasks.add(new Task(fit, id))));
        progress.phase("influences", tasks.size());
        List<Optional<OpenedExperiment>> ended = engine.run(tasks.size(), i -> {
            Optional<OpenedExperiment> opened =
                    run(study, tasks.get(i).fit(), tasks.get(i).experiment());
            progress.done(opened.map(OpenedExperiment::reducedChiSquare).orElse(Double.NaN));
            return opened;
        });
        List<OpenedFit> opened = new ArrayList<>();
        int at = 0;
        for (StudyAnalysis.BestFit fit : fits) {
            int next = at + fit.record().experiments().size();
            opened.add(new OpenedFit(fit.record(), fit.run(), ended.subList(at, next)));
            at = next;
        }
        return opened;
    }

    private static Optional<OpenedExperiment> run(Study study, StudyAnalysis.BestFit fit, String id) {
        FitSpec spec = fit.run().fit();
        ExperimentSpec experiment = study.experiments().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow();
        Map<String, String> paths = new LinkedHashMap<>();
        spec.models().keySet().forEach(ion -> paths.put(ion, "search.models." + spec.id() + "." + ion));
        Map<String, Double> values = new LinkedHashMap<>();
        fit.record().parameters().forEach(p -> values.put(p.name(), p.value()));
        return OpenedExperiment.run(study.withModels(spec.models()), experiment, paths, values);
    }
}
