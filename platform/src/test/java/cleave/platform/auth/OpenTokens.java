package cleave.platform.auth;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tokens with keys and a clock of the test's own, and somebody to make them for. */
abstract class OpenTokens {
    static final Bearer MIRA =
            Bearer.user(new Principal(UUID.fromString("01935d29-0f4e-7b21-8c3d-5e6f70819203"), "mira"));
    static final Duration LIFETIME = Duration.ofHours(12);

    @TempDir
    Path folder;

    final SettableClock clock = new SettableClock();
    SigningKeys keys;
    Tokens tokens;

    @BeforeEach
    void open() {
        keys = SigningKeys.open(folder);
        tokens = new Tokens(TestSettings.auth(), keys, clock);
    }
}
