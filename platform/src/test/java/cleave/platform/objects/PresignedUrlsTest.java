package cleave.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.cluster.S3Server;
import cleave.platform.auth.SettableClock;
import cleave.platform.runtime.Content;
import cleave.platform.runtime.SettingsException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** URLs that the store answers by itself: the same for everybody in their window, and nothing but what was signed. */
class PresignedUrlsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final S3Server SERVER = S3Server.temporary();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void end() {
        SERVER.close();
    }

    private static ObjectSettings store(String bucket) {
        return new ObjectSettings(
                SERVER.url(bucket), S3Server.ACCESS_KEY, SERVER.secretKey(), Duration.ofSeconds(5), HOUR, HOUR);
    }

    private static Media media(InstantSource clock) {
        MediaSettings settings = new MediaSettings(HOUR, HOUR.multipliedBy(2), MediaSettings.By.STORE);
        return Media.open(settings, store("media"), Path.of("unused"), clock);
    }

    private static HttpResponse<byte[]> get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.endpoint() + url))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    private static String stored(Path folder, byte[] bytes) {
        String key = ObjectKeys.next("story", "png");
        try (Objects objects = ObjectStores.open(store("media"), folder)) {
            objects.put(key, Content.of(bytes));
        }
        return key;
    }

    @Test
    void theStoreAnswersWithTheBytesAndHowLongTheyMayBeKept(@TempDir Path folder) throws Exception {
        byte[] bytes = ObjectsSuite.random(5000);
        HttpResponse<byte[]> answer = get(media(Clock.systemUTC()).url(stored(folder, bytes)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.headers().firstValue("content-type")).hasValue("image/png");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("public, max-age=3600, immutable");
        assertThat(answer.headers().firstValue("expires").orElseThrow()).matches(".{3}, \\d\\d .{3} \\d{4} .* GMT");
    }

    @Test
    void allReadersGetTheSameUrlUntilTheWindowEnds() {
        SettableClock clock = new SettableClock();
        Media media = media(clock);
        String key = ObjectKeys.next("story", "png");
        String first = media.url(key);
        long window = media.window();
        assertThat(first).startsWith("/media/" + key + "?");
        clock.advance(Duration.ofMinutes(29));
        assertThat(media.url(key)).isEqualTo(first);
        clock.advance(Duration.ofMinutes(1));
        assertThat(media.url(key)).isNotEqualTo(first);
        assertThat(media.window()).isEqualTo(window + 1);
    }

    @Test
    void proxiesCanReadWhenItEndsOnEveryDayOfAMonth() {
        InstantSource third = InstantSource.fixed(Instant.parse("2026-12-03T10:30:00Z"));
        assertThat(media(third).url(ObjectKeys.next("story", "png")))
                .contains("response-expires=Thu%2C%2003%20Dec%202026%2012%3A00%3A00%20GMT");
    }

    @Test
    void whatIsAlteredOrOldIsRefused(@TempDir Path folder) throws Exception {
        String key = stored(folder, new byte[10]);
        String url = media(Clock.systemUTC()).url(key);
        char last = url.charAt(url.length() - 1);
        String altered = url.substring(0, url.length() - 1) + (last == '0' ? '1' : '0');
        String other = url.replace(key, stored(folder, new byte[10]));
        String longer = url.replace("max-age%3D3600", "max-age%3D9999");
        for (String wrong : new String[] {altered, other, longer, url + "&a=b", url.substring(0, url.indexOf('?'))}) {
            assertThat(get(wrong).statusCode()).as(wrong).isEqualTo(403);
        }
        InstantSource earlier = () -> Clock.systemUTC().instant().minus(Duration.ofHours(3));
        assertThat(get(media(earlier).url(key)).statusCode()).isEqualTo(403);
    }

    @Test
    void theBucketHasTheNameThatTheUrlsBeginWith() {
        MediaSettings settings = new MediaSettings(HOUR, HOUR, MediaSettings.By.STORE);
        for (String place : new String[] {"pictures"}) {
            assertThatThrownBy(() -> Media.open(settings, store(place), Path.of("unused"), Clock.systemUTC()))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("media.by");
        }
        ObjectSettings folder = new ObjectSettings("folder", "", "", HOUR, HOUR, HOUR);
        assertThatThrownBy(() -> Media.open(settings, folder, Path.of("unused"), Clock.systemUTC()))
                .isInstanceOf(SettingsException.class);
    }
}
