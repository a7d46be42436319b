package cleave.e2e.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cleave.cluster.Caches;
import cleave.cluster.Cleave;
import cleave.cluster.Folder;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Programs;
import cleave.e2e.SharedServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The alerts, the dashboard and the page for operators speak of what a running server shows, and of nothing else. */
@ExtendWith(SharedServer.class)
final class MonitoringTest {
    private static final Path PROMETHEUS = Path.of("..", "deploy", "prometheus");
    private static final Path RULES = PROMETHEUS.resolve("cleave.rules.yml");
    private static final Path DASHBOARD = Path.of("..", "deploy", "grafana", "cleave.json");
    private static final Path PAGE = Path.of("..", "docs", "operations.md");
    private static final Pattern NAMED = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*}}");

    /** Asked for once: nothing that the tests look at changes between them. */
    private static @Nullable Exposition present;

    @TempDir
    private Path folder;

    @Test
    void everyMetricAndLabelThatAlertsUseIsThere(Api api, Cleave server) throws Exception {
        Exposition present = present(api, server);
        List<Rules.Alert> alerts = Rules.alerts(RULES);
        assertThat(alerts).hasSizeGreaterThan(15);
        for (Rules.Alert alert : alerts) {
            assertThat(PromQl.wrong(alert.expression(), present))
                    .as(alert.name())
                    .isEmpty();
            assertThat(PromQl.labels(alert.expression(), present))
                    .as(alert.name())
                    .containsAll(named(alert.summary() + alert.description()));
        }
    }

    @Test
    void everyMetricAndLabelThatTheDashboardUsesIsThere(Api api, Cleave server) throws Exception {
        Exposition present = present(api, server);
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        List<String> rows = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asText();
            if (panel.path("type").asText().equals("row")) {
                rows.add(title);
                continue;
            }
            assertThat(panel.path("description").asText()).as(title).isNotEmpty();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(title)
                    .isNotEmpty();
            assertThat(panel.path("targets")).as(title).isNotEmpty();
            for (JsonNode target : panel.path("targets")) {
                String expression = target.path("expr").asText();
                assertThat(PromQl.wrong(expression, present)).as(title).isEmpty();
                assertThat(PromQl.labels(expression, present))
                        .as(title)
                        .containsAll(named(target.path("legendFormat").asText()));
            }
        }
        assertThat(rows).hasSize(6).allMatch(row -> row.endsWith("?"));
        assertThat(present.samples()).containsKey("cleave_ready");
        assertThat(dashboard.at("/templating/list/1/query/query").asText())
                .isEqualTo("label_values(cleave_ready, instance)");
    }

    @Test
    void everyAlertHasASectionThatSaysWhatToDoAndEverySectionAnAlert() throws Exception {
        String page = Files.readString(PAGE);
        List<String> names = new ArrayList<>();
        for (Rules.Alert alert : Rules.alerts(RULES)) {
            names.add(alert.name());
            assertThat(alert.summary()).as(alert.name()).isNotBlank();
            assertThat(alert.description()).as(alert.name()).endsWith(".").hasSizeGreaterThan(40);
            assertThat(alert.runbook())
                    .isEqualTo("docs/operations.md#" + alert.name().toLowerCase(Locale.ROOT));
        }
        assertThat(page.lines()
                        .filter(line -> line.startsWith("### Cleave"))
                        .map(line -> line.substring(4))
                        .toList())
                .isEqualTo(names);
    }

    @Test
    void thePageHasEveryMetricWithItsLabels(Api api, Cleave server) throws Exception {
        List<String> wanted = new ArrayList<>();
        present(api, server)
                .families()
                .forEach((name, labels) -> wanted.add(
                        "| `%s` | %s |".formatted(name, labels.isEmpty() ? "none" : String.join(", ", labels))));
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf("<!-- metrics -->"), page.indexOf("<!-- /metrics -->"));
        List<String> told = table.lines().filter(line -> line.startsWith("| `")).toList();
        assertThat(told.stream().map(row -> row.replaceFirst("^(\\|[^|]*\\|[^|]*\\|).*", "$1")))
                .containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(told).allMatch(row -> row.matches("(\\|[^|]+){3}\\|"));
    }

    @Test
    void whatIsNotThereIsFoundOut(Api api, Cleave server) throws Exception {
        Exposition present = present(api, server);
        assertThat(PromQl.wrong("rate(cleave_gone_total[5m]) > 0", present)).hasSize(1);
        assertThat(PromQl.wrong("cleave_events_age_seconds{modul=\"post\"}", present))
                .hasSize(1);
        assertThat(PromQl.wrong("cleave_events_age_seconds{module=\"posts\"}", present))
                .hasSize(1);
        assertThat(PromQl.wrong("sum by (route) (cleave_events_age_seconds)", present))
                .hasSize(1);
        assertThat(PromQl.wrong("vector(1)", present)).hasSize(1);
        assertThat(PromQl.wrong("sum by (module) (cleave_events_age_seconds{module=~\"po.*\"}) > 1e9", present))
                .isEmpty();
    }

    /** The alerts fire when they should and not before, by Prometheus's own tool. */
    @Test
    void theRulesPassTheirTestsWherePromtoolIsHere() throws Exception {
        Optional<Path> promtool = Caches.program("promtool");
        assumeTrue(promtool.isPresent(), "promtool is not here: the rules' own tests were not run");
        String tool = promtool.orElseThrow().toString();
        String tests = Files.readString(PROMETHEUS.resolve("cleave.rules.test.yml"));
        for (Rules.Alert alert : Rules.alerts(RULES)) {
            assertThat(tests).contains("alertname=\"" + alert.name() + "\"");
        }
        run(tool, "check", "config", "prometheus.yml");
        run(tool, "test", "rules", "cleave.rules.test.yml");
    }

    private void run(String... line) throws Exception {
        Path out = Files.createTempFile(folder, "promtool", ".txt");
        Process process = new ProcessBuilder(line)
                .directory(PROMETHEUS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(out, UTF_8)).isZero();
    }

    /** What the server shows once everything was used once, and one that asks it for keys. */
    private static synchronized Exposition present(Api api, Cleave server) throws Exception {
        Exposition known = present;
        if (known == null) present = known = used(api, server);
        return known;
    }

    private static Exposition used(Api api, Cleave server) throws Exception {
        Person author = api.person();
        Person reader = api.person();
        api.write(author, "I hate all immigrants. They are vermin and should be wiped out of this country.")
                .expect(201);
        api.publish(author, Map.of("text", "counted"), "counted").expect(201);
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", picture);
        api.share(author, picture.toByteArray(), "counted").expect(201);
        for (String path : List.of("/status", "/story", "/post", "/notification")) {
            api.get(path, reader.token()).expect(200);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/status/mine", author.token()).body().contains("\"held\""));
        Map<String, String> apart = Map.of("modules", "status", "user.url", server.url());
        Path folder = Folder.temporary("cleave-monitoring-");
        try (Cleave other = Programs.server(folder, apart)) {
            other.start();
            try (Api inside = new Api(server.managementUrl());
                    Api beside = new Api(other.managementUrl())) {
                return Exposition.of(
                        inside.get("/metrics", null).expect(200).body(),
                        beside.get("/metrics", null).expect(200).body());
            }
        } finally {
            Folder.delete(folder);
        }
    }

    private static Set<String> named(String text) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAMED.matcher(text);
        while (name.find()) names.add(name.group(1));
        return names;
    }
}
