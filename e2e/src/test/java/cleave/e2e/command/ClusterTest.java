package cleave.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.cluster.Folder;
import cleave.cluster.Loopback;
import cleave.e2e.Api;
import cleave.e2e.Run;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The services shape on this machine: up, ps, logs, down. */
final class ClusterTest {
    private static final String PASSWORD = "a lantern in the fog";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String port = Integer.toString(Loopback.freePort());
    private Path folder = Path.of("");
    private AutoCloseable atExit = () -> {};

    @BeforeEach
    void aFolderThatPostgresMayEnter() throws Exception {
        folder = Folder.temporary("cleave-cluster-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        atExit = Run.atExit(folder, "down");
    }

    @AfterEach
    void nothingStays() throws Exception {
        try {
            Run.of(folder, "down");
            atExit.close();
        } finally {
            Folder.delete(folder);
        }
    }

    @Test
    void itStartsRepairsItselfStopsAndKeepsItsData() throws Exception {
        Run up = Run.of(folder, "up", "--port", port);
        assertThat(up.exit()).as(up.toString()).isZero();
        String url = "http://127.0.0.1:" + port;
        assertThat(up.out().strip().lines().toList()).last().isEqualTo("Cleave is ready: " + url);
        try (Api api = new Api(url)) {
            api.register("mira@example.org", PASSWORD).expect(201);
        }

        Map<String, Long> first = processes();
        assertThat(first).containsKeys("postgres", "objects", "user", "status", "story", "post", "nginx");
        assertThat(Run.of(folder, "ps").out()).contains("NAME", "nginx", port, "yes");
        assertThat(Run.of(folder, "logs", "user").out()).contains("user | Cleave is ready: ");
        noSecretIsInAProcessList(first.values());

        kill(pid(first, "status"));
        kill(pid(first, "nginx"));
        await().atMost(SOON).until(() -> allReady() && pid(processes(), "status") != pid(first, "status"));
        Map<String, Long> second = processes();
        assertThat(pid(second, "user")).isEqualTo(pid(first, "user"));
        assertThat(Run.of(folder, "up").exit()).isZero();
        assertThat(processes()).isEqualTo(second);

        // A supervisor that is killed leaves all running; the next one takes over.
        kill(supervisor());
        Run again = Run.of(folder, "up");
        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(alive(second.values())).isEmpty();
        Map<String, Long> third = processes();

        Run down = Run.of(folder, "down");
        assertThat(down.exit()).isZero();
        assertThat(alive(third.values())).isEmpty();
        assertThat(Run.of(folder, "ps", "--json").out().strip()).isEqualTo("[]");
        assertThat(Run.of(folder, "down").exit()).isZero();

        assertThat(Run.of(folder, "up").out()).endsWith("Cleave is ready: " + url + System.lineSeparator());
        try (Api api = new Api(url)) {
            api.login("mira@example.org", PASSWORD).expect(200);
        }
    }

    @Test
    void aPortThatIsTakenAndAServiceThatIsNoneAreOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = Run.of(folder, "up", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(run.refused(1).err()).contains("--port");
        }
        assertThat(Run.of(folder, "up", "--scale", "statsu=2").refused(1).err()).contains("status");
        assertThat(Run.of(folder, "up", "--scale", "user=17").refused(1).err()).contains("16");
        assertThat(Run.of(folder, "restart").refused(1).err()).contains("Nothing runs", "up");
        assertThat(Run.of(folder, "logs").refused(1).err()).contains("up");
        assertThat(Run.of(folder, "ps").out()).contains("Nothing runs", "up");
    }

    private Map<String, Long> processes() throws Exception {
        Map<String, Long> processes = new TreeMap<>();
        for (JsonNode row : rows())
            processes.put(row.get("name").asText(), row.path("pid").asLong());
        return processes;
    }

    private static long pid(Map<String, Long> processes, String name) {
        return Objects.requireNonNull(processes.get(name), name);
    }

    private boolean allReady() throws Exception {
        return Stream.of(rows()).allMatch(row -> row.get("ready").asBoolean());
    }

    private JsonNode[] rows() throws Exception {
        return JSON.readValue(Run.of(folder, "ps", "--json").out(), JsonNode[].class);
    }

    private long supervisor() throws Exception {
        Path state = folder.resolve("data/cluster/state.json");
        return JSON.readTree(state.toFile()).at("/supervisor/pid").asLong();
    }

    private void noSecretIsInAProcessList(Collection<Long> pids) throws Exception {
        JsonNode passwords =
                JSON.readTree(folder.resolve("data/cluster/plan.json").toFile()).get("passwords");
        String secret = Files.readString(folder.resolve("data/cluster/objects/secret"));
        assertThat(passwords).isNotEmpty();
        for (long pid : pids) {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            assertThat(line).isNotEmpty().doesNotContain(secret);
            passwords.forEach(password -> assertThat(line).doesNotContain(password.asText()));
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static List<Long> alive(Collection<Long> pids) {
        return pids.stream()
                .filter(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent())
                .toList();
    }
}
