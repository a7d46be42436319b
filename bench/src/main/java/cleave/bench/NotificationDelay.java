package cleave.bench;

import cleave.bench.CleaveApi.Person;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Posts at a fixed rate, and when their notifications are in another's list.
 *
 * @param url where the server answers
 */
record NotificationDelay(String url, Person writer, Person reader) {
    private static final long LAST_COMES_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final String ID = "\"id\":\"";
    private static final int ID_LENGTH = 36;

    /**
     * 99th percentiles.
     *
     * @param delayMillis from a post's answer to its notification
     * @param postMillis from the moment at which a post was due to its answer
     */
    record Measured(double delayMillis, double postMillis) {}

    Measured measure(double rate, int seconds) {
        int port = URI.create(url).getPort();
        Map<String, Long> answered = new ConcurrentHashMap<>();
        byte[] post = Requests.post("/post", writer, "{\"text\":\"%s\"}".formatted(StatusTable.text(0)));
        OpenLoop load = new OpenLoop(port, Wrk.CONNECTIONS, rate, Duration.ofSeconds(seconds), number -> post);
        try (NotificationWatch watch = new NotificationWatch(port, reader)) {
            long[] posts = load.run((body, nanos) -> answered.put(id(body), nanos));
            long giveUp = System.nanoTime() + LAST_COMES_NANOS;
            long[] delays = new long[answered.size()];
            int count = 0;
            for (Map.Entry<String, Long> each : answered.entrySet()) {
                delays[count++] = Math.max(0, seen(watch, each.getKey(), giveUp) - each.getValue());
            }
            return new Measured(Statistics.percentile(delays, 99) / 1e6, Statistics.percentile(posts, 99) / 1e6);
        }
    }

    private static long seen(NotificationWatch watch, String post, long giveUp) {
        @Nullable Long at = watch.seenAt(post);
        while (at == null) {
            if (System.nanoTime() > giveUp) {
                throw new BenchFailure("A post has no notification: " + post);
            }
            Pause.millis(5);
            at = watch.seenAt(post);
        }
        return at;
    }

    /** The first id in a post is its own. */
    private static String id(String body) {
        int at = body.indexOf(ID) + ID.length();
        return body.substring(at, Math.min(body.length(), at + ID_LENGTH));
    }
}
