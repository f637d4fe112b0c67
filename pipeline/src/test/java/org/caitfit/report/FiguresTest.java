package org.caitfit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

class FiguresTest {
    @TempDir
    Path folder;

    @Test
    void everyFigureIsThereAsSvgPngAndCsv() throws IOException, ParserConfigurationException, SAXException {
        Figures.write(FixtureResults.joint("Fixture", true), folder);

        for (String name : List.of("fig1-K", "fig1-Rb", "fig1-Cs", "fig2", "fig4", "score-K", "score-Rb", "score-Cs")) {
            assertThat(xml(folder.resolve(name + ".svg"))).isEqualTo("svg");
            assertThat(ImageIO.read(folder.resolve(name + ".png").toFile()).getWidth())
                    .as(name)
                    .isGreaterThan(1500);
            assertThat(Files.readAllLines(folder.resolve(name + ".csv")))
                    .as(name)
                    .hasSizeGreaterThan(100);
        }
        assertThat(Files.readAllLines(folder.resolve("fig2.csv")).get(0))
                .isEqualTo("ion,experiments,n_over_n_bulk,d_m2_per_s,d_lower_m2_per_s,d_upper_m2_per_s,informed");
        assertThat(Files.readAllLines(folder.resolve("score-K.csv")).get(0))
                .isEqualTo("p_sed_fwhm_meV,p_D_K_m2_per_s,lowest_chi_square,runs,failed");
    }

    @Test
    void onlyTheDiffusionFigureCanBeWritten() throws IOException {
        List<Path> files = Figures.writeDiffusion(FixtureResults.joint("Fixture", true), folder);

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("fig2.svg", "fig2.png", "fig2.csv");
        assertThat(names()).containsExactlyInAnyOrder("fig2.svg", "fig2.png", "fig2.csv");
    }

    @Test
    void missingResultsGiveNoFigures() throws IOException {
        Figures.write(FixtureResults.empty(), folder);
        assertThat(names()).isEmpty();

        Figures.write(FixtureResults.allFailed(), folder);
        assertThat(names()).hasSize(9).allMatch(name -> name.startsWith("score-"));
    }

    @Test
    void tenParametersGiveProfileAndScore() throws IOException {
        Figures.write(FixtureResults.tenParameters(300), folder);
        assertThat(names()).contains("fig1-K.svg", "score-K.svg").doesNotContain("fig2.svg", "fig4.svg");
    }

    @Test
    void namesOfExperimentsCannotLeaveTheFolder() {
        assertThat(Figures.fileName("../a b/c")).isEqualTo(".._a_b_c");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Name of the root element, read without looking at any DTD. */
    private static String xml(Path file) throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(file.toFile()).getDocumentElement().getTagName();
    }
}
