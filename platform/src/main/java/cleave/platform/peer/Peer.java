package cleave.platform.peer;

import cleave.platform.http.Caller;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.SettingsException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another service, on one or more replicas that are asked in turn. Only questions without an effect are asked, so each
 * may be asked again elsewhere: up to {@value #TRIES} times, within a budget and within the time of the request that is
 * being answered. Connections are kept. Safe for many threads; asking blocks, so ask from virtual threads.
 */
public final class Peer implements AutoCloseable {
    private static final int TRIES = 3;
    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final Duration ALONE = Duration.ofSeconds(5);
    private static final long LEAST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int MOST_BYTES = 1 << 20;

    private final String name;
    private final List<Replica> replicas;
    private final AtomicInteger turn = new AtomicInteger();
    private final RetryBudget budget = new RetryBudget();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final Timer answered;
    private final Timer unanswered;

    private record Replica(URI base, Breaker breaker) {}

    /** An answer below 500. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    public record Answer(int status, byte[] body) {}

    /**
     * Builds the client; asks nothing yet.
     *
     * @param name the module that runs there, as {@code <name>.url} says where
     * @throws SettingsException where one is no base URL
     */
    public Peer(String name, List<String> urls, MeterRegistry registry) {
        this.name = name;
        this.replicas = urls.stream()
                .map(url -> new Replica(base(name, url), new Breaker()))
                .toList();
        if (replicas.isEmpty()) throw new IllegalArgumentException("nowhere to ask " + name);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .executor(threads)
                .build();
        this.answered = timer(registry, "answered");
        this.unanswered = timer(registry, "unanswered");
    }

    private Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder("cleave.peer.calls")
                .description("Questions to other services")
                .tag("peer", name)
                .tag("outcome", outcome)
                .register(registry);
    }

    private static URI base(String name, String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            String path = uri.getRawPath();
            boolean bare = (path == null || path.isEmpty() || path.equals("/"))
                    && Stream.of(uri.getRawQuery(), uri.getRawFragment(), uri.getRawUserInfo())
                            .allMatch(part -> part == null);
            if (web && bare && uri.getHost() != null) return uri.resolve("/");
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new SettingsException("The setting " + name + ".url does not fit: use http://HOST:PORT.");
    }

    /**
     * Asks for what is at the path, as the {@link Caller} of this thread where there is one.
     *
     * @param path begins with a slash
     * @throws Failure unavailable, with an {@link Unanswered} as its cause, where no replica answered below 500 in time
     */
    public Answer get(String path) {
        Caller caller = Caller.current();
        long until = caller == null ? System.nanoTime() + ALONE.toNanos() : caller.until();
        budget.asked();
        Unanswered last = null;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (last != null && (!budget.takeRetry() || !pause(attempt, until))) break;
            Replica replica = next();
            if (replica == null) {
                last = new Unanswered(where(), "left alone for a moment, as it did not answer", false, last);
                continue;
            }
            try {
                return ask(replica, path, caller, until);
            } catch (Unanswered e) {
                last = e;
            }
        }
        throw Failure.unavailable("Something that this needs does not answer. Try again.", last);
    }

    /** The next replica that may be asked, or null where none may. */
    private @Nullable Replica next() {
        int first = turn.getAndIncrement();
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = replicas.get(Math.floorMod(first + i, replicas.size()));
            if (replica.breaker.admits()) return replica;
        }
        return null;
    }

    private Answer ask(Replica replica, String path, @Nullable Caller caller, long until) throws Unanswered {
        long from = System.nanoTime();
        Duration left = Duration.ofNanos(until - from);
        if (!left.isPositive()) throw new Unanswered(where(), "there was no time left", false, null);
        HttpRequest.Builder request = HttpRequest.newBuilder(replica.base.resolve(path))
                .timeout(left.compareTo(ATTEMPT) < 0 ? left : ATTEMPT);
        if (caller != null) {
            request.header("X-Request-Id", caller.requestId()).header("traceparent", caller.traceparent());
            if (caller.authorization() != null) request.header("Authorization", caller.authorization());
        }
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
            if (response.statusCode() >= 500) {
                throw new Unanswered(where(), "it answered with " + response.statusCode(), true, null);
            }
            replica.breaker.succeeded();
            answered.record(System.nanoTime() - from, TimeUnit.NANOSECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            replica.breaker.failed();
            unanswered.record(System.nanoTime() - from, TimeUnit.NANOSECONDS);
            if (e instanceof Unanswered known) throw known;
            boolean reached = !(e instanceof ConnectException || e instanceof HttpConnectTimeoutException);
            throw new Unanswered(where(), reached ? e.toString() : "cannot be reached", reached, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered(where(), "interrupted", true, e);
        }
    }

    /** Waits a random time that may double with each attempt; false where that would be too late. */
    private static boolean pause(int attempt, long until) {
        long nanos = ThreadLocalRandom.current().nextLong(LEAST_PAUSE_NANOS << attempt) + LEAST_PAUSE_NANOS;
        if (until - System.nanoTime() <= nanos) return false;
        LockSupport.parkNanos(nanos);
        return !Thread.currentThread().isInterrupted();
    }

    /** Where it is looked for, for messages. */
    public String where() {
        return name + " at "
                + String.join(
                        ", ",
                        replicas.stream()
                                .map(replica -> replica.base.getAuthority())
                                .toList());
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
