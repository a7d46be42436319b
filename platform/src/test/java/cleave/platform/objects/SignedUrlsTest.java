package cleave.platform.objects;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignedUrlsTest {
    private static final SecretKeySpec SECRET = new SecretKeySpec(new byte[32], SignedUrls.ALGORITHM);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Stands at half past an hour. */
    private final SettableClock clock = new SettableClock();

    private final SignedUrls urls = new SignedUrls(SECRET, HOUR, HOUR.multipliedBy(2), clock);
    private final String key = ObjectKeys.next("story", "jpg");

    @Test
    void aUrlIsWhatTheContractSays() throws Exception {
        long expires = clock.instant().getEpochSecond() - 30 * 60 + 2 * 3600;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(SECRET);
        byte[] hash = mac.doFinal((key + "\n" + expires).getBytes(StandardCharsets.UTF_8));
        assertThat(urls.url(key))
                .isEqualTo("/media/" + key + "?expires=" + expires + "&signature="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    @Test
    void aUrlGrantsItsObject() {
        SignedUrls.Grant grant = requireNonNull(urls.verify(urls.url(key)));
        assertThat(grant.key()).isEqualTo(key);
        // A quarter of the next second is over already.
        assertThat(urls.left(grant.expires())).isEqualTo(90 * 60 - 1);
        clock.advance(Duration.ofMillis(-250));
        assertThat(urls.left(grant.expires())).isEqualTo(90 * 60);
    }

    @Test
    void allReadersGetTheSameUrlUntilTheWindowEnds() {
        String first = urls.url(key);
        long window = urls.window();
        clock.advance(Duration.ofMinutes(29));
        assertThat(urls.url(key)).isEqualTo(first);
        assertThat(urls.window()).isEqualTo(window);
        clock.advance(Duration.ofMinutes(1));
        assertThat(urls.url(key)).isNotEqualTo(first);
        assertThat(urls.window()).isEqualTo(window + 1);
    }

    @Test
    void aUrlLivesForTheValidityFromItsWindowsStart() {
        String url = urls.url(key);
        clock.advance(Duration.ofMinutes(90).minusSeconds(1));
        assertThat(urls.verify(url)).isNotNull();
        clock.advance(Duration.ofSeconds(1));
        assertThat(urls.verify(url)).isNull();
    }

    @Test
    void everyUrlThatIsGivenOutLivesForAtLeastTheRestOfItsWindow() {
        for (int i = 0; i < 3 * 60; i++) {
            SignedUrls.Grant grant = requireNonNull(urls.verify(urls.url(key)));
            assertThat(urls.left(grant.expires())).isBetween(3600L, 7200L);
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void noBitOfAUrlCanBeChanged() {
        String url = urls.url(key);
        for (int at = 0; at < url.length(); at++) {
            for (int bit = 0; bit < 16; bit++) {
                StringBuilder altered = new StringBuilder(url);
                altered.setCharAt(at, (char) (url.charAt(at) ^ (1 << bit)));
                assertThat(urls.verify(altered.toString()))
                        .as("%d, %d", at, bit)
                        .isNull();
            }
        }
    }

    @Test
    void noCharacterOfTheSignatureHasAnotherSpelling() {
        String url = urls.url(key);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/";
        for (int i = 0; i < alphabet.length(); i++) {
            String altered = url.substring(0, url.length() - 1) + alphabet.charAt(i);
            assertThat(urls.verify(altered) != null).isEqualTo(altered.equals(url));
        }
    }

    @Test
    void nothingCanBeCutOffAddedOrMoved() {
        String url = urls.url(key);
        String path = url.substring(0, url.indexOf('?'));
        String expires = url.substring(url.indexOf('?') + 1, url.indexOf('&'));
        String signature = url.substring(url.indexOf('&') + 1);
        for (int length = 0; length < url.length(); length++) {
            assertThat(urls.verify(url.substring(0, length))).isNull();
            assertThat(urls.verify(url.substring(url.length() - length))).isNull();
        }
        for (String other : List.of(
                path + "?" + signature + "&" + expires,
                url + "&",
                url + "&a=b",
                url + "&" + expires,
                url + "#",
                url + "=",
                url + " ",
                path + "?a=b&" + expires + "&" + signature,
                path + "?&" + expires + "&" + signature,
                path + "?" + expires + "&&" + signature,
                path + "?" + expires + ";" + signature,
                path + "?" + expires + "&" + expires + "&" + signature,
                path + "?" + expires.replace("=", "=0") + "&" + signature,
                path + "?" + expires.replace("=", "=+") + "&" + signature,
                path + "?" + expires.replace("=", "=-") + "&" + signature,
                path + "?" + expires.replace("=", "=" + "9".repeat(30)) + "&" + signature,
                path + "/?" + expires + "&" + signature,
                path + ".html?" + expires + "&" + signature,
                url.replace("/media/", "/media//"),
                url.replace("/media/", "/media/./"),
                url.replace("/media/", "//media/"),
                url.replace("story/", "story%2F"),
                url.replace(".jpg", ".png"),
                "http://localhost" + url)) {
            assertThat(urls.verify(other)).as(other).isNull();
        }
    }

    @Test
    void randomDamageIsNeverAccepted() {
        Random random = new Random(7);
        String url = urls.url(key);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder altered = new StringBuilder(url);
            for (int changes = random.nextInt(3) + 1; changes > 0; changes--) {
                int at = random.nextInt(altered.length());
                switch (random.nextInt(3)) {
                    case 0 -> altered.setCharAt(at, (char) (' ' + random.nextInt(95)));
                    case 1 -> altered.deleteCharAt(at);
                    default -> altered.insert(at, (char) (' ' + random.nextInt(95)));
                }
            }
            if (!altered.toString().equals(url))
                assertThat(urls.verify(altered.toString())).isNull();
        }
    }

    @Test
    void anotherSecretSignsOtherwise() {
        byte[] other = new byte[32];
        other[31] = 1;
        SignedUrls others =
                new SignedUrls(new SecretKeySpec(other, SignedUrls.ALGORITHM), HOUR, HOUR.multipliedBy(2), clock);
        assertThat(urls.verify(others.url(key))).isNull();
    }

    @Test
    void keysDiffer() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 10_000; i++) keys.add(ObjectKeys.next("story", "jpg"));
        assertThat(keys).hasSize(10_000).allMatch(ObjectKeys::isKey);
    }
}
