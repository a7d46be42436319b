package cleave.bench;

import cleave.bench.CleaveApi.Person;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reader who looks at the newest notifications again and again, and notes when each post's was first there. */
final class NotificationWatch implements AutoCloseable {
    private static final int LIMIT = 100;
    private static final int MOST_PAGES = 100;
    private static final long JOIN_MILLIS = 10_000;
    private static final Pattern ITEM =
            Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"post\":\\{\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern ETAG = Pattern.compile("\r\netag: *(\\S+)", Pattern.CASE_INSENSITIVE);

    private final int port;
    private final Person reader;
    private final Map<String, Long> firstSeen = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable IOException failed;

    NotificationWatch(int port, Person reader) {
        this.port = port;
        this.reader = reader;
        this.thread = Thread.ofPlatform().daemon().name("watch").start(this::watch);
    }

    /** When the post's notification was first seen, by {@link System#nanoTime}; null when it was not. */
    @Nullable
    Long seenAt(String post) {
        IOException why = failed;
        if (why != null) {
            throw new BenchFailure("Reading the notifications failed: " + why, why);
        }
        return firstSeen.get(post);
    }

    private void watch() {
        try (RawConnection connection = new RawConnection(port)) {
            // What is there already is no news, and there may be very much of it.
            noted(connection.ask(Requests.get("/notification?limit=" + LIMIT, reader)));
            String etag = "\"none\"";
            while (!closed) {
                RawConnection.Answered answer =
                        connection.ask(Requests.get("/notification?limit=" + LIMIT, reader, "If-None-Match: " + etag));
                if (answer.status() == 304) {
                    Pause.millis(1);
                    continue;
                }
                Matcher tag = ETAG.matcher(answer.head());
                etag = tag.find() ? tag.group(1) : etag;
                follow(connection, answer);
            }
        } catch (IOException e) {
            failed = e;
        }
    }

    /** Goes on to older pages until one that was seen before. */
    private void follow(RawConnection connection, RawConnection.Answered first) throws IOException {
        String last = noted(first);
        for (int page = 1; page < MOST_PAGES && !last.isEmpty(); page++) {
            last = noted(
                    connection.ask(Requests.get("/notification?limit=%d&before=%s".formatted(LIMIT, last), reader)));
        }
    }

    /** Notes what is on a page; the last id when all of a full page was new. */
    private String noted(RawConnection.Answered answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("/notification answered " + answer.status());
        }
        long now = System.nanoTime();
        int fresh = 0;
        String last = "";
        Matcher item = ITEM.matcher(answer.body());
        while (item.find()) {
            last = item.group(1);
            fresh += firstSeen.putIfAbsent(item.group(2), now) == null ? 1 : 0;
        }
        return fresh == LIMIT ? last : "";
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
