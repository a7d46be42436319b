package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.SharedServer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are HTTP but not what the contract asks for. */
@ExtendWith(SharedServer.class)
final class BadInputTest {
    private static final String JSON = "application/json";
    private static final int LIMIT = 64 * 1024;

    /** Each has two faults or more: the one that the contract checks first is told. */
    @ParameterizedTest
    @CsvSource({
        "DELETE, /nowhere,  none, text/plain,       70000, 404, not_found",
        "POST,   /health,   none, text/plain,       70000, 404, not_found",
        "GET,    /status/x, none, application/json, 0,     404, not_found",
        "DELETE, /status,   none, text/plain,       70000, 405, method_not_allowed",
        "PUT,    /register, none, text/plain,       70000, 405, method_not_allowed",
        "POST,   /me,       none, text/plain,       70000, 405, method_not_allowed",
        "PATCH,  /feed,     none, text/plain,       70000, 405, method_not_allowed",
        "POST,   /status,   none, text/plain,       70000, 401, unauthenticated",
        "POST,   /status,   bad,  text/plain,       70000, 401, unauthenticated",
        "POST,   /status,   good, text/plain,       70000, 415, unsupported_media_type",
        "POST,   /register, none, text/plain,       70000, 415, unsupported_media_type",
        "POST,   /status,   good, application/json, 70000, 413, too_large",
        "POST,   /login,    none, application/json, 70000, 413, too_large",
        "POST,   /status,   good, application/json, 60000, 400, malformed",
    })
    void theFirstFaultInTheContractsOrderIsTold(
            String method, String path, String token, String type, int size, int status, String code, Api api) {
        String sent = switch (token) {
            case "good" -> api.person().token();
            case "bad" -> "e30.e30.e30";
            default -> null;
        };
        BodyPublisher garbage = BodyPublishers.ofString("]".repeat(size));
        Answer answer =
                api.send(api.request(path, sent).header("Content-Type", type).method(method, garbage));
        assertThat(Problems.require(answer, status).code()).isEqualTo(code);
    }

    @Test
    void whatIsMalformedAndInvalidAtOnceIsMalformed(Api api) {
        Person person = api.person();
        Problems.require(post(api, person, JSON, "{\"text\":1,\"text\":2}"), 400);
        Problems.require(post(api, person, JSON, "[1"), 400);
        Problems.require(post(api, person, JSON, "{\"text\":\"\\ud800\"} x"), 400);
        Map<String, String> badKey = Map.of("Idempotency-Key", "with space");
        Problems.require(api.post("/status", person.token(), List.of(), badKey), 400);
        Problems.require(api.post("/status", person.token(), Map.of("text", ""), badKey), 400);
    }

