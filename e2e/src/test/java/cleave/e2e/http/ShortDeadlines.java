package cleave.e2e.http;

import cleave.e2e.RawConnection;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A server that waits for nobody long, and the beginnings of requests to it. */
abstract class ShortDeadlines {
    static final String GET = "GET /modules.json HTTP/1.1\r\nHost: x\r\n";
    static final String POST = "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static @Nullable OwnServer own;

    @BeforeAll
    static void start() {
        own = OwnServer.with(Map.of("http.head.timeout", "1s", "http.body.timeout", "1s", "http.idle.timeout", "2s"));
    }

    @AfterAll
    static void stop() {
        if (own != null) own.close();
    }

    static OwnServer own() {
        return Objects.requireNonNull(own);
    }

    static RawConnection connect() throws IOException {
        return new RawConnection(own().server().url());
    }
}
