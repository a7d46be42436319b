package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Row HELD = Row.compared(
            "Reads <&> more",
            "requests/s",
            new Series("Cleave", List.of(90_000.0, 91_234.5, 92_000.0)),
            new Series("nginx", List.of(65_000.0, 64_000.0, 66_000.0)),
            1.2);
    private static final Row MISSED = Row.atMost("Start", "ms", new Series("Cleave", List.of(2500.0)), 2000);
    private static final Row PLAIN = Row.plain("Rate", "requests/s", new Series("Cleave", List.of(12.5)));
    private static final Report REPORT = new Report(
            "2026-11-22",
            "./cleave bench all",
            new Machine("Some CPU", 2, 16_000, "Linux 6.1", 0.05, Map.of("wrk", "4.1.0")),
            List.of(HELD, MISSED, PLAIN));

    @Test
    void theTableIsAlignedAndSaysWhatWasHeld() {
        assertThat(Table.forTerminal(REPORT.rows())).isEqualTo("""
                what            measured                  beside it                ratio  bar         held
                Reads <&> more  Cleave 91,235 requests/s  nginx 65,000 requests/s  1.39×  ≥ 1.20×     yes
                Start           Cleave 2,500 ms                                           ≤ 2,000 ms  no
                Rate            Cleave 12.5 requests/s
                """);
    }

    @Test
    void theJsonHasEveryValueAndReadsBackAsTheSameReport(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.json");
        Report.write(List.of(REPORT), file);

        assertThat(Report.readFrom(file)).containsExactly(REPORT);
        JsonNode first = new ObjectMapper().readTree(Files.readString(file)).at("/0/rows/0");
        assertThat(first.at("/measured/values")).hasSize(3);
        assertThat(first.at("/measured/median").asDouble()).isEqualTo(91_234.5);
        assertThat(first.at("/held").asBoolean()).isTrue();
        assertThat(first.has("most")).isFalse();
    }

    @Test
    void aRatioThatMustStaySmallIsHeldBelowItsBar() {
        Series idle = new Series("idle", List.of(2.0, 2.0, 2.0));
        assertThat(Row.atMostTimes("Reads", "ms", new Series("busy", List.of(2.0, 2.2, 3.0)), idle, 1.2)
                        .held())
                .isTrue();
        Row missed = Row.atMostTimes("Reads", "ms", new Series("busy", List.of(2.0, 2.6, 3.0)), idle, 1.2);
        assertThat(missed.held()).isFalse();
        assertThat(Table.forTerminal(List.of(missed))).contains("1.30×  ≤ 1.20×  no");
    }

    @Test
    void aMissedBarIsAMissedReport() {
        assertThat(REPORT.held()).isFalse();
        assertThat(new Report("", "", REPORT.machine(), List.of(HELD, PLAIN)).held())
                .isTrue();
    }

    @Test
    void thePlotIsWellFormedAndShowsEachBar() throws Exception {
        Document plot = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Plot.of(REPORT.rows()))));
        assertThat(plot.getElementsByTagName("rect").getLength()).isEqualTo(2);
        assertThat(plot.getElementsByTagName("line").getLength()).isEqualTo(2);
        assertThat(plot.getDocumentElement().getTextContent())
                .contains("Reads <&> more", "1.39×", "≥ 1.20×", "2,500 ms");
    }

    @Test
    void thePageNamesTheMachineTheCommandAndTheNumbers(@TempDir Path folder) throws Exception {
        Page.write(List.of(REPORT, REPORT), folder.resolve("docs"));

        assertThat(Files.readString(folder.resolve("docs/benchmarks.md")))
                .contains(
                        "Some CPU",
                        "2 cores",
                        "0.05 % of its cores",
                        "wrk 4.1.0",
                        "./cleave bench all",
                        "benchmarks.svg",
                        "91,235");
        assertThat(folder.resolve("docs/benchmarks.svg")).isNotEmptyFile();
        assertThat(Report.readFrom(folder.resolve("docs/benchmarks.json"))).containsExactly(REPORT, REPORT);
    }
}
