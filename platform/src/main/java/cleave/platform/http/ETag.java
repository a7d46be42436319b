package cleave.platform.http;

import io.vertx.core.http.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A strong entity tag, made from the bytes it stands for. */
public record ETag(String text) {
    private static final int BYTES = 15;

    /** The tag of these bytes, in this order. */
    public static ETag of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) digest.update(part);
            byte[] hash = Arrays.copyOf(digest.digest(), BYTES);
            return new ETag('"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The full response, or what the reader needs of it who has these bytes already. */
    public Response choose(Request request, Response full, Response notModified) {
        return isKnownTo(request) ? notModified : full;
    }

    /** Whether the reader has these bytes already. */
    boolean isKnownTo(Request request) {
        String known = request.header(HttpHeaders.IF_NONE_MATCH);
        return known != null && matches(known);
    }

    /** The 304 to a response with this tag. */
    public Response notModified(Response full) {
        return new Response(
                304,
                full.headers().stream()
                        .filter(header -> !header.name().toString().equals("Content-Type"))
                        .toList(),
                Response.NOTHING);
    }

    private boolean matches(String known) {
        if (known.equals(text)) return true;
        return Arrays.stream(known.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(text) || tag.equals("W/" + text));
    }
}
