package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.e2e.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a process must not leave behind: objects without rows, rows without objects, unfinished files. */
final class Leftovers {
    /** Settings with which an object that no row names is removed within seconds. */
    static final Map<String, String> SWEPT_SOON = Map.of("objects.grace", "2s", "objects.sweep.interval", "1s");

    static final Duration SWEPT = Duration.ofSeconds(60);

    private Leftovers() {}

    /** Waits for the sweeper, then looks at all that is left. */
    static void assertNoneOf(Site site) {
        await().atMost(SWEPT).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            Run audit = audit(site);
            assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
        });
        assertNothingUnfinished(site);
    }

    /** Looks for files of requests that have been answered, and for parts of objects. */
    static void assertNothingUnfinished(Site site) {
        assertThat(unfinished(site.cleave().data())).isEmpty();
    }

    /** The files of all objects that its folder has. */
    static List<Path> objects(Site site) {
        try (Stream<Path> objects = Files.walk(site.cleave().data().resolve("objects"))) {
            return objects.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The audit of what the site stores, beside its running server. */
    static Run audit(Site site) {
        List<String> arguments =
                new ArrayList<>(List.of("audit", "--data", site.cleave().data().toString()));
        site.settings().forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        try {
            return Run.of(site.cleave().folder(), arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Files that are neither an object under its own name nor, in tmp, in use. */
    private static List<Path> unfinished(Path data) {
        try (Stream<Path> bodies = Files.list(data.resolve("tmp"));
                Stream<Path> objects = Files.walk(data.resolve("objects"))) {
            return Stream.concat(
                            bodies.filter(path -> !path.getFileName().toString().contains("sqlitejdbc")),
                            objects.filter(Files::isRegularFile)
                                    .filter(path ->
                                            !path.getFileName().toString().matches("[0-9a-z]+\\.(jpg|png|txt)")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
