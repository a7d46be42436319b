package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Some thousand uploads that are meant to break a server: each is answered as it should, and nothing of them stays. */
@Timeout(240)
final class HostileUploadsOverHttpTest {
    private static final int CLIENTS = 4;
    private static final int REQUESTS = 1_000;
    private static final long MOST_GROWTH = 64 << 20;
    private static final List<HostileUpload> KINDS = HostileUpload.all();
    private static final List<HostileUpload> CUTS = HostileUpload.cuts();

    @Test
    void eachIsAnsweredAsItShouldAndNeitherMemoryNorDiskKeepsAnythingOfIt() throws Exception {
        // Why a picture counts as broken is said to those who look for it only.
        try (OwnServer own = OwnServer.with(Map.of("log.level", "debug"));
                Api operator = new Api(own.server().managementUrl())) {
            Person author = own.api().person();
            Person reader = own.api().person();
            int stored = send(own, author, KINDS);
            long before = liveHeap(own, operator);

            stored += send(own, author, requests());
            assertThat(liveHeap(own, operator) - before)
                    .as("growth of what is in use")
                    .isLessThan(MOST_GROWTH);
            assertThat(own.api().items(reader, "/story?limit=100")).hasSize(stored);
            Path data = own.server().data();
            assertThat(files(data.resolve("tmp"))).isEmpty();
            assertThat(files(data.resolve("objects/.unfinished"))).isEmpty();
            assertThat(files(data.resolve("objects"))).hasSize(2 * stored);
        }
    }

    /** All cuts, and each kind as often as there is room, in an order that is always the same. */
    private static List<HostileUpload> requests() {
        List<HostileUpload> requests = new ArrayList<>(CUTS);
        for (int i = 0; requests.size() < REQUESTS; i++) requests.add(KINDS.get(i % KINDS.size()));
        Collections.shuffle(requests, new Random(5));
        return requests;
    }

    /** Sends them, a few at once, and returns how many were stored. */
    private static int send(OwnServer own, Person author, List<HostileUpload> uploads) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (HostileUpload upload : uploads) answers.add(clients.submit(sending(own, author, upload)));
            int stored = 0;
            for (Future<Integer> answer : answers) stored += answer.get(120, TimeUnit.SECONDS) == 201 ? 1 : 0;
            return stored;
        }
    }

    private static Callable<Integer> sending(OwnServer own, Person author, HostileUpload upload) {
        return () -> {
            Api api = own.api();
            Answer answer = api.send(upload.body().apply(api.request("/story", author.token())));
            if (answer.status() != upload.status()) {
                throw new AssertionError("%s: %d instead of %d: %s%n%s"
                        .formatted(upload.name(), answer.status(), upload.status(), answer.body(), reasons(own)));
            }
            if (!upload.code().isEmpty()) assertThat(answer.code()).isEqualTo(upload.code());
            return answer.status();
        };
    }

    /** What the server's log says of broken pictures last. */
    private static String reasons(OwnServer own) {
        String log = own.server().logOfThisStart();
        return log.substring(Math.max(0, log.lastIndexOf("A broken picture")));
    }

    /** The bytes that are in use when the garbage is gone, as the server itself tells them. */
    private static long liveHeap(OwnServer own, Api operator) throws Exception {
        Process collecting = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(own.server().pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(collecting.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(collecting.exitValue()).isZero();
        List<Double> pools = operator.get("/metrics", null)
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .toList();
        assertThat(pools).isNotEmpty();
        return pools.stream().mapToLong(Double::longValue).sum();
    }

    /** Without the one that SQLite's driver keeps in tmp for itself. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().contains("sqlitejdbc"))
                    .toList();
        }
    }
}
