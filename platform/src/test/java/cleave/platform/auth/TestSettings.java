package cleave.platform.auth;

import java.time.Duration;

/** Settings as by default, with two hashing threads. */
public final class TestSettings {
    private TestSettings() {}

    public static AuthSettings auth() {
        return tokens("cleave", "cleave", Duration.ofHours(12));
    }

    static AuthSettings tokens(String issuer, String audience, Duration lifetime) {
        return new AuthSettings(2, 256, Duration.ofSeconds(30), issuer, audience, lifetime, 100);
    }

    public static ThrottleSettings throttles() {
        return new ThrottleSettings(100, 2, 100, 5, 10, Duration.ofMinutes(15));
    }
}
