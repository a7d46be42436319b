package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.platform.auth.Authenticator;
import cleave.platform.auth.Bearer;
import cleave.platform.http.Access;
import cleave.platform.http.Handler;
import cleave.platform.http.HttpServer;
import cleave.platform.http.HttpSettings;
import cleave.platform.http.Loops;
import cleave.platform.http.Response;
import cleave.platform.http.Route;
import cleave.platform.http.Spool;
import cleave.platform.runtime.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** No request keeps an event loop for longer than the limit; whatever does is reported in the log. */
final class EventLoopTest {
    private static final String REPORT = "has been blocked";
    /** A busy machine keeps a loop from its core for longer than any request does. */
    private static final String LIMIT = "300ms";
    /** A request that blocks does so every time; a machine that is busy beyond that, only now and then. */
    private static final int TRIES = 3;

    @Test
    void noKindOfRequestBlocksALoop() throws Exception {
        String log = logOfACrowd();
        for (int again = 1; again < TRIES && log.contains(REPORT); again++) log = logOfACrowd();
        assertThat(log).doesNotContain(REPORT);
    }

    private static String logOfACrowd() throws Exception {
        try (OwnServer own = OwnServer.with(Map.of("http.loop.limit", LIMIT))) {
            Api api = own.api();
            List<Person> people = Crowd.atOnce(4, i -> api::person);
            Crowd.atOnce(4, i -> () -> {
                for (int round = 0; round < 40; round++) use(api, people.get(i), round);
                return i;
            });
            return own.server().logOfThisStart();
        }
    }

    private static void use(Api api, Person person, int round) {
        api.write(person, "x".repeat(round * 100 + 1), "key-" + round).expect(201);
        for (String path : List.of("/status", "/status?limit=100", "/status/mine", "/me", "/feed", "/modules.json")) {
            api.get(path, person.token()).expect(200);
        }
        api.get("/.well-known/jwks.json", null).expect(200);
        api.get("/me", person.token() + "x").expect(401);
        api.post("/status", person.token(), "[".repeat(5000), Map.of()).expect(422);
        if (round % 10 == 0) {
            api.login(person.email(), Api.PASSWORD).expect(200);
            api.login(person.email(), "not that one at all").expect(401);
            api.person();
        }
    }

    /** The test above can fail: a handler that does wait on the loop is reported. */
    @Test
    void aHandlerThatWaitsOnTheLoopIsReported(@TempDir Path folder) throws Exception {
        HttpSettings settings = Settings.load(
                        List.of(HttpSettings.class), Map.of("http.loop.limit", LIMIT), Map.of(), null)
                .get(HttpSettings.class);
        CountDownLatch never = new CountDownLatch(1);
        Handler.Prompt waiting = request -> CompletableFuture.completedFuture(Response.json(200, waits(never)));
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        Vertx vertx = Loops.create(settings);
        HttpServer.Address address = new HttpServer.Address("public", "127.0.0.1", 0, 1);
        try (HttpServer server = new HttpServer(
                        vertx,
                        address,
                        settings,
                        List.of(Route.get("/wait", Access.PUBLIC, waiting)),
                        new Nobody(),
                        new SimpleMeterRegistry(),
                        Clock.systemUTC(),
                        new Spool(folder, 1024));
                Api api = new Api("http://" + server.address())) {
            api.get("/wait", null).expect(200);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> List.copyOf(log.list).stream()
                            .anyMatch(event -> event.getFormattedMessage().contains(REPORT)));
        } finally {
            root.detachAppender(log);
            Loops.close(vertx);
        }
    }

    private static boolean waits(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static final class Nobody implements Authenticator {
        @Override
        public @Nullable Bearer known(String token) {
            return null;
        }

        @Override
        public @Nullable Bearer verify(String token) {
            return null;
        }
    }
}
