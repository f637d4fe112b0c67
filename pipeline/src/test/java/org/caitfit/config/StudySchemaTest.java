package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The schema for editors and the reader agree. */
class StudySchemaTest {
    private static final Map<Dimension, String> TEXTS = Map.ofEntries(
            Map.entry(Dimension.NUMBER, "numberText"),
            Map.entry(Dimension.LENGTH, "lengthText"),
            Map.entry(Dimension.AREA, "areaText"),
            Map.entry(Dimension.TIME, "timeText"),
            Map.entry(Dimension.TEMPERATURE, "temperatureText"),
            Map.entry(Dimension.VOLTAGE, "voltageText"),
            Map.entry(Dimension.ENERGY, "energyText"),
            Map.entry(Dimension.DIFFUSION, "diffusionCoefficientText"),
            Map.entry(Dimension.NUMBER_DENSITY, "numberDensityText"),
            Map.entry(Dimension.MOLE_SHARE, "numberDensityText"),
            Map.entry(Dimension.CURRENT, "currentText"),
            Map.entry(Dimension.CURRENT_DENSITY, "currentDensityText"),
            Map.entry(Dimension.CONDUCTIVITY, "conductivityText"),
            Map.entry(Dimension.MASS_DENSITY, "massDensityText"),
            Map.entry(Dimension.ONSAGER, "onsagerText"));

