package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** JWTs signed with HS256, an hour long. */
final class SomebodysTokens {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    SomebodysTokens() {
        try {
            key = KeyGenerator.getInstance(ALGORITHM).generateKey();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    String issue(String subject) {
        long now = Instant.now().getEpochSecond();
        String header = TokenRows.encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String payload = TokenRows.encoded(Json.object()
                .put("sub", subject)
                .put("iat", now)
                .put("exp", now + 3600)
                .toString());
        return header + "." + payload + "." + signature(header + "." + payload);
    }

    /** Whom a token names, if it is one of ours and has not expired. */
    Optional<String> subject(String token) {
        List<String> parts = List.of(token.split("\\.", -1));
        if (parts.size() != 3) {
            return Optional.empty();
        }
        byte[] expected = signature(parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII);
        byte[] given = parts.get(2).getBytes(StandardCharsets.US_ASCII);
        JsonNode payload = TokenRows.decoded(parts.get(1));
        return MessageDigest.isEqual(expected, given)
                        && payload.path("exp").asLong() > Instant.now().getEpochSecond()
                ? Optional.of(payload.path("sub").asText())
                : Optional.empty();
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }
}
