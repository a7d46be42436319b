package cleave.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cleave.platform.runtime.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that another service publishes: found when they are new, kept when it is away, and not asked for too often. */
class RemoteKeysTest {
    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean down;
    private volatile String published = "";
    private String kid = "";

    @BeforeEach
    void publish() {
        SigningKeys keys = SigningKeys.open(folder);
        published = keys.jwks();
        kid = keys.newest().getKeyID();
    }

    private String fetch() {
        asked.incrementAndGet();
        if (down) throw Failure.unavailable("Try again.", new IOException("user cannot be reached"));
        return published;
    }

    @Test
    void aPublishedKeyIsThereFromTheStart() {
        try (RemoteKeys keys = new RemoteKeys(this::fetch)) {
            assertThat(keys.areThere()).isTrue();
            for (int i = 0; i < 1000; i++) assertThat(keys.find(kid)).isNotNull();
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void aNewKeyIsFoundAndTheOldOneStays() throws Exception {
        try (RemoteKeys keys = new RemoteKeys(this::fetch)) {
            Files.writeString(folder.resolve("0002.pem"), PemKey.generate());
            SigningKeys rotated = SigningKeys.open(folder);
            published = rotated.jwks();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> keys.find(rotated.newest().getKeyID()) != null);
            assertThat(keys.find(kid)).isNotNull();
        }
    }

    @Test
    void unknownKeysAreLookedForOncePerIntervalHoweverManyCome() {
        try (RemoteKeys keys = new RemoteKeys(this::fetch)) {
            long until = System.nanoTime() + 2 * RemoteKeys.INTERVAL.toNanos();
            while (System.nanoTime() < until) assertThat(keys.find("forged")).isNull();
            assertThat(asked).hasValueBetween(2, 4);
        }
    }

    @Test
    void whileUserIsAwayKnownKeysStayGoodAndNobodyCanTellOfOthers() {
        try (RemoteKeys keys = new RemoteKeys(this::fetch)) {
            down = true;
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThatThrownBy(() -> keys.find("another"))
                            .isInstanceOfSatisfying(
                                    Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.UNAVAILABLE)));
            assertThat(keys.find(kid)).isNotNull();
        }
    }

    @Test
    void whereUserIsAwayAtTheStartItsKeysComeWhenItDoes() {
        down = true;
        try (RemoteKeys keys = new RemoteKeys(this::fetch)) {
            assertThat(keys.areThere()).isFalse();
            assertThatThrownBy(() -> keys.find(kid)).isInstanceOf(Failure.class);
            down = false;
            await().atMost(Duration.ofSeconds(5)).until(keys::areThere);
            assertThat(keys.find(kid)).isNotNull();
        }
    }

    @Test
    void whatIsNoKeySetIsNotTaken() {
        String right = published;
        published = "<html>";
        try (RemoteKeys keys = new RemoteKeys(this::fetch)) {
            assertThatThrownBy(() -> keys.find(kid)).isInstanceOf(Failure.class);
            published = right;
            await().atMost(Duration.ofSeconds(5)).until(keys::areThere);
        }
    }
}
