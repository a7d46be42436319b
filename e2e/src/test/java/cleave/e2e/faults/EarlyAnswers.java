package cleave.e2e.faults;

import cleave.cluster.Loopback;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The fault that a durable server must not have: it answers 201 to a POST first and has it stored afterwards. */
final class EarlyAnswers implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService forwarder = Executors.newSingleThreadExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger dropped = new AtomicInteger();
    private final String behind;

    EarlyAnswers(String behind) throws IOException {
        this.behind = behind;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(Loopback.HOST), 0), 128);
        server.setExecutor(clients);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://" + Loopback.HOST + ":" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        HttpRequest forwarded = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .header("Idempotency-Key", exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()))
                .build();
        forwarder.execute(() -> forward(forwarded));
        byte[] early = ("{\"id\":\"" + UUID.randomUUID() + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(201, early.length);
        exchange.getResponseBody().write(early);
        exchange.close();
    }

    private void forward(HttpRequest request) {
        try {
            http.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            dropped.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many statuses it said were stored when nobody was there to store them any more. */
    int dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        server.stop(0);
        forwarder.shutdownNow();
        clients.shutdownNow();
        http.shutdownNow();
    }
}
