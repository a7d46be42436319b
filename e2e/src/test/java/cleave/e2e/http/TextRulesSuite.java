package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Api.Status;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a status's text on its way to the database and back. */
abstract class TextRulesSuite {
    static Stream<Arguments> texts() {
        String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";
        return Stream.of(
                arguments("a", "a"),
                arguments("  a b  ", "a b"),
                arguments("\r\na\r\nb\rc\n\r", "a\nb\nc"),
                arguments("a\r\n\r\nb", "a\n\nb"),
                arguments("\ta\tb\t", "a\tb"),
                arguments("\u00a0\u1680\u2003\u2028\u2029\u202f\u205f\u3000a\u3000b\u0085\u000b\f", "a\u3000b"),
                // Not white space by Unicode, however little one sees of it.
                arguments("\u200ba\ufeff", "\u200ba\ufeff"),
                arguments(family + " e\u0301 \u00e9", family + " e\u0301 \u00e9"),
                arguments("\u05e9\u05dc\u05d5\u05dd \u4f60\u597d", "\u05e9\u05dc\u05d5\u05dd \u4f60\u597d"),
                arguments("<script>alert('x')</script> & \"\\\" '", "<script>alert('x')</script> & \"\\\" '"),
                arguments("'; drop table status; --", "'; drop table status; --"),
                arguments("\uffff\ufffe\ud83f\udfff", "\uffff\ufffe\ud83f\udfff"),
                arguments("\ud83d\ude80".repeat(5000), "\ud83d\ude80".repeat(5000)),
                arguments(" " + "x".repeat(5000) + " ", "x".repeat(5000)),
                arguments("\r\n".repeat(20) + "x\r\n".repeat(2500), "x\n".repeat(2499) + "x"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsKeptAsItWasWrittenButForItsEdgesAndLineEnds(String given, String kept, Api api) {
        Person author = api.person();
        Answer created = api.write(author, given).expect(201);
        assertThat(created.json().path("text").asText()).isEqualTo(kept);
        assertThat(api.list(api.person())).extracting(Status::text).contains(kept);
        assertThat(api.mine(author)).extracting(Status::text).containsExactly(kept);
    }

    static Stream<String> badTexts() {
        return Stream.of(
                "x".repeat(5001),
                "\ud83d\ude80".repeat(5001),
                "a\u0000b",
                "a\u0008b",
                "a\u000bb",
                "a\u001fb",
                "a\u007fb",
                "a\u0080b",
                "a\u0085b",
                "a\u009fb",
                "\u0000a",
                "a\u0000",
                "\u2003\u00a0",
                "\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    void aTextThatIsEmptyTooLongOrHasControlCharactersIs422(String text, Api api) {
        Person author = api.person();
        Answer answer = api.post("/status", author.token(), Map.of("text", text), Map.of());
        assertThat(Problems.fields(Problems.require(answer, 422))).containsExactly("text");
        assertThat(api.mine(author)).isEmpty();
    }
}
