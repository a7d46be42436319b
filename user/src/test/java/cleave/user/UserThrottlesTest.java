package cleave.user;

import static cleave.user.RunningUsers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.ThrottleSettings;
import cleave.user.RunningUsers.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserThrottlesTest {
    private static final ThrottleSettings TIGHT = new ThrottleSettings(4, 2, 5, 1, 3, Duration.ofMinutes(15));

    @TempDir
    Path folder;

    private RunningUsers users;

    @BeforeEach
    void start() {
        users = new RunningUsers(folder, TIGHT);
    }

    @AfterEach
    void stop() {
        users.close();
    }

    @Test
    void everyTryToRegisterCountsWhateverBecomesOfIt() {
        assertThat(users.register("mira@example.org", PASSWORD).status()).isEqualTo(201);
        assertThat(users.register("mira@example.org", PASSWORD).status()).isEqualTo(409);
        assertThat(users.post("/signup", "application/json", "no json").status())
                .isEqualTo(400);
        assertThat(users.register("", "").status()).isEqualTo(422);

        assertThrottled(users.register("noor@example.org", PASSWORD), 1);
        users.clock.advance(Duration.ofMillis(500));
        assertThat(users.register("noor@example.org", PASSWORD).status()).isEqualTo(201);
        assertThrottled(users.register("ines@example.org", PASSWORD), 1);
    }

    @Test
    void theAddressIsThrottledBeforeTheBodyIsLookedAt() {
        for (int i = 0; i < 4; i++) users.register("", "");

        assertThrottled(users.post("/register", "text/plain", "no json"), 1);
    }

    @Test
    void onlyFailedLoginsCountForTheAddress() {
        users.register("mira@example.org", PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(users.logIn("mira@example.org", PASSWORD).status()).isEqualTo(200);
            assertThat(users.logIn("mira", PASSWORD).status()).isEqualTo(422);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(users.logIn("nobody" + i + "@example.org", PASSWORD).status())
                    .isEqualTo(401);
        }

        assertThrottled(users.logIn("mira@example.org", PASSWORD), 1);
        users.clock.advance(Duration.ofSeconds(1));
        assertThat(users.logIn("mira@example.org", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anAccountIsThrottledAfterItsFailuresWhetherItExistsOrNot() {
        users.register("mira@example.org", PASSWORD);
        for (String email : new String[] {"mira@example.org", "nobody@example.org"}) {
            for (int i = 0; i < 3; i++) {
                assertThat(users.logIn(email, "another lantern").status()).isEqualTo(401);
            }
            assertThrottled(users.logIn(email.toUpperCase(Locale.ROOT), PASSWORD), 1);
            users.clock.advance(Duration.ofSeconds(1));
            assertThat(users.logIn(email, "another lantern").status()).isEqualTo(401);
            assertThrottled(users.logIn(email, "another lantern"), 2);
            users.clock.advance(Duration.ofSeconds(10));
        }
        assertThat(users.logIn("mira@example.org", PASSWORD).status()).isEqualTo(200);
        assertThat(users.logIn("mira@example.org", "another lantern").status()).isEqualTo(401);
    }

    @Test
    void whatIsInvalidIsToldBeforeTheAccountIsThrottled() {
        for (int i = 0; i < 3; i++) users.logIn("nobody@example.org", PASSWORD);

        assertThat(users.post("/login", "application/json", "{\"email\": \"nobody@example.org\"}")
                        .status())
                .isEqualTo(422);
    }

    private static void assertThrottled(Answer answer, int seconds) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("throttled");
        assertThat(answer.header("Retry-After")).isEqualTo(Integer.toString(seconds));
    }
}
