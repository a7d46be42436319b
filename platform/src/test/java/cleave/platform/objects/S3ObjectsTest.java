package cleave.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import cleave.cluster.Minio;
import cleave.cluster.S3Server;
import cleave.platform.runtime.Content;
import cleave.platform.runtime.SettingsException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class S3ObjectsTest extends ObjectsSuite {
    private static final S3Server SERVER = S3Server.temporary();
    private static final String BUCKET = "pictures";

    private final S3Objects objects = open(BUCKET);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @AfterEach
    void close() {
        objects.close();
    }

    @Override
    Objects objects() {
        return objects;
    }

    @Override
    void stopStore() {
        SERVER.kill9();
    }

    @Override
    void startStore() {
        SERVER.start();
    }

    @Test
    void nobodyReadsTheBucketWithoutAKey() throws Exception {
        String key = put(random(10));
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : new String[] {"/" + BUCKET + "/" + key, "/" + BUCKET, "/" + BUCKET + "/?list-type=2"}) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.endpoint() + path))
                        .timeout(Duration.ofSeconds(10))
                        .build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void anObjectHasTheTypeOfItsExtension() {
        try (S3Client client = client()) {
            for (MediaType type : MediaType.values()) {
                String key = ObjectKeys.next("story", type.extension());
                objects.put(key, Content.of(random(10)));
                assertThat(client.headObject(request -> request.bucket(BUCKET).key(key))
                                .contentType())
                        .isEqualTo(type.text());
            }
        }
    }

    @Test
    void aBucketThatIsGoneIsMadeAgain() {
        String bucket = newBucket();
        try (S3Objects fresh = open(bucket);
                S3Client client = client()) {
            client.deleteBucket(request -> request.bucket(bucket));
            assertUnavailable(() -> fresh.head(ObjectKeys.next("story", "jpg")));
            assertUnavailable(() -> fresh.list("story/", null, 10));
            String key = ObjectKeys.next("story", "jpg");
            fresh.put(key, Content.of(random(10)));
            assertThat(fresh.head(key)).isNotNull();
        }
    }

    @Test
    void aBucketThatAnyoneReadsStopsTheStart() {
        assumeThat(SERVER).as("S3Proxy knows no policies").isInstanceOf(Minio.class);
        String bucket = newBucket();
        try (S3Client client = client()) {
            client.createBucket(request -> request.bucket(bucket));
            client.putBucketPolicy(request -> request.bucket(bucket).policy("""
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
                     "Action": "s3:GetObject", "Resource": "arn:aws:s3:::%s/*"}]}""".formatted(bucket)));
        }
        assertThatThrownBy(() -> open(bucket))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(bucket);
    }

    @Test
    void aWrongSecretStopsTheStart() {
        ObjectSettings wrong = settings(SERVER.url(BUCKET), "not the secret", Duration.ofSeconds(5));
        assertThatThrownBy(() -> S3Objects.open(S3Location.parse(wrong.url()), wrong))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("objects.secret.key")
                .hasMessageNotContaining("not the secret");
    }

    @Test
    void anS3NeedsAKey() {
        ObjectSettings none = settings(SERVER.url(BUCKET), "", Duration.ofSeconds(5));
        assertThatThrownBy(() -> S3Objects.open(S3Location.parse(none.url()), none))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("objects.access.key");
    }

    @Test
    void aStoreThatIsDownIsNoReasonNotToStart() throws Exception {
        stopStore();
        try (S3Objects early = open(newBucket())) {
            assertThat(early.isUp()).isFalse();
            startStore();
            assertThat(early.isUp()).isTrue();
            String key = ObjectKeys.next("story", "jpg");
            early.put(key, Content.of(random(10)));
            assertThat(early.head(key)).isNotNull();
        } finally {
            startStore();
        }
    }

    @Test
    void aStoreThatHangsIsUnavailableWithinTheTimeout() throws Exception {
        String key = put(random(10));
        signal("STOP");
        try {
            long start = System.nanoTime();
            assertUnavailable(() -> objects.head(key));
            assertUnavailable(() -> objects.put(key, new Zebra(3 * MEGABYTE)));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            assertThat(objects.isUp()).isFalse();
        } finally {
            signal("CONT");
        }
        assertThat(read(key)).hasSize(10);
    }

    private static void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(SERVER.pid()))
                .start()
                .waitFor();
    }

    private static S3Objects open(String bucket) {
        ObjectSettings settings = settings(SERVER.url(bucket), SERVER.secretKey(), Duration.ofSeconds(2));
        return S3Objects.open(S3Location.parse(settings.url()), settings);
    }

    private static S3Client client() {
        ObjectSettings settings = settings(SERVER.url(BUCKET), SERVER.secretKey(), Duration.ofSeconds(5));
        return S3Clients.create(S3Location.parse(settings.url()), settings);
    }

    private static ObjectSettings settings(String url, String secret, Duration timeout) {
        Duration hour = Duration.ofHours(1);
        return new ObjectSettings(url, S3Server.ACCESS_KEY, secret, timeout, hour, hour);
    }

    private static String newBucket() {
        return "b-" + UUID.randomUUID();
    }
}
