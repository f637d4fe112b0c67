package org.caitfit.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.caitfit.results.Claim;
import org.caitfit.results.FitRecord;
import org.caitfit.results.StudyResults;

/** Everything the charts of the page draw, as JSON. */
final class ChartData {
    private ChartData() {}

    static String json(StudyResults results, List<ScoreMap> maps) {
        Palette palette = Palette.of(results);
        List<FitView> views = FitView.of(results);
        JsonWriter json = new JsonWriter().beginObject();
        json.name("palette").beginObject();
        json.texts("native", Palette.NATIVE).texts("nativeDark", Palette.NATIVE_DARK);
        json.texts("foreign", Palette.FOREIGN).texts("foreignDark", Palette.FOREIGN_DARK);
        json.texts("scores", Palette.SCORES).endObject();
        json.name("views").beginArray();
        for (FitView view : views) {
            json.beginObject().name("label").value(view.label());
            json.name("profiles").beginArray();
            ProfileFigure.of(results, view, palette).forEach(figure -> profile(json, figure));
            json.endArray().name("traces").beginArray();
            TraceFigure.of(results, view).forEach(figure -> trace(json, figure));
            json.endArray().name("diffusion").beginArray();
            DiffusionFigure.of(results, view, palette).curves().forEach(curve -> diffusion(json, curve));
            json.endArray().name("energies").beginArray();
            SiteEnergyFigure.of(results, view).curves().forEach(curve -> energies(json, curve));
            json.endArray().endObject();
        }
        json.endArray().name("maps").beginArray();
        maps.forEach(map -> map(json, map));
        json.endArray().name("waterfall").beginArray();
        Waterfall.of(results).forEach(waterfall -> waterfall(json, waterfall));
        json.endArray().name("likelihoods").beginArray();
        LikelihoodFigure.of(results).forEach(figure -> likelihood(json, figure));
        json.endArray().name("claims").beginArray();
        results.analysis().claims().forEach(claim -> claim(json, claim));
        return json.endArray().endObject().json();
    }

    private static void claim(JsonWriter json, Claim claim) {
        json.beginObject().name("statement").value(claim.statement());
        json.name("quantity").value(claim.quantity());
        json.name("expectedLower").value(claim.expectedLower().orElse(Double.NaN));
        json.name("expectedUpper").value(claim.expectedUpper().orElse(Double.NaN));
        json.texts("labels", claim.points().stream().map(Claim.Point::label).toList());
        column(json, "value", claim.points(), Claim.Point::value);
        column(json, "lower", claim.points(), Claim.Point::lower);
        column(json, "upper", claim.points(), Claim.Point::upper);
        json.endObject();
    }

