package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Errors as RFC 9457 has them, with Cleave's {@code code} and {@code errors}. */
final class Problems {
    private static final List<String> MEMBERS = List.of("type", "title", "status", "detail", "code");

    private Problems() {}

    static Answer problem(Answer answer, int status) throws Mismatch {
        Expect.status(answer, status);
        JsonNode body = answer.json();
        String type = answer.header("Content-Type");
        Expect.that(
                type.startsWith("application/problem+json"),
                "application/problem+json from " + answer.to().name(),
                status + " with Content-Type \"" + type + "\"");
        Expect.that(
                Json.names(body).containsAll(MEMBERS) && body.path("status").asInt() == status,
                "a problem with " + MEMBERS,
                answer.summary());
        return answer;
    }

    static Answer problem(Answer answer, int status, String code) throws Mismatch {
        problem(answer, status);
        Expect.equal("the problem's code", code, answer.json().path("code").asText());
        return answer;
    }

    /** A 422 whose {@code errors} name the field. */
    static Answer field(Answer answer, String field) throws Mismatch {
        problem(answer, 422);
        for (JsonNode error : answer.json().path("errors")) {
            if (error.path("field").asText().equals(field)
                    && !error.path("detail").asText().isBlank()) {
                return answer;
            }
        }
        throw new Mismatch("errors with field \"" + field + "\" and a detail", answer.summary());
    }
}
