package cleave.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free port of the loopback address that answers each call by one function. */
final class LocalServer implements AutoCloseable {
    /** Headers of the connection rather than of the call; and the date, which the JDK's server writes itself. */
    private static final Set<String> OF_THE_CONNECTION = caseless(
            "connection", "content-length", "transfer-encoding", "host", "upgrade", "http2-settings", "expect", "date");

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /** What the server does; a thrown {@link Mismatch} is a 502 that says so. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call) throws Mismatch, InterruptedException;
    }

    LocalServer(Handler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", exchange -> serve(exchange, handler));
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void serve(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            Answer answer = answer(call(exchange), handler);
            answer.headers().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            byte[] body = answer.body();
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", answer.header("Content-Length"));
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static Answer answer(Call call, Handler handler) {
        try {
            return handler.answer(call);
        } catch (Mismatch unanswered) {
            return new Answer(call, 502, Map.of(), String.valueOf(unanswered.getMessage()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer(call, 503, Map.of(), "");
        }
    }

    private static Call call(HttpExchange exchange) throws IOException {
        Call call = Call.of(
                        exchange.getRequestMethod(), exchange.getRequestURI().toString())
                .withBody(exchange.getRequestBody().readAllBytes());
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            if (!OF_THE_CONNECTION.contains(header.getKey())) {
                call = call.withHeader(header.getKey(), String.join(", ", header.getValue()));
            }
        }
        return call;
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    @Override
    public void close() {
        server.stop(0);
        executor.close();
    }
}
