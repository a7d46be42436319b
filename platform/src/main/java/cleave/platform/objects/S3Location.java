package cleave.platform.objects;

import cleave.platform.runtime.SettingsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a bucket is, as in {@code s3://pictures?endpoint=http://127.0.0.1:9000&region=eu-central-1}.
 *
 * @param endpoint null for Amazon's own
 */
record S3Location(String bucket, @Nullable URI endpoint, String region) {
    private static final String SCHEME = "s3://";
    private static final String ANY_REGION = "us-east-1";
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

    /**
     * Reads the setting.
     *
     * @throws SettingsException when it is no such URL
     */
    static S3Location parse(String url) {
        if (!url.startsWith(SCHEME)) throw wrong("begin with s3://, or use folder");
        String[] parts = url.substring(SCHEME.length()).split("\\?", 2);
        if (!BUCKET.matcher(parts[0]).matches()) {
            throw wrong("a bucket has 3 to 63 lower-case letters, digits, dots and dashes");
        }
        Map<String, String> options = options(parts.length == 2 ? parts[1] : "");
        String endpoint = options.remove("endpoint");
        String region = options.getOrDefault("region", ANY_REGION);
        options.remove("region");
        if (!options.isEmpty()) throw wrong("only endpoint and region may follow the question mark");
        if (!REGION.matcher(region).matches()) throw wrong("a region is a name like eu-central-1");
        return new S3Location(parts[0], endpoint == null ? null : endpoint(endpoint), region);
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new HashMap<>();
        if (query.isEmpty()) return options;
        for (String option : query.split("&", -1)) {
            int equals = option.indexOf('=');
            if (equals < 1) throw wrong("options are written name=value and joined by &");
            if (options.put(option.substring(0, equals), option.substring(equals + 1)) != null) {
                throw wrong("an option is given once");
            }
        }
        return options;
    }

    private static URI endpoint(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (web && plain && uri.getHost() != null) return uri;
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw wrong("an endpoint is a URL like http://127.0.0.1:9000");
    }

    private static SettingsException wrong(String advice) {
        return new SettingsException("The setting objects.url does not fit: " + advice + ". See ./cleave config.");
    }
}
