package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.SharedServer;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an e-mail and a password may be, as tables. A {@code #} stands for letters that no other test uses. */
@ExtendWith(SharedServer.class)
final class AccountRulesTest {
    static Stream<Arguments> goodEmails() {
        return Stream.of(
                arguments("plain#@example.org", "plain#@example.org"),
                arguments("  \u2003trimmed#@example.org\t\n", "trimmed#@example.org"),
                arguments("Upper.Case#@Example.ORG", "Upper.Case#@Example.ORG"),
                arguments("tag+a.b_c-d'#@sub.domain.example.org", "tag+a.b_c-d'#@sub.domain.example.org"),
                arguments("m\u00fcller#@b\u00fccher.example", "m\u00fcller#@b\u00fccher.example"),
                arguments("mu\u0308ller#@example.org", "m\u00fcller#@example.org"),
                arguments("\u7528\u6237#@\u4f8b\u5b50.\u4e2d\u56fd", "\u7528\u6237#@\u4f8b\u5b50.\u4e2d\u56fd"),
                arguments("\ud83d\ude00#@example.org", "\ud83d\ude00#@example.org"),
                arguments("#@a.b", "#@a.b"));
    }

    @ParameterizedTest
    @MethodSource("goodEmails")
    void anEmailIsKeptTrimmedInNfcAndItsNameIsWhatStandsBeforeTheAt(String given, String kept, Api api) {
        String mark = mark();
        String email = kept.replace("#", mark);
        Answer answer = api.register(given.replace("#", mark), Api.PASSWORD).expect(201);
        assertThat(answer.json().path("email").asText()).isEqualTo(email);
        assertThat(answer.json().path("name").asText()).isEqualTo(email.substring(0, email.indexOf('@')));
        assertThat(answer.json()).hasSize(3);
        for (String same : new String[] {given.replace("#", mark), email.toUpperCase(java.util.Locale.ROOT)}) {
            assertThat(Problems.require(api.register(same, Api.PASSWORD), 409).code())
                    .isEqualTo("email_taken");
            api.login(same, Api.PASSWORD).expect(200);
        }
    }

    @ParameterizedTest
    @MethodSource("badEmails")
    void whatIsNoEmailIs422AtRegistrationAndAtLogin(String given, Api api) {
        for (Answer answer : new Answer[] {api.register(given, Api.PASSWORD), api.login(given, Api.PASSWORD)}) {
            assertThat(Problems.fields(Problems.require(answer, 422))).containsExactly("email");
        }
    }

    static Stream<String> badEmails() {
        return Stream.of(
                "",
                "   ",
                "nobody",
                "@example.org",
                "nobody@",
                "nobody@example",
                "nobody@.example",
                "nobody@example.",
                "nobody@example..org",
                "no@body@example.org",
                "no body@example.org",
                "no\u00a0body@example.org",
                "nobody@exam\u2009ple.org",
                "no\tbody@example.org",
                "nobody\u0000@example.org",
                "nobody\u007f@example.org",
                "nobody@example\u0085x.org",
                "nobody@\nexample.org",
                "x".repeat(65) + "@example.org",
                "\ud83d\ude00".repeat(65) + "@example.org",
                "x@" + "y".repeat(249) + ".org");
    }

    /** In code points, so that no script gets less than another. */
    @Test
    void anEmailMayHave254CodePointsAnd64BeforeTheAt(Api api) {
        String local = mark() + "\ud83d\ude00".repeat(54);
        assertThat(local.codePointCount(0, local.length())).isEqualTo(64);
        String domain = "\ud83c\udf32".repeat(185) + ".org";
        api.register(local + "@" + domain, Api.PASSWORD).expect(201);
        Problems.require(api.register(local + "@x" + domain, Api.PASSWORD), 422);
        Problems.require(api.register(local + "x@example.org", Api.PASSWORD), 422);
    }

    @ParameterizedTest
    @MethodSource("goodPasswords")
    void aPasswordMayBeAnythingOf8To128CodePoints(String password, Api api) {
        String email = mark() + "@example.org";
        api.register(email, password).expect(201);
        api.login(email, password).expect(200);
        Problems.require(api.login(email, password + " "), 401);
        Problems.require(api.login(email, password.substring(0, password.length() - 1)), 401);
    }

    static Stream<String> goodPasswords() {
        return Stream.of(
                "vqzx8kjw",
                "  spaces at both ends stay  ",
                "\u043f\u0430\u0440\u043e\u043b\u044c \u0434\u043b\u044f \u0432\u0445\u043e\u0434\u0430",
                "\ud83d\udc0e\ud83d\udd0b\ud83d\udccc\ud83c\udf32\ud83d\ude80\ud83e\udd8a\ud83c\udf0a\u2602",
                "\ud83d\ude80 " + "kj3x ".repeat(25) + "y",
                "quote\"s and \\ backslashes {}",
                "no\u00a0break\u2003spaces");
    }

    @ParameterizedTest
    @MethodSource("badPasswords")
    void aPasswordThatIsTooShortTooLongCommonOrHasControlCharactersIs422(String password, Api api) {
        Answer answer = Problems.require(api.register(mark() + "@example.org", password), 422);
        assertThat(Problems.fields(answer)).containsExactly("password");
    }

    static Stream<String> badPasswords() {
        return Stream.of(
                "",
                "vqzx8kj",
                "\ud83d\ude80".repeat(7),
                "e\u0301".repeat(7),
                "x7".repeat(64) + "y",
                "password",
                "PassWord",
                "iloveyou",
                "12345678",
                "qwertyuiop",
                "has a\ttab in it",
                "has a\u0000 in it",
                "has a line\nfeed in it",
                "has a\u0085 in it");
    }

    /** What a keyboard composes another way is the same password. */
    @Test
    void aPasswordIsComparedInNfc(Api api) {
        String email = mark() + "@example.org";
        api.register(email, "caf\u00e9 by the r\u00edver").expect(201);
        api.login(email, "cafe\u0301 by the ri\u0301ver").expect(200);
        Problems.require(api.login(email, "cafe by the river"), 401);
    }

    @Test
    void bothMistakesAtLoginAreAnsweredWithTheSameBytes(Api api) {
        String email = mark() + "@example.org";
        api.register(email, Api.PASSWORD).expect(201);
        Answer wrong = Problems.require(api.login(email, "not that one at all"), 401);
        Answer unknown = Problems.require(api.login("x" + email, "not that one at all"), 401);
        assertThat(wrong.code()).isEqualTo("bad_credentials");
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    private static String mark() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
