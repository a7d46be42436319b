package cleave.e2e.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Run;
import cleave.e2e.deployment.Stack.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compose, Swarm, nginx and the docs name is there, and each service is told all that it needs. */
final class DeploymentFilesTest {
    private static final Path ROOT = Path.of("..");
    private static final String COMPOSE = "compose.yaml";
    private static final String SWARM = "deploy/stack.yaml";
    /** In a Swarm: a file for all, and what a volume does elsewhere. */
    private static final Set<String> DIFFERENT = Set.of(
            "CLEAVE_DATA_FOLDER",
            "CLEAVE_KEYS_FOLDER",
            "CLEAVE_DATABASE_WAIT",
            "CLEAVE_HTTP_PROXIES",
            "CLEAVE_MODERATION_PUBLISH",
            "CLEAVE_OPERATORS");

    private static final Pattern VARIABLE = Pattern.compile("CLEAVE_[A-Z_]+");
    private static final Pattern SET = Pattern.compile("--set ([a-z.]+)=");
    private static final Pattern COMMAND = Pattern.compile("\\./cleave ([a-z]+)\\b");
    private static final Pattern UPSTREAM = Pattern.compile("server ([a-z0-9.-]+):(\\d+)[ ;]");

    @TempDir
    private Path folder;

    /** It comes as far as to its database, of which there is none. */
    @ParameterizedTest
    @ValueSource(strings = {COMPOSE, SWARM})
    void eachServiceIsToldAllThatItNeedsAndNothingElse(String file) throws Exception {
        Map<String, Service> ours = Stack.read(ROOT.resolve(file)).ours();
        assertThat(ours.keySet())
                .containsExactlyInAnyOrder("user", "status", "story", "post", "notification", "moderation");
        for (Service service : ours.values()) {
            Run run = serve(service.environment());
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err().lines().toList().getLast())
                    .as(service.toString())
                    .contains("Connection refused");
        }
    }

    @Test
    void aServiceThatIsNotToldWhatItNeedsSaysSo() throws Exception {
        Service status = service(Stack.read(ROOT.resolve(COMPOSE)), "status");
        Map<String, String> less = new HashMap<>(status.environment());
        less.remove("CLEAVE_USER_URL");
        assertThat(serve(less).refused(1).err()).contains("user.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {COMPOSE, SWARM})
    void whatAServiceIsToldToUseIsThereAndInReach(String file) throws Exception {
        Stack stack = Stack.read(ROOT.resolve(file));
        int told = 0;
        for (Service service : stack.ours().values()) {
            for (String host : Stack.hosts(service)) {
                assertThat(stack.services()).containsKey(host);
                assertThat(service.meets(service(stack, host)))
                        .as("%s reaches %s", service, host)
                        .isTrue();
                told++;
            }
        }
        assertThat(told).isGreaterThan(15);
    }

    @Test
    void composeAndSwarmTellEachServiceTheSame() throws Exception {
        Map<String, Map<String, String>> compose = told(Stack.read(ROOT.resolve(COMPOSE)));
        assertThat(told(Stack.read(ROOT.resolve(SWARM)))).isEqualTo(compose);
        assertThat(compose).hasSizeGreaterThan(10);
    }

    /** Of each container; where a secret's file lies is each one's own affair. */
    private static Map<String, Map<String, String>> told(Stack stack) {
        Map<String, Map<String, String>> told = new TreeMap<>();
        stack.services().forEach((name, service) -> {
            Map<String, String> environment = new TreeMap<>(service.environment());
            environment.keySet().removeAll(DIFFERENT);
            environment.replaceAll((key, value) -> key.endsWith("_FILE") ? "a file" : value);
            if (!environment.isEmpty()) told.put(name + " of " + service.image(), environment);
        });
        return told;
    }

    @ParameterizedTest
    @ValueSource(strings = {COMPOSE, SWARM})
    void nginxLooksForServicesWhereTheyAre(String file) throws Exception {
        Stack stack = Stack.read(ROOT.resolve(file));
        Path made = folder.resolve("front");
        Run run = Run.of(folder, "front", "--out", made.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        Service front = service(stack, "front");
        List<String> found = UPSTREAM.matcher(Files.readString(made.resolve("nginx.conf")))
                .results()
                .map(match -> match.group(1) + ":" + match.group(2))
                .distinct()
                .toList();
        assertThat(found).hasSizeGreaterThan(5);
        String port = settings().get("http.port");
        for (String upstream : found) {
            String name = upstream.substring(0, upstream.indexOf(':'));
            Service service = service(stack, name);
            assertThat(front.meets(service)).as(upstream).isTrue();
            if (service.isOurs()) assertThat(upstream).endsWith(":" + port);
        }
    }

    @Test
    void whatTheDocsNameExists() throws Exception {
        Map<String, String> settings = settings();
        Set<String> variables = settings.keySet().stream()
                .map(key -> "CLEAVE_" + key.toUpperCase(Locale.ROOT).replace('.', '_'))
                .collect(Collectors.toCollection(TreeSet::new));
        variables.add("CLEAVE_JAVA_OPTIONS");
        String help = Run.of(folder, "--help").out();
        for (Path file : named()) {
            String text = Files.readString(file);
            assertThat(matches(VARIABLE, text).map(name -> name.replaceAll("_FILE$|_$", "")))
                    .as(file.toString())
                    .isSubsetOf(variables);
            assertThat(matches(SET, text).filter(key -> !key.equals("key")))
                    .as(file.toString())
                    .isSubsetOf(settings.keySet());
            assertThat(matches(COMMAND, text)).as(file.toString()).allMatch(command -> help.contains("\n  " + command));
        }
    }

    private static List<Path> named() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> deploy = Files.walk(ROOT.resolve("deploy"));
                Stream<Path> root = Files.list(ROOT)) {
            return Stream.of(docs, deploy, root)
                    .flatMap(files -> files)
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(\\.md|\\.ya?ml|\\.properties|\\.sh|Dockerfile)"))
                    .toList();
        }
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(match.groupCount()));
    }

    private static Service service(Stack stack, String name) {
        Service service = stack.services().get(name);
        if (service == null) throw new AssertionError("There is no service " + name + ".");
        return service;
    }

    /** Each setting with its default. */
    private Map<String, String> settings() throws Exception {
        Map<String, String> settings = new TreeMap<>();
        Run run = Run.of(folder, "config", "--json");
        for (JsonNode entry : new ObjectMapper().readTree(run.out())) {
            settings.put(entry.path("key").asText(), entry.path("byDefault").asText());
        }
        return settings;
    }

    /** As a container would, only that nobody is there. */
    private Run serve(Map<String, String> environment) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "a quiet harbour");
        Map<String, String> here = new HashMap<>();
        environment.forEach((key, value) -> {
            String there =
                    key.endsWith("_FILE") ? secret.toString() : value.replaceAll("//(?!media)[a-z-]+:", "//127.0.0.1:");
            here.put(key, key.endsWith("_FOLDER") ? folder.resolve(key).toString() : there.replace(":5432/", ":1/"));
        });
        here.keySet().removeIf(key -> !key.startsWith("CLEAVE_"));
        here.put("CLEAVE_DATABASE_WAIT", "1s");
        here.putIfAbsent("CLEAVE_DATA_FOLDER", folder.resolve("data").toString());
        String config = ROOT.resolve("deploy/stack.properties").toRealPath().toString();
        return Run.of(folder, "", here, "serve", "--port", "0", "--management-port", "0", "--config", config);
    }
}