    private static void profile(JsonWriter json, ProfileFigure figure) {
        json.beginObject().name("title").value(figure.title());
        json.name("unit").value(figure.unit().symbol());
        json.name("densityUnit").value(figure.densityUnit());
        json.name("synthetic").value(figure.synthetic());
        json.name("ions").beginArray();
        for (ProfileFigure.IonProfile ion : figure.ions()) {
            json.beginObject().name("ion").value(ion.ion());
            json.name("native").value(ion.isNative()).name("colour").value(ion.colour());
            column(json, "depth", ion.points(), ProfileFigure.Point::depth);
            column(json, "measured", ion.points(), ProfileFigure.Point::measured);
            column(json, "simulated", ion.points(), ProfileFigure.Point::simulated);
            column(json, "sigma", ion.points(), ProfileFigure.Point::sigma);
            column(json, "residual", ion.points(), ProfileFigure.Point::residual);
            column(json, "lower", ion.points(), ProfileFigure.Point::lower);
            column(json, "upper", ion.points(), ProfileFigure.Point::upper);
            column(json, "used", ion.points(), point -> point.used() ? 1 : 0);
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void trace(JsonWriter json, TraceFigure figure) {
        json.beginObject().name("title").value(figure.title());
        json.name("unit").value(figure.timeUnit());
        json.name("currentUnit").value(TraceFigure.CURRENT_UNIT);
        json.name("synthetic").value(figure.synthetic());
        column(json, "time", figure.points(), TraceFigure.Point::time);
        column(json, "measured", figure.points(), TraceFigure.Point::measured);
        column(json, "simulated", figure.points(), TraceFigure.Point::simulated);
        column(json, "sigma", figure.points(), TraceFigure.Point::sigma);
        column(json, "residual", figure.points(), TraceFigure.Point::residual);
        column(json, "used", figure.points(), point -> point.used() ? 1 : 0);
        json.endObject();
    }

    private static void diffusion(JsonWriter json, DiffusionFigure.Curve curve) {
        json.beginObject().name("label").value(curve.label());
        json.name("native").value(curve.isNative()).name("colour").value(curve.colour());
        column(json, "fraction", curve.points(), DiffusionFigure.Point::fraction);
        column(json, "diffusivity", curve.points(), DiffusionFigure.Point::diffusivity);
        column(json, "lower", curve.points(), DiffusionFigure.Point::lower);
        column(json, "upper", curve.points(), DiffusionFigure.Point::upper);
        column(json, "informed", curve.points(), p -> p.informed() ? 1 : 0);
        json.endObject();
    }

    private static void energies(JsonWriter json, SiteEnergyFigure.Curve curve) {
        json.beginObject().name("label").value(curve.label());
        json.name("colour").value(curve.colour()).name("sameSites").value(curve.sameSites());
        column(json, "energy", curve.points(), SiteEnergyFigure.Point::energy);
        column(json, "sites", curve.points(), SiteEnergyFigure.Point::sites);
        column(json, "populated", curve.points(), p -> p.populated().orElse(Double.NaN));
        column(json, "mobile", curve.points(), p -> p.mobile().orElse(Double.NaN));
        column(json, "lower", curve.points(), SiteEnergyFigure.Point::lower);
        column(json, "upper", curve.points(), SiteEnergyFigure.Point::upper);
        json.endObject();
    }

    private static void map(JsonWriter json, ScoreMap map) {
        json.beginObject().name("experiment").value(map.experiment());
        json.name("lowest").value(map.lowest());
        json.name("hiddenPaths").value(map.hiddenPaths());
        json.name("axes").beginArray();
        for (ScoreAxis axis : map.axes()) {
            json.beginObject().name("name").value(axis.spec().name());
            json.name("unit").value(NumberText.unit(axis.spec().unit().symbol()));
            json.name("log").value(axis.logarithmic());
            json.numbers("edges", axis.edges()).endObject();
        }
        json.endArray().name("pairs").beginArray();
        for (ScoreMap.Pair pair : map.pairs()) {
            json.beginObject().name("x").value(pair.x()).name("y").value(pair.y());
            column(json, "column", pair.cells(), ScoreMap.Cell::column);
            column(json, "row", pair.cells(), ScoreMap.Cell::row);
            column(json, "level", pair.cells(), cell -> rounded(map.level(cell.chiSquare())));
            column(json, "runs", pair.cells(), ScoreMap.Cell::runs);
            column(json, "failed", pair.cells(), ScoreMap.Cell::failed);
            json.endObject();
        }
        json.endArray().name("paths").beginArray();
        for (ScoreMap.Path path : map.paths()) {
            json.beginObject().name("fit").value(path.fitId());
            json.name("best").value(path.best()).name("positions").beginArray();
            path.positions().forEach(position -> {
                json.beginArray();
                position.forEach(json::value);
                json.endArray();
            });
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }

    private static void likelihood(JsonWriter json, LikelihoodFigure figure) {
        json.beginObject().name("fit").value(figure.fit());
        json.name("parameter").value(figure.spec().name());
        json.name("unit").value(NumberText.unit(figure.spec().unit().symbol()));
        json.name("log").value(figure.logarithmic());
        json.name("best").value(figure.best());
        json.name("sigma").value(figure.sigma().orElse(Double.NaN));
        column(json, "value", figure.points(), LikelihoodFigure.Point::value);
        column(json, "rise", figure.points(), LikelihoodFigure.Point::rise);
        json.endObject();
    }

    private static void waterfall(JsonWriter json, Waterfall waterfall) {
        json.beginObject().name("title").value(waterfall.title());
        json.name("ends").beginArray();
        for (FitRecord fit : waterfall.refinements()) {
            json.beginObject().name("fit").value(fit.fitId()).name("basin").value(fit.basin());
            json.name("chiSquare").value(fit.chiSquare());
            json.name("above").value(waterfall.above(fit));
            json.name("stop").value(fit.stopReason().replace('_', ' ')).endObject();
        }
        json.endArray().name("failed").value(waterfall.failed().size()).endObject();
    }

    private static <T> void column(JsonWriter json, String name, List<T> rows, ToDoubleFunction<T> value) {
        json.numbers(name, rows.stream().map(value::applyAsDouble).toList());
    }

    /** Three decimals are enough for a colour. */
    private static double rounded(double level) {
        return Double.isFinite(level) ? Math.rint(level * 1000) / 1000 : level;
    }
}
