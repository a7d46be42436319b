package cleave.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server answered, read to its end. */
public record Answer(String request, int status, HttpHeaders headers, String body) {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(
                response.request().method() + " " + response.uri(),
                response.statusCode(),
                response.headers(),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    /** This answer, when it has that status. */
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError(
                    "%s was answered with %d instead of %d: %s".formatted(request, status, wanted, body));
        }
        return this;
    }

    /** The body; fails when it is not JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(request + " was not answered with JSON: " + body, e);
        }
    }

    /** A header's first value, or an empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The member {@code code} of a problem, or an empty text. */
    public String code() {
        return json().path("code").asText();
    }

    /** Where the next page is, or null when this is the last. */
    public @Nullable String nextLink() {
        Matcher next = NEXT.matcher(header("Link"));
        return next.find() ? next.group(1) : null;
    }
}
