package cleave.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterLogsTest {
    @TempDir
    private Path folder;

    @Test
    void linesOfAllFormsAreMergedByTimeAndThoseWithoutFollowTheOneBefore() throws IOException {
        write("post", "2026-08-01T14:00:00.200+02:00 WARN  Relay: late\n  at a place\n");
        write("postgres", "2026-08-01 12:00:00.100 UTC [7] LOG:  first\n2026-08-01 12:00:00.300 UTC [7] LOG:  third\n");
        write("nginx", "2026/08/01 12:00:01 [warn] 1#1: fifth\n");
        write("user", "{\"timestamp\":1785585600400,\"level\":\"INFO\"}\n");
        assertThat(told(new ClusterLogs(folder), ""))
                .containsExactly(
                        "postgres | 2026-08-01 12:00:00.100 UTC [7] LOG:  first",
                        "post     | 2026-08-01T14:00:00.200+02:00 WARN  Relay: late",
                        "post     |   at a place",
                        "postgres | 2026-08-01 12:00:00.300 UTC [7] LOG:  third",
                        "user     | {\"timestamp\":1785585600400,\"level\":\"INFO\"}",
                        "nginx    | 2026/08/01 12:00:01 [warn] 1#1: fifth");
    }

    @Test
    void aServiceIsAllItsReplicas() throws IOException {
        write("post", "one\n");
        write("post-2", "two\n");
        write("postgres", "three\n");
        assertThat(told(new ClusterLogs(folder), "post")).containsExactly("post   | one", "post-2 | two");
        assertThat(told(new ClusterLogs(folder), "post-2")).containsExactly("post-2 | two");
    }

    @Test
    void whatIsWrittenLaterIsToldOnceAndOnlyInWholeLines() throws IOException {
        ClusterLogs logs = new ClusterLogs(folder);
        write("post", "one\ntw");
        assertThat(told(logs, "")).containsExactly("post | one");
        write("post", "o\n");
        assertThat(told(logs, "")).containsExactly("post | two");
        assertThat(told(logs, "")).isEmpty();
        write("user", "three\n");
        Files.writeString(folder.resolve("post/post.log"), "cut\n");
        assertThat(told(logs, "")).containsExactly("post | cut", "user | three");
    }

    @Test
    void aLineLongerThanAnyBlockIsNoEnd() throws IOException {
        write("post", "x".repeat(200_000) + "\nlast\n");
        assertThat(told(new ClusterLogs(folder), "")).last().isEqualTo("post | last");
    }

    private void write(String name, String text) throws IOException {
        Path log = folder.resolve(name).resolve(name + ".log");
        Files.createDirectories(log.resolveSibling(""));
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<String> told(ClusterLogs logs, String service) {
        List<String> lines = new ArrayList<>();
        logs.tell(service, lines::add);
        return lines;
    }
}
