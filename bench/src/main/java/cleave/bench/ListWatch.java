package cleave.bench;

import cleave.bench.CleaveApi.Person;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reader who looks at the newest of a list again and again, and notes when each outcome was first there. */
final class ListWatch implements AutoCloseable {
    private static final int LIMIT = 100;
    private static final int MOST_PAGES = 100;
    private static final long JOIN_MILLIS = 10_000;
    private static final Pattern ETAG = Pattern.compile("\r\netag: *(\\S+)", Pattern.CASE_INSENSITIVE);

    private final int port;
    private final Outcome outcome;
    private final Person reader;
    private final Map<String, Long> firstSeen = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable IOException failed;

    ListWatch(int port, Outcome outcome, Person reader) {
        this.port = port;
        this.outcome = outcome;
        this.reader = reader;
        this.thread = Thread.ofPlatform().daemon().name("watch").start(this::watch);
    }

    /** When the outcome of what has this id was first seen, by {@link System#nanoTime}; null when it was not. */
    @Nullable
    Long seenAt(String id) {
        IOException why = failed;
        if (why != null) {
            throw new BenchFailure("Reading %s failed: %s".formatted(outcome.list(), why), why);
        }
        return firstSeen.get(id);
    }

    private void watch() {
        try (RawConnection connection = new RawConnection(port)) {
            // What is there already is no news, and there may be very much of it.
            noted(connection.ask(Requests.get(page(), reader)));
            String etag = "\"none\"";
            while (!closed) {
                RawConnection.Answered answer = connection.ask(Requests.get(page(), reader, "If-None-Match: " + etag));
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

    private String page() {
        return outcome.list() + "?limit=" + LIMIT;
    }

    /** Goes on to older pages until one that was seen before. */
    private void follow(RawConnection connection, RawConnection.Answered first) throws IOException {
        String last = noted(first);
        for (int page = 1; page < MOST_PAGES && !last.isEmpty(); page++) {
            last = noted(connection.ask(Requests.get(page() + "&before=" + last, reader)));
        }
    }

    /** Notes what is on a page; the last id when half of it was new: what comes out of order may be on the next. */
    private String noted(RawConnection.Answered answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException(outcome.list() + " answered " + answer.status());
        }
        long now = System.nanoTime();
        int fresh = 0;
        String last = "";
        Matcher item = outcome.item().matcher(answer.body());
        while (item.find()) {
            last = item.group("id");
            fresh += firstSeen.putIfAbsent(item.group("of"), now) == null ? 1 : 0;
        }
        return 2 * fresh >= LIMIT ? last : "";
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
