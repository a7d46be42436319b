package cleave.conformance;

import static cleave.conformance.Area.USER;
import static cleave.conformance.MappingKey.UNAUTHORIZED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The JWT that a login gives. */
final class TokenRows {
    private TokenRows() {}

    static List<Row> rows() {
        return List.of(
                Row.lab(USER, "token-is-jwt", "The token is a signed JWT that expires.", TokenRows::isJwt),
                Row.lab(
                        USER,
                        "token-tampered",
                        "A token that was tampered with is refused.",
                        TokenRows::refusesTampered),
                Row.lab(
                        USER,
                        "token-unsigned",
                        "A token whose header says that it is not signed is refused.",
                        TokenRows::refusesUnsigned));
    }

    private static void isJwt(Solution solution) throws Mismatch, InterruptedException {
        String token = solution.reader().token();
        String expected = "a JWT: header.payload.signature in base64url with \"alg\" and \"exp\"";
        List<String> parts = List.of(token.split("\\.", -1));
        Expect.that(parts.size() == 3 && !parts.get(2).isEmpty(), expected, token);
        JsonNode header = decoded(parts.get(0));
        JsonNode payload = decoded(parts.get(1));
        String algorithm = header.path("alg").asText();
        Expect.that(!algorithm.isEmpty() && !algorithm.equalsIgnoreCase("none"), expected, "header " + header);
        Expect.that(
                payload.path("exp").isNumber()
                        && payload.path("exp").asLong() > Instant.now().getEpochSecond(),
                expected + " later than now",
                "payload " + payload);
    }

    private static void refusesTampered(Solution solution) throws Mismatch, InterruptedException {
        String token = solution.reader().token();
        String other = solution.author().token();
        List<String> parts = jwt(token);
        List<String> others = jwt(other);
        refuses(solution, "another user's payload", joined(parts.get(0), others.get(1), parts.get(2)));
        refuses(solution, "a later expiry", joined(parts.get(0), later(parts.get(1)), parts.get(2)));
        refuses(solution, "a changed signature", joined(parts.get(0), parts.get(1), changed(parts.get(2))));
        refuses(solution, "no signature", joined(parts.get(0), parts.get(1), ""));
        refuses(solution, "no sense", "nonsense");
    }

    private static void refusesUnsigned(Solution solution) throws Mismatch, InterruptedException {
        List<String> parts = jwt(solution.reader().token());
        for (String none : List.of("none", "None", "NONE")) {
            String header = encoded("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}");
            refuses(solution, "the algorithm " + none, joined(header, parts.get(1), ""));
            refuses(solution, "the algorithm " + none, joined(header, parts.get(1), parts.get(2)));
        }
    }

    private static void refuses(Solution solution, String what, String token) throws Mismatch, InterruptedException {
        Call call = solution.mapping().authorized(solution.listing(solution.opened()), token);
        Answer answer = solution.send(call);
        Expect.that(
                solution.mapping().codes(UNAUTHORIZED).contains(answer.status()),
                solution.mapping().value(UNAUTHORIZED) + " to a token with " + what,
                answer.summary());
    }

    private static List<String> jwt(String token) throws Mismatch {
        List<String> parts = List.of(token.split("\\.", -1));
        Expect.that(parts.size() == 3, "a JWT of three parts", token);
        return parts;
    }

    private static String later(String payload) {
        ObjectNode claims = decoded(payload) instanceof ObjectNode object ? object : Json.object();
        return encoded(claims.put("exp", Instant.now().getEpochSecond() + 1_000_000_000L)
                .toString());
    }

    /** Changed in the middle, because the last characters of base64 may hold bits that count for nothing. */
    private static String changed(String part) {
        int middle = part.length() / 2;
        char other = part.isEmpty() || part.charAt(middle) == 'A' ? 'B' : 'A';
        return part.isEmpty() ? "AAAA" : part.substring(0, middle) + other + part.substring(middle + 1);
    }

    private static String joined(String header, String payload, String signature) {
        return header + "." + payload + "." + signature;
    }

    static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The JSON in a part of a JWT; a missing node when there is none. */
    static JsonNode decoded(String part) {
        try {
            return Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Json.read("");
        }
    }
}
