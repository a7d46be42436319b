package cleave.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PasswordRulesTest {
    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @MethodSource
    void takes(String password) {
        assertThat(rules.fault(password)).isNull();
    }

    static Stream<String> takes() {
        return Stream.of(
                "kq9_zzt~",
                "a lantern in the fog",
                "  spaces  count  ",
                "\ud83e\udd8a\ud83e\udd8a\ud83e\udd8a\ud83e\udd8a\ud83e\udd8a\ud83e\udd8a\ud83e\udd8a\ud83e\udd8a",
                "\u043f\u0430\u0440\u043e\u043b\u044c \u043c\u043e\u0439",
                "x".repeat(128),
                "e\u0301".repeat(128),
                "\u200bzero width\u200b");
    }

    @ParameterizedTest
    @MethodSource
    void refuses(String password) {
        assertThat(rules.fault(password)).isNotNull();
    }

    static Stream<String> refuses() {
        return Stream.of(
                "",
                "kq9_zzt",
                // Seven letters in NFC, though fourteen as typed.
                "e\u0301".repeat(7),
                "\ud83e\udd8a".repeat(7),
                "x".repeat(129),
                "a lantern\nin the fog",
                "a lantern\tin the fog",
                "a lantern\u0000in the fog",
                "a lantern\u007fin the fog",
                "a lantern\u0085in the fog",
                "password",
                "PassWord",
                "12345678",
                "correct horse battery staple");
    }
}
