package org.caitfit.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            Map.entry(Dimension.MASS_DENSITY, "massDensityText"));

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
    @ValueSource(strings = {"lithium-borate.yaml", "cover-glass.yaml"})
    void theShippedStudiesAreValid(String name) throws Exception {
        String study = Files.readString(ExampleStudiesTest.CONFIGS.resolve(name));
        assertThat(schema().validate(study, InputFormat.YAML)).isEmpty();
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