    private static String text() throws Exception {
        try (InputStream in = StudyReader.class.getResourceAsStream("caitfit-study.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode definitions() throws Exception {
        return new ObjectMapper().readTree(text()).get("$defs");
    }

    private static Schema schema() throws Exception {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lithium-borate.yaml", "cover-glass.yaml", "ti-zr.yaml", "reverse-case.yaml"})
    void theShippedStudiesAreValid(String name) throws Exception {
        String study = Files.readString(ExampleStudiesTest.CONFIGS.resolve(name));
        assertThat(schema().validate(study, InputFormat.YAML)).isEmpty();
    }

    /** One of each model and drive. */
    static final String EVERYTHING = """
            format: caitfit-study/1
            title: everything
            glass: {name: glass, natives: {Li: 1.4e28 1/m3}, permittivity: 9, thickness: 0.5 mm}
            ions:
              Li:
                charge: 1
                diffusion:
                  model: sed
                  bulk: 1e-17 m2/s
                  gaussians: [{weight: 70 %, centre: 0 eV, fwhm: 250 meV}, {weight: 0.3, centre: -0.3 eV, fwhm: 0.1 eV}]
                  vacancies: {parameter: v}
              K:
                charge: 1
                diffusion:
                  model: sed-table
                  bulk: 1e-20 m2/s
                  states: [{energy: -0.1 eV, density: 0}, {energy: 100 meV, density: {parameter: g}}]
                  vacancies: 10 %
                  of: [Li, K]
              Rb:
                charge: 1
                diffusion:
                  model: log-linear
                  at_zero: {parameter: d2}
                  at_bulk: {value: {parameter: d}, at: 350 K, activation_energy: 0.7 eV}
                  of: Li
            experiments:
              one:
                start:
                  file: start.csv
                  depth: {column: z, unit: nm}
                  columns: {Rb: rb}
                  density_unit: fraction
                  follows: Li
                stages:
                  - {drive: beam-limited, ion: K, current: 1 nA, area: 1 cm2, voltage: 5 V, temperature: 350 K, duration: 1 h}
                  - {drive: open-circuit, temperature: 500 K, duration: 1 h}
                  - {drive: short-circuit, ion: K, temperature: 500 K, duration: 1 h}
                  - {drive: blocking-electrode, voltage: 1 kV, temperature: 500 K, duration: 1 h}
                  - drive: galvanostatic
                    ion: Rb
                    area: 1 cm2
                    trace: {file: trace.csv, time: {column: t, unit: s}, current: {column: i, unit: nA}}
                    temperature: 350 K
                    duration: 1 h
                profiles:
                  - file: start.csv
                    depth: {column: z, unit: nm}
                    columns: {Rb: rb}
                    density_unit: fraction
                    resolution: none
                    noise: {model: counts, at_bulk: 100}
                    scale: {fit: true, prior: 5 %}
                    background: {fit: false}
                    depth_scale: {parameter: g}
                traces:
                  - file: trace.csv
                    stage: 1
                    time: {column: t, unit: s}
                    current: {column: i, unit: nA}
                    area: 1 cm2
                    noise: {model: absolute+relative, absolute: 1 nA, relative: 1 %}
                    window: {from: 0 s, to: 1 h}
                onsager_l12: {value: -2e28 1/(J m s), assumed: simulation of another glass}
            parameters:
              v: {bounds: [1 %, 50 %], scale: log10, grid: 3}
              g: {bounds: [0.1, 10], scale: log10, grid: 3}
              d:
                bounds: [1e-21 m2/s, 1e-19 m2/s]
                scale: log10
                grid: 3
                prior: {value: 1e-20 m2/s, sigma: 0.1 decades, source: tracer diffusion}
              d2: {derived: {times: 2, of: d}}
            """;

    /** The data files of {@link #EVERYTHING}. */
    static void writeData(Path folder) throws IOException {
        Files.writeString(folder.resolve("start.csv"), "z,rb\n0,0.5\n10,0\n");
        Files.writeString(folder.resolve("trace.csv"), "t,i\n0,1\n3600,1\n");
    }

    @Test
    void everyModelAndDriveIsValid(@TempDir Path folder) throws Exception {
        writeData(folder);
        assertThat(StudyText.read(folder, EVERYTHING)).isInstanceOf(ReadResult.Read.class);
        assertThat(schema().validate(EVERYTHING, InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gaussians: | fwhm: 1 eV, gaussians:",
                "open-circuit, | open-circuit, ion: K,",
                "unit: nm | unit: s",
                "unit: nA | unit: uA/cm2",
                "centre: 0 eV | centre: 0",
                "of: Li | of: []",
                "fit: false | prior: 3 %",
                "times: 2, | ''",
                "0.1 decades | 0.1 decads"
            })
    void whatTheReaderRefusesIsInvalid(String from, String to, @TempDir Path folder) throws Exception {
        writeData(folder);
        assertThat(EVERYTHING).contains(from);
        String wrong = EVERYTHING.replace(from, to.replace(", gaussians", "\n      gaussians"));
        assertThat(StudyText.read(folder, wrong)).isInstanceOf(ReadResult.Refused.class);
        assertThat(schema().validate(wrong, InputFormat.YAML)).isNotEmpty();
    }

    @Test
    void aBareNumberAndAnUnknownKeyAreInvalid() throws Exception {
        String study = Files.readString(ExampleStudiesTest.CONFIGS.resolve("cover-glass.yaml"));
        assertThat(schema().validate(study.replace("thickness: 0.8 mm", "thickness: 0.8"), InputFormat.YAML))
                .isNotEmpty();
        assertThat(schema().validate(study.replace("skip_points: 16", "skip: 16"), InputFormat.YAML))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void readerAndSchemaKnowTheSameKeys(Section section) throws Exception {
        JsonNode definition = definitions().get(section.definition());
        assertThat(definition).isNotNull();
        Set<String> keys = new HashSet<>(definition.get("properties").propertyNames());
        assertThat(keys).isEqualTo(Set.copyOf(section.keys()));
        List<String> required = new ArrayList<>();
        definition.get("required").forEach(n -> required.add(n.asString()));
        assertThat(required).containsExactlyInAnyOrderElementsOf(section.required());
        assertThat(definition.get("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void everyMappingOfTheSchemaIsKnownToTheReader() throws Exception {
        Set<String> mappings = new HashSet<>();
        JsonNode definitions = definitions();
        for (String name : definitions.propertyNames()) {
            if (definitions.get(name).has("properties")) {
                mappings.add(name);
            }
        }
        Set<String> sections = new HashSet<>();
        for (Section section : Section.values()) {
            sections.add(section.definition());
        }
        assertThat(mappings).isEqualTo(sections);
    }

    @Test
    void everyUnitIsKnownToTheSchema() throws Exception {
        JsonNode definitions = definitions();
        for (Unit unit : Units.all()) {
            JsonNode text = definitions.get(TEXTS.get(unit.dimension()));
            String pattern = (text.has("pattern") ? text : text.get("anyOf").get(1))
                    .get("pattern")
                    .asString();
            assertThat("-1.5e-3 " + unit.symbol()).matches(pattern);
            assertThat("1.5 " + unit.symbol() + "x").doesNotMatch(pattern);
        }
    }
}
