package cleave.e2e.faults;

import cleave.e2e.Api.Person;
import cleave.e2e.RawConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that open a connection for each request, and ask nothing twice: whatever is not answered as it should be is a
 * failure.
 */
final class Passersby implements AutoCloseable {
    private static final int CLIENTS = 6;
    private static final long PAUSE_MILLIS = 20;
    private static final long JOIN_MILLIS = 15_000;

    private final String url;
    private final List<String> requests;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean stopped;

    private Passersby(String url, List<String> requests) {
        this.url = url;
        this.requests = requests;
    }

    /** Read all lists, write, publish and log in, until they are closed. */
    static Passersby start(String url, Person person, String password) {
        String token = "Authorization: Bearer " + person.token() + "\r\n";
        List<String> requests = new ArrayList<>();
        for (String list : List.of("/status", "/story", "/post", "/notification", "/me")) {
            requests.add("GET " + list + " HTTP/1.1\r\n" + token + "\r\n");
        }
        requests.add(post("/status", token, "{\"text\":\"Passing by\"}"));
        requests.add(post("/post", token, "{\"text\":\"Passing by\"}"));
        requests.add(post("/login", "", "{\"email\":\"" + person.email() + "\",\"password\":\"" + password + "\"}"));
        Passersby all = new Passersby(url, requests);
        for (int client = 0; client < CLIENTS; client++) {
            int first = client;
            all.threads.add(Thread.ofVirtual().start(() -> all.pass(first)));
        }
        return all;
    }

    private static String post(String path, String token, String json) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return "POST %s HTTP/1.1\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, token, length, json);
    }

    private void pass(int first) {
        for (int next = first; !stopped; next++) {
            String request = requests.get(next % requests.size());
            String line = request.substring(0, request.indexOf('\r'));
            String head = "Host: cleave.example\r\nConnection: close\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n";
            try (RawConnection connection = new RawConnection(url)) {
                int status = connection
                        .send(request.replaceFirst("\r\n", "\r\n" + head))
                        .status();
                answered.incrementAndGet();
                if (status != 200 && status != 201) failures.add(line + " -> " + status);
                Thread.sleep(PAUSE_MILLIS);
            } catch (IOException e) {
                failures.add(line + " -> " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What went wrong so far. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    long answered() {
        return answered.get();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            for (Thread thread : threads) thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
