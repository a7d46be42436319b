package cleave.platform.objects;

import cleave.platform.http.HttpDate;
import cleave.platform.runtime.SettingsException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * URLs that the S3 itself answers, behind a proxy that passes {@code /media/…} on to it as it is: the bucket is called
 * media and stands in the path. They are signed as of the start of their window, so that they are the same for all
 * readers, and have the store say for how long the bytes may be kept. Safe for many threads.
 */
final class PresignedUrls implements MediaUrls {
    private static final String BUCKET = "media";

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsBasicCredentials credentials;
    private final URI endpoint;
    private final String region;
    private final long windowSeconds;
    private final Duration validity;
    private final String cacheControl;
    private final InstantSource clock;

    /** @throws SettingsException where the objects are not at an S3 in a bucket of that name */
    PresignedUrls(MediaSettings settings, ObjectSettings store, InstantSource clock) {
        S3Location location = S3Location.parse(store.url());
        if (!location.bucket().equals(BUCKET) || location.endpoint() == null) {
            throw new SettingsException("With media.by=store, objects.url must be s3://" + BUCKET
                    + "?endpoint=http://HOST:PORT, since the URLs begin with /" + BUCKET + "/.");
        }
        this.endpoint = Objects.requireNonNull(location.endpoint());
        this.credentials = AwsBasicCredentials.create(store.accessKey(), store.secretKey());
        this.region = location.region();
        this.windowSeconds = settings.window().toSeconds();
        this.validity = settings.validity();
        // What is left at the end of the window, and so at any moment in it.
        long left = settings.validity().minus(settings.window()).toSeconds();
        this.cacheControl = "public, max-age=" + left + ", immutable";
        this.clock = clock;
        // Once, so that no request is the first to load what signs.
        url("story/a.jpg");
    }

    @Override
    public long window() {
        return Math.floorDiv(clock.millis(), 1000 * windowSeconds);
    }

    @Override
    public String url(String key) {
        Instant start = Instant.ofEpochSecond(window() * windowSeconds);
        SdkHttpRequest get = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(endpoint)
                .encodedPath("/" + BUCKET + "/" + key)
                .putRawQueryParameter("response-cache-control", cacheControl)
                // For the proxy's own cache, which must forget the bytes when the URL ends.
                .putRawQueryParameter("response-expires", HttpDate.of(start.plus(validity)))
                .build();
        URI signed = signer.sign(request -> request.identity(credentials)
                        .request(get)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, validity)
                        .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(start, ZoneOffset.UTC)))
                .request()
                .getUri();
        return signed.getRawPath() + "?" + signed.getRawQuery();
    }
}
