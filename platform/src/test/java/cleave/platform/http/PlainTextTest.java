package cleave.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rules for what people write. */
class PlainTextTest {
    @Test
    void lineEndsBecomeLineFeedsAndWhiteSpaceAtTheEdgesGoes() {
        assertThat(PlainText.normalise("\u3000\r\n a\r\nb\rc\u00a0d \u0085\u2029"))
                .isEqualTo("a\nb\nc\u00a0d");
        assertThat(PlainText.normalise(" \t\r\n\u2003 ")).isEmpty();
    }

    @Test
    void lengthCountsCodePoints() {
        assertThat(PlainText.fault("😀".repeat(5), 5)).isNull();
        assertThat(PlainText.fault("😀".repeat(6), 5)).contains("at most 5", "has 6");
        assertThat(PlainText.fault("", 5)).isNotNull();
    }

    @Test
    void controlCharactersAreRefusedButLineFeedAndTab() {
        assertThat(PlainText.fault("a\n\tb", 10)).isNull();
        for (String control : new String[] {"a\0b", "a\u0007b", "a\u007fb", "a\u0085b", "a\u009fb"}) {
            assertThat(PlainText.fault(control, 10)).contains("control");
        }
        assertThat(PlainText.fault("zero\u200bwidth", 20)).isNull();
    }
}
