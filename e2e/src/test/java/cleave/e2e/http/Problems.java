package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What every error must be like, whatever caused it. */
final class Problems {
    private Problems() {}

    /** Checks that the answer is a problem with this status and all that one must have; returns the answer. */
    static Answer require(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        JsonNode problem = answer.json();
        for (String member : List.of("type", "title", "detail", "code")) {
            assertThat(problem.path(member).asText()).as(member).isNotEmpty();
        }
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        if (status == 401) assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        if (status == 405) assertThat(answer.header("Allow")).isNotEmpty();
        if (status == 429 || status == 503)
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        return answer;
    }

    /** The fields that a problem names. */
    static List<String> fields(Answer answer) {
        List<String> fields = new ArrayList<>();
        for (JsonNode error : answer.json().path("errors")) {
            assertThat(error.path("detail").asText()).isNotEmpty();
            fields.add(error.path("field").asText());
        }
        return fields;
    }
}
