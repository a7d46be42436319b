package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import cleave.e2e.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Hostile clients in numbers, beside one who behaves. */
final class StormTest extends ShortDeadlines {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void thousandsOfThemCostNoMemoryAndDisturbNobody() throws Exception {
        Person polite = own().api().person();
        List<Callable<Integer>> kinds = List.of(
                () -> status(POST + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"),
                () -> status(GET + "A: " + "x".repeat(17_000) + "\r\n\r\n"),
                () -> status(POST + "Content-Length: 1000000\r\n\r\n" + "x".repeat(100_000)),
                () -> status(POST + "Content-Length: 20000\r\n\r\n" + "[".repeat(20_000)),
                () -> status(POST + "Content-Length: 9\r\n\r\n{\"a\":\"\0\"}"),
                () -> status("GET /" + "x".repeat(4000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
                () -> abandon(POST + "Content-Length: 60000\r\n\r\n" + "x".repeat(50_000)),
                () -> abandon(GET));
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Integer> served = other.submit(() -> {
                int count = 0;
                for (; !over.get(); count++) {
                    own().api().get("/status", polite.token()).expect(200);
                    own().api().write(polite, "still here " + count).expect(201);
                }
                return count;
            });
            try {
                // By then the heap has grown to what it may have at most.
                storm(kinds, 6_000);
                long before = own().server().residentBytes();
                storm(kinds, 4_000);
                assertThat(own().server().residentBytes() - before).isLessThan(32 * MEGABYTE);
            } finally {
                over.set(true);
            }
            assertThat(served.get(30, TimeUnit.SECONDS)).isGreaterThan(50);
        }
        assertThat(own().server().logOfThisStart()).doesNotContain("broke").doesNotContain("Exception");
    }

    /** More than a thousand connections that say nothing or half a head. */
    @Test
    void aThousandSilentConnectionsDisturbNobodyAndAreClosed() throws IOException {
        List<RawConnection> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) silent.add(connect().send(i % 2 == 0 ? "" : "GET /st"));
            own().api().get("/modules.json", null).expect(200);
            for (RawConnection connection : silent)
                assertThat(connection.closedByServer()).isTrue();
        } finally {
            for (RawConnection connection : silent) connection.close();
        }
    }

    private static void storm(List<Callable<Integer>> kinds, int count) throws Exception {
        int at = 0;
        while (at < count) {
            int from = at;
            List<Integer> statuses = Crowd.atOnce(50, i -> kinds.get((from + i) % kinds.size()));
            assertThat(statuses).allMatch(status -> status < 500);
            at += 50;
        }
    }

    private static int status(String text) throws IOException {
        try (RawConnection connection = connect()) {
            return connection.send(text).status();
        } catch (IOException resetWhileSending) {
            return 0;
        }
    }

    private static int abandon(String text) throws IOException {
        try (RawConnection connection = connect()) {
            connection.send(text);
            return 0;
        }
    }
}
