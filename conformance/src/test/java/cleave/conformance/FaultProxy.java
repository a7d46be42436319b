package cleave.conformance;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Stands in front of a correct server and plants one fault in what passes through. */
final class FaultProxy implements AutoCloseable {
    private final URI target;
    private final Http http;
    private final LocalServer server;

    FaultProxy(URI target, Fault fault) throws IOException {
        this.target = target;
        this.http = new Http(target, Duration.ofSeconds(10));
        this.server = new LocalServer(call -> fault.answer(call, this::forward));
    }

    URI base() {
        return server.base();
    }

    /** Links stay on the proxy, so that the fault is on every page and on every picture. */
    private Answer forward(Call call) throws Mismatch, InterruptedException {
        Answer sent = http.send(call);
        Answer answer =
                sent.mediaType().endsWith("json") ? sent.withText(sent.text().replace(target.toString(), "")) : sent;
        List<String> links = answer.headers().getOrDefault("Link", List.of());
        return links.isEmpty()
                ? answer
                : answer.withHeader("Link", String.join(", ", links).replace(target.toString(), ""));
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
