package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The throttles with small numbers, in real time. Each test has a server of its own, since throttles remember. */
final class ThrottlesTest {
    private static final String WRONG = "not that one at all";

    @Test
    void anAddressMayRegisterSoOftenAtOnceThenAtARate() {
        try (OwnServer own = OwnServer.with(Map.of("throttle.register.burst", "4", "throttle.register.rate", "1"))) {
            Api api = own.api();
            for (int i = 0; i < 4; i++)
                assertThat(api.register("x", "y").status()).isEqualTo(422);
            Problems.require(api.register("x", "y"), 429);
            Problems.require(api.post("/signup", null, Map.of(), Map.of()), 429);
            // By address comes before everything that only the body tells.
            Problems.require(
                    api.send(api.request("/register", null)
                            .header("Content-Type", "text/plain")
                            .POST(BodyPublishers.ofString("x".repeat(70_000)))),
                    429);
            assertThat(api.get("/register", null).status()).isEqualTo(200);
            assertThat(api.login("a@example.org", WRONG).status()).isEqualTo(401);
            eventually(() -> api.register("a@example.org", Api.PASSWORD).status() == 201);
        }
    }

    @Test
    void anAddressMayFailToLogInSoOftenAtOnceThenAtARateAndRightLoginsCountForNothing() {
        try (OwnServer own = OwnServer.with(Map.of("throttle.login.burst", "5", "throttle.login.rate", "1"))) {
            Api api = own.api();
            api.register("a@example.org", Api.PASSWORD).expect(201);
            for (int i = 0; i < 12; i++)
                api.login("a@example.org", Api.PASSWORD).expect(200);
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 10; i++)
                statuses.add(api.login("x" + i + "@example.org", WRONG).status());
            assertThat(statuses.subList(0, 5)).containsOnly(401);
            assertThat(statuses).contains(429);
            eventually(() -> api.login("a@example.org", Api.PASSWORD).status() == 200);
        }
    }

    @Test
    void afterSoManyFailuresForAnAccountEachTryWaitsTwiceAsLongRightOrWrong() {
        try (OwnServer own = OwnServer.with(Map.of("throttle.account.failures", "3"))) {
            Api api = own.api();
            String email = "a@example.org";
            api.register(email, Api.PASSWORD).expect(201);
            for (int i = 0; i < 3; i++) api.login(email, WRONG).expect(401);
            assertThat(Problems.require(api.login(email, WRONG), 429).header("Retry-After"))
                    .isEqualTo("1");
            Problems.require(api.login("A@Example.ORG", Api.PASSWORD), 429);
            api.login("other@example.org", WRONG).expect(401);
            // What the form of the content tells comes before what only the account tells.
            Problems.require(api.post("/login", null, Map.of("email", email), Map.of()), 422);

            eventually(() -> api.login(email, WRONG).status() == 401);
            assertThat(Problems.require(api.login(email, WRONG), 429).header("Retry-After"))
                    .isEqualTo("2");
            eventually(() -> api.login(email, Api.PASSWORD).status() == 200);
            api.login(email, WRONG).expect(401);
            api.login(email, Api.PASSWORD).expect(200);
        }
    }

    @Test
    void anUnknownAccountIsThrottledLikeAKnownOne() {
        try (OwnServer own = OwnServer.with(Map.of("throttle.account.failures", "3"))) {
            Api api = own.api();
            api.register("known@example.org", Api.PASSWORD).expect(201);
            List<String> known = new ArrayList<>();
            List<String> unknown = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                known.add(told(api.login("known@example.org", WRONG)));
                unknown.add(told(api.login("unknown@example.org", WRONG)));
            }
            assertThat(unknown).isEqualTo(known).hasSameElementsAs(known);
            assertThat(known.getLast()).startsWith("429");
        }
    }

    /** Tries that are under way at once do not slip through. */
    @Test
    void manyTriesAtOnceFailNoOftenerThanTriesInTurn() throws Exception {
        try (OwnServer own = OwnServer.with(Map.of("throttle.account.failures", "5"))) {
            Api api = own.api();
            List<Answer> answers = Crowd.atOnce(60, i -> () -> api.login("a@example.org", WRONG + i));
            assertThat(answers).extracting(Answer::status).containsOnly(401, 429);
            assertThat(answers.stream().filter(answer -> answer.status() == 401).count())
                    .isBetween(5L, 8L);
        }
    }

    @Test
    void whatAClientSaysOfItsAddressCountsForNothing() {
        Map<String, String> settings = Map.of("throttle.register.burst", "2", "throttle.register.rate", "1");
        try (OwnServer own = OwnServer.with(settings)) {
            assertThat(registerFrom(own.api(), "198.51.100.1", "198.51.100.2", "198.51.100.3", "198.51.100.4"))
                    .contains(429);
        }
    }

    @Test
    void whatAConfiguredProxySaysOfAClientsAddressCounts() {
        Map<String, String> settings = Map.of(
                "throttle.register.burst", "2", "throttle.register.rate", "1", "http.proxies", "10.9.9.9,127.0.0.0/8");
        try (OwnServer own = OwnServer.with(settings)) {
            Api api = own.api();
            assertThat(registerFrom(api, "198.51.100.1", "198.51.100.2", "198.51.100.3", "198.51.100.4"))
                    .containsOnly(422);
            // The last address that is no proxy counts; what stands before it was said by the client.
            assertThat(registerFrom(api, "1.1.1.1, 198.51.100.9", "2.2.2.2, 198.51.100.9", "198.51.100.9, 10.9.9.9"))
                    .containsExactly(422, 422, 429);
            assertThat(registerFrom(api, "2001:db8::1", "2001:db8::2", "2001:db8::3"))
                    .containsExactly(422, 422, 429);
        }
    }

    private static List<Integer> registerFrom(Api api, String... addresses) {
        List<Integer> statuses = new ArrayList<>();
        for (String address : addresses) {
            statuses.add(api.post("/register", null, Map.of(), Map.of("X-Forwarded-For", address))
                    .status());
        }
        return statuses;
    }

    private static String told(Answer answer) {
        return answer.status() + " " + answer.header("Retry-After") + " " + answer.body();
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }
}
