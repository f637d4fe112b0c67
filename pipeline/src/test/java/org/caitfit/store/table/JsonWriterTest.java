package org.caitfit.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JsonWriterTest {
    @Test
    void anyTextAndNumberReadsBack() throws IOException {
        StringBuilder every = new StringBuilder();
        for (char c = 0; c < 0x2100; c++) {
            every.append(c);
        }
        every.append("\ud83e\uddea</script>");
        StringWriter text = new StringWriter();
        new JsonWriter(text)
                .beginObject()
                .name(every.toString())
                .text(every.toString())
                .name("d")
                .numbers(List.of(-0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY))
                .name("e")
                .beginArray()
                .endArray()
                .name("l")
                .number(Long.MIN_VALUE)
                .endObject();

        JsonNode read = JsonMapper.shared().readTree(text.toString());

        assertThat(read.get(every.toString()).stringValue()).isEqualTo(every.toString());
        assertThat(read.get("d").get(0).doubleValue()).isEqualTo(-0.0);
        assertThat(read.get("d").get(1).doubleValue()).isEqualTo(Double.MIN_VALUE);
        assertThat(read.get("d").get(2).doubleValue()).isEqualTo(Double.MAX_VALUE);
        assertThat(read.get("d").get(3).isNull()).isTrue();
        assertThat(read.get("d").get(4).doubleValue()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(read.get("e").isEmpty()).isTrue();
        assertThat(read.get("l").longValue()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aLoneSurrogateIsEscaped() throws IOException {
        StringWriter text = new StringWriter();
        new JsonWriter(text).text("a\ud800b");

        assertThat(text).hasToString("\"a\\ud800b\"");
    }
}