    @Test
    void whatIsInvalidAndTakenAtOnceIsInvalid(Api api) {
        Person person = api.person();
        Answer answer = Problems.require(api.register(person.email(), "short"), 422);
        assertThat(Problems.fields(answer)).containsExactly("password");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("nothing", bytes("")),
                arguments("white space only", bytes(" \n\t ")),
                arguments("an open object", bytes("{\"text\":\"a\"")),
                arguments("an open string", bytes("{\"text\":\"a")),
                arguments("text after the object", bytes("{\"text\":\"a\"} x")),
                arguments("two objects", bytes("{\"text\":\"a\"}{\"text\":\"b\"}")),
                arguments("single quotes", bytes("{'text':'a'}")),
                arguments("names without quotes", bytes("{text:\"a\"}")),
                arguments("a comma too many", bytes("{\"text\":\"a\",}")),
                arguments("a comment", bytes("{\"text\":\"a\"/* */}")),
                arguments("not a number", bytes("{\"text\":\"a\",\"n\":NaN}")),
                arguments("a leading zero", bytes("{\"text\":\"a\",\"n\":01}")),
                arguments("an unknown escape", bytes("{\"text\":\"\\x41\"}")),
                arguments("half a unicode escape", bytes("{\"text\":\"\\u00\"}")),
                arguments("a duplicate key", bytes("{\"text\":\"a\",\"text\":\"a\"}")),
                arguments("a duplicate key by escape", bytes("{\"text\":\"a\",\"te\\u0078t\":\"a\"}")),
                arguments("a duplicate key inside", bytes("{\"text\":\"a\",\"x\":[{\"y\":1,\"y\":1}]}")),
                arguments("a NUL in a string", bytes("{\"text\":\"a\0b\"}")),
                arguments("a NUL after the object", bytes("{\"text\":\"a\"}\0")),
                arguments("a line feed in a string", bytes("{\"text\":\"a\nb\"}")),
                arguments("10,000 levels, all open", bytes("[".repeat(10_000))),
                arguments("60,000 levels, all open", bytes("{\"a\":".repeat(12_000))),
                arguments("a broken sequence", latin("{\"text\":\"\u00c3(\"}")),
                arguments("an overlong slash", latin("{\"text\":\"\u00c0\u00af\"}")),
                arguments("an encoded surrogate", latin("{\"text\":\"\u00ed\u00a0\u0080\"}")),
                arguments("beyond Unicode", latin("{\"text\":\"\u00f5\u0080\u0080\u0080\"}")),
                arguments("Latin-1", latin("{\"text\":\"caf\u00e9\"}")),
                arguments("a sequence cut at the end", latin("{\"text\":\"a\"}\u00e2\u0082")),
                arguments("UTF-16", "{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_16)),
                arguments("a form", bytes("text=a")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void whatIsNotStrictJsonInUtf8Is400(String what, byte[] body, Api api) {
        Person person = api.person();
        assertThat(Problems.require(post(api, person, JSON, body), 400).code()).isEqualTo("malformed");
        assertThat(api.mine(person)).as(what).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                | ``",
                "null                              | ``",
                "1                                 | ``",
                "\"text\"                          | ``",
                "true                              | ``",
                "{}                                | text",
                "{\"text\":null}                   | text",
                "{\"text\":1}                      | text",
                "{\"text\":true}                   | text",
                "{\"text\":[\"a\"]}                | text",
                "{\"text\":{\"text\":\"a\"}}       | text",
                "{\"Text\":\"a\"}                  | text",
                "{\"text\":\"\"}                   | text",
                "{\"text\":\" \\n\\t\\u2003\"}     | text",
                "{\"text\":\"a\\u0000b\"}          | text",
                "{\"text\":\"a\\u0007b\"}          | text",
                "{\"text\":\"a\\u007fb\"}          | text",
                "{\"text\":\"a\\u0085b\"}          | text",
                "{\"text\":\"a\\u009fb\"}          | text",
                "{\"text\":\"a\\ud800b\"}          | ``",
                "{\"text\":\"a\\udc00\\ud800\"}    | ``",
                "{\"text\":\"a\",\"x\":\"\\udfff\"} | ``",
                "{\"text\":\"a\",\"\\ud800\":1}    | ``",
            })
    void validJsonWithInvalidValuesIs422AndNamesTheField(String body, String field, Api api) {
        Answer answer = Problems.require(post(api, api.person(), JSON, body), 422);
        assertThat(answer.code()).isEqualTo("invalid");
        assertThat(Problems.fields(answer)).containsExactly(field);
    }

    @Test
    void everyWrongFieldIsToldAtOnce(Api api) {
        Answer answer = api.post("/register", null, Map.of("email", "nobody", "password", 7), Map.of());
        assertThat(Problems.fields(Problems.require(answer, 422))).containsExactlyInAnyOrder("email", "password");
    }

    @Test
    void tenThousandLevelsThatAreClosedAreValidJson(Api api) {
        Person person = api.person();
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        Problems.require(post(api, person, JSON, deep), 422);
        post(api, person, JSON, "{\"text\":\"deep\",\"unknown\":" + deep + "}").expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,                   201",
        "APPLICATION/JSON; Charset=UTF-8,    201",
        "application/json; charset=\"utf-8\",201",
        "application/json; charset=utf-16,   415",
        "application/jsonp,                  415",
        "application/problem+json,           415",
        "text/json,                          415",
        "application/x-www-form-urlencoded,  415",
        "multipart/form-data; boundary=x,    415",
        "json,                               415",
    })
    void theMediaTypeDecides(String type, int status, Api api) {
        assertThat(post(api, api.person(), type, "{\"text\":\"a\"}").status()).isEqualTo(status);
    }

    @Test
    void withoutAMediaTypeOrInAnUnknownCodingIs415(Api api) {
        String token = api.person().token();
        BodyPublisher body = BodyPublishers.ofString("{\"text\":\"a\"}");
        Problems.require(api.send(api.request("/status", token).POST(body)), 415);
        Problems.require(
                api.send(api.request("/status", token)
                        .header("Content-Type", JSON)
                        .header("Content-Encoding", "gzip")
                        .POST(body)),
                415);
    }

    /** To the byte, whether the length is announced or the body comes in chunks. */
    @Test
    void aBodyMayHave64KiBAndNotAByteMore(Api api) {
        Person person = api.person();
        String frame = "{\"text\":\"a\",\"x\":\"\"}";
        String fits = frame.replace("\"\"", "\"" + "x".repeat(LIMIT - frame.length()) + "\"");
        String over = fits.replace("\"x\":", "\"x\": ");
        for (boolean chunked : List.of(false, true)) {
            send(api, person, fits, chunked).expect(201);
            Problems.require(send(api, person, over, chunked), 413);
            Problems.require(send(api, person, "{\"text\":\"" + "x".repeat(1_000_000) + "\"}", chunked), 413);
        }
    }

    private static Answer send(Api api, Person person, String body, boolean chunked) {
        byte[] bytes = bytes(body);
        BodyPublisher publisher = chunked
                ? BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes))
                : BodyPublishers.ofByteArray(bytes);
        return api.send(api.request("/status", person.token())
                .header("Content-Type", JSON)
                .POST(publisher));
    }

    private static Answer post(Api api, Person person, String type, String body) {
        return post(api, person, type, bytes(body));
    }

    private static Answer post(Api api, Person person, String type, byte[] body) {
        return api.send(api.request("/status", person.token())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
