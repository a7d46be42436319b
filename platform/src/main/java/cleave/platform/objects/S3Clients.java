package cleave.platform.objects;

import cleave.platform.runtime.SettingsException;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the client of an S3, so that it works with every store that speaks it, and never waits without an end. */
final class S3Clients {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private S3Clients() {}

    /**
     * A client that tries a call at most three times within the timeout.
     *
     * @throws SettingsException when there is no access key
     */
    static S3Client create(S3Location location, ObjectSettings settings) {
        if (settings.accessKey().isEmpty() || settings.secretKey().isEmpty()) {
            throw new SettingsException("An S3 needs objects.access.key and objects.secret.key: give them in the"
                    + " environment or in the settings file.");
        }
        AwsBasicCredentials credentials = AwsBasicCredentials.create(settings.accessKey(), settings.secretKey());
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(location.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .forcePathStyle(true)
                // Newer checksums are not known to every store.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(http(location, settings.timeout()))
                .overrideConfiguration(
                        limits -> limits.apiCallTimeout(settings.timeout()).retryStrategy(RetryMode.STANDARD));
        URI endpoint = location.endpoint();
        if (endpoint != null) builder.endpointOverride(endpoint);
        return builder.build();
    }

    private static UrlConnectionHttpClient.Builder http(S3Location location, Duration timeout) {
        // A store that is named by its address is reached directly, whatever proxy this machine uses for the web.
        boolean proxies = location.endpoint() == null;
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .socketTimeout(timeout)
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useSystemPropertyValues(proxies)
                        .useEnvironmentVariablesValues(proxies)
                        .build());
    }
}
