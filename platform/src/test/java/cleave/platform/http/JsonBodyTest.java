package cleave.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Failure.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a request's body is read, and what is refused as malformed or invalid. */
class JsonBodyTest {
    private static final Set<String> KNOWN = Set.of("text", "snippet.code");

    @Test
    void knownFieldsAreReadAlsoInsideObjectsAndOthersAreIgnored() {
        JsonBody body = parse("""
                {"other": {"text": "wrong", "snippet": {"code": "wrong"}}, "list": [{"text": "wrong"}],
                 "snippet": {"code": "right", "more": [1, {"code": "wrong"}]}, "text": "héllo \\ud83d\\ude00"}
                """);
        assertThat(string(body, "text")).isEqualTo("héllo 😀");
        assertThat(string(body, "snippet.code")).isEqualTo("right");
    }

    @Test
    void aNullFieldIsAnAbsentOne() {
        List<FieldError> errors = new ArrayList<>();
        assertThat(parse("{\"text\": null}").string("text", errors)).isNull();
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "[]", "[\"x\"]", "{\"text\":\"x\"}", "1e400"})
    void aFieldOfAnotherTypeIsAnError(String value) {
        List<FieldError> errors = new ArrayList<>();
        assertThat(parse("{\"text\": " + value + "}").string("text", errors)).isNull();
        assertThat(errors).containsExactly(new FieldError("text", "Must be a string."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}x",
                "{} {}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{\"b\":[{\"a\":1,\"a\":2}]}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":\"\\x\"}",
                "nul",
                "// no\n{}",
                "\uFEFF{}",
            })
    void whatIsNotOneJsonDocumentIsMalformed(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), Failure.Kind.MALFORMED);
    }

    @Test
    void whatIsNotUtf8IsMalformed() {
        assertRefused("{\"text\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1), Failure.Kind.MALFORMED);
        assertRefused("{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_16), Failure.Kind.MALFORMED);
        byte[] encodedSurrogate = {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'};
        assertRefused(encodedSurrogate, Failure.Kind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\"", "null", "true", "[{\"text\":\"x\"}]"})
    void jsonThatIsNoObjectIsInvalid(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), Failure.Kind.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"\\ud800\"}",
                "{\"other\":[\"\\udc00\\ud800\"]}",
                "{\"\\ud800\":1}",
                "{\"a\":\"\\\\\\uD800\"}",
                "{\"a\":\"\\uDC00\\uD800\\uD83D\\uDE00\"}",
                "{\"a\":{\"text\":\"\\ud800x\"}}",
            })
    void anUnpairedSurrogateAnywhereIsInvalid(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), Failure.Kind.INVALID);
    }

    @Test
    void anEscapedBackslashBeforeAUIsNoSurrogate() {
        assertThat(string(parse("{\"text\":\"\\\\ud800\"}"), "text")).isEqualTo("\\ud800");
    }

    @Test
    void malformedCountsBeforeInvalid() {
        assertRefused("{\"text\":\"\\ud800\"".getBytes(StandardCharsets.UTF_8), Failure.Kind.MALFORMED);
    }

    @Test
    void tenThousandLevelsAreReadInLittleMemoryAndAnEndlessNestingIsRefused() {
        String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",\"text\":\"x\"}";
        assertThat(string(parse(deep), "text")).isEqualTo("x");
        String named = "{\"snippet\":".repeat(3_000) + "1" + "}".repeat(3_000);
        assertThat(string(parse(named), "text")).isNull();
        assertRefused("[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8), Failure.Kind.MALFORMED);
    }

    private static JsonBody parse(String text) {
        return JsonBody.parse(text.getBytes(StandardCharsets.UTF_8), KNOWN);
    }

    private static @org.jspecify.annotations.Nullable String string(JsonBody body, String field) {
        List<FieldError> errors = new ArrayList<>();
        String text = body.string(field, errors);
        assertThat(errors).isEmpty();
        return text;
    }

    private static void assertRefused(byte[] body, Failure.Kind kind) {
        assertThatThrownBy(() -> JsonBody.parse(body, KNOWN))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
