package cleave.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mira@example.org",
                "a@b.c",
                "Mira.O'Neil+news@Example.Org",
                "\"quoted\"@example.org",
                "..@example.org",
                "\u043c\u0438\u0440\u0430@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444",
                "\u5c0f\u660e@\u4f8b\u5b50.\u4e2d\u56fd",
                "\ud83d\ude00@example.org",
                "mira@1.2.3.4",
            })
    void takesAnAddress(String email) {
        assertThat(Email.of(email).fault()).isNull();
        assertThat(Email.of(email).text()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "mira",
                "@",
                "mira@",
                "@example.org",
                "mira@example",
                "mira@.org",
                "mira@example.",
                "mira@example..org",
                "mira@@example.org",
                "mira@home@example.org",
                "mi ra@example.org",
                "mira@exam ple.org",
                "mi\tra@example.org",
                "mi\u00a0ra@example.org",
                "mi\u3000ra@example.org",
                "mi\u2028ra@example.org",
                "mi\u0000ra@example.org",
                "mi\u007fra@example.org",
                "mi\u0085ra@example.org",
                "mi\u009fra@example.org",
            })
    void refusesWhatIsNoAddress(String email) {
        assertThat(Email.of(email).fault()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void countsLengthsInCodePoints(String email, boolean good) {
        assertThat(Email.of(email).fault() == null).isEqualTo(good);
    }

    static Stream<Object[]> lengths() {
        String face = "\ud83d\ude00";
        return Stream.of(
                new Object[] {"a".repeat(64) + "@example.org", true},
                new Object[] {"a".repeat(65) + "@example.org", false},
                new Object[] {face.repeat(64) + "@example.org", true},
                new Object[] {face.repeat(65) + "@example.org", false},
                new Object[] {"a@" + "b".repeat(250) + ".c", true},
                new Object[] {"a@" + "b".repeat(251) + ".c", false},
                new Object[] {"  a@" + "b".repeat(250) + ".c  ", true},
                // One letter each in NFC, though two as typed.
                new Object[] {"e\u0301".repeat(64) + "@example.org", true});
    }

    @Test
    void keepsItTrimmedAndInOneComposition() {
        assertThat(Email.of("\u2003\t Jose\u0301@Example.org \u0085\n").text()).isEqualTo("Jos\u00e9@Example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "MIRA@EXAMPLE.ORG, mira@example.org",
        "\u00c9va@Example.org, \u00e9va@example.org",
        "E\u0301va@Example.org, \u00e9va@example.org",
        "IRIS@example.org, iris@example.org",
    })
    void isTheSameAccountWhateverItsCase(String one, String other) {
        assertThat(Email.of(one).key()).isEqualTo(Email.of(other).key());
    }

    @Test
    void itsNameIsThePartBeforeTheAt() {
        assertThat(Email.of(" Mira.O@example.org").name()).isEqualTo("Mira.O");
    }
}
