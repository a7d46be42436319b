package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Clients that do one thing after the other, each on a connection of its own, until they are stopped. A client that gets
 * no answer ends.
 */
final class Writers implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private final Api api;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** What a client does again and again. */
    @FunctionalInterface
    interface Step {
        /** Does it once, and tells whether there was an answer. */
        boolean run(Api api, int client);
    }

    private Writers(String url) {
        this.api = new Api(url);
    }

    /** Clients that write statuses. */
    static Writers start(String url, int connections, List<Person> authors, Ledger ledger) {
        return start(
                url,
                connections,
                (api, client) -> ledger.send(api, ledger.draft(authors.get(client % authors.size()))));
    }

    static Writers start(String url, int connections, Step step) {
        Writers writers = new Writers(url);
        for (int i = 0; i < connections; i++) {
            int client = i;
            writers.threads.add(Thread.ofVirtual().name("writer-" + i).start(() -> writers.repeat(step, client)));
        }
        return writers;
    }

    private void repeat(Step step, int client) {
        try {
            boolean answered = true;
            while (answered && !stopped) answered = step.run(api, client);
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }

    /** Waits until each has its last answer, or none. */
    void stop() throws InterruptedException {
        stopped = true;
        awaitEnd();
    }

    /** Waits until each has met a server that does not answer. */
    void awaitEnd() throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                throw new AssertionError(thread.getName() + " did not end within " + LIMIT.toSeconds() + " s");
            }
        }
        assertThat(failures).as("what broke a writer").isEmpty();
    }

    @Override
    public void close() {
        stopped = true;
        api.close();
    }
}
