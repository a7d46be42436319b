package cleave.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.cluster.Folder;
import cleave.cluster.Loopback;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The services shape, started as a person does it: by {@code ./cleave up}, in a folder of its own. */
public final class Services implements AutoCloseable {
    /** The e-mail of one who may decide what is held, once they have registered. */
    public static final String OPERATOR = "operator@example.org";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> WIDE = Map.of(
            "CLEAVE_THROTTLE_LOGIN_BURST", "100000",
            "CLEAVE_THROTTLE_REGISTER_BURST", "10000",
            "CLEAVE_OPERATORS", Services.OPERATOR,
            // They are started so often that what starts faster pays, though it takes memory.
            "CLEAVE_JAVA_OPTIONS", "-XX:AOTMode=auto");

    private final Path folder = Folder.temporary("cleave-services-");
    private final int port = Loopback.freePort();
    private final AutoCloseable atExit = Run.atExit(folder, "down");

    /** Starts all of them, with throttles that let a crowd in from one address. */
    public static Services up(String... more) {
        Services services = new Services();
        try {
            // PostgreSQL runs as another user, who has to get in.
            Files.setPosixFilePermissions(services.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            services.run(Stream.concat(Stream.of("up", "--port", Integer.toString(services.port)), Stream.of(more))
                    .toArray(String[]::new));
            return services;
        } catch (IOException e) {
            services.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | AssertionError e) {
            services.close();
            throw e;
        }
    }

    /** nginx's address, which is all that a user sees. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** A file of a process, by its path from where the services shape keeps its own. */
    public Path file(String path) {
        return folder.resolve("data/cluster").resolve(path);
    }

    /** A process as {@code ps} shows it. */
    public record Part(String name, long pid, int port, boolean ready, int restarts) {}

    /** As the supervisor has written it last, which it does at every change: cheaper than to ask {@code ps}. */
    public List<Part> parts() {
        try {
            JsonNode state = JSON.readTree(file("state.json").toFile());
            return Stream.of(JSON.convertValue(state.path("parts"), JsonNode[].class))
                    .map(part -> new Part(
                            part.path("name").asText(),
                            part.path("process").path("pid").asLong(),
                            part.path("port").asInt(),
                            part.path("ready").asBoolean(),
                            part.path("restarts").asInt()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Kills the process at once, as a crash would. */
    public void kill(String name) {
        ProcessHandle.of(part(name).pid()).orElseThrow().destroyForcibly();
    }

    /** Waits until another process than this one serves in its place, and all others serve too. */
    public void awaitReplaced(Part killed, Duration limit) {
        await().atMost(limit).pollInterval(Duration.ofMillis(200)).until(() -> {
            List<Part> now = parts();
            return now.stream().allMatch(Part::ready)
                    && now.stream().anyMatch(part -> part.name().equals(killed.name()) && part.pid() != killed.pid());
        });
    }

    /** Runs a command beside it, which must succeed. */
    public Run run(String... arguments) {
        try {
            Run run = Run.of(folder, "", WIDE, arguments);
            assertThat(run.exit()).as(run.toString()).isZero();
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            run("down");
            atExit.close();
        } catch (Exception e) {
            throw new IllegalStateException("the services do not end", e);
        } finally {
            Folder.delete(folder);
        }
    }
}
