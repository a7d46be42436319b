package cleave.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The beginning of a text, in one line. */
class PreviewTest {
    @Test
    void eachRunOfWhiteSpaceIsOneSpace() {
        assertThat(Preview.of("a\n\n\tb \u3000\u2028c\u00a0\u00a0d")).isEqualTo("a b c d");
    }

    @Test
    void whatOnlyLooksLikeASpaceStays() {
        assertThat(Preview.of("a\u200b\u200bb\u2060c")).isEqualTo("a\u200b\u200bb\u2060c");
    }

    @Test
    void hasAtMost140CodePointsAfterTheSpacesBecameOne() {
        String text = "x  ".repeat(200);
        assertThat(Preview.of(text)).isEqualTo("x ".repeat(70));
    }

    @Test
    void aPairOfSurrogatesCountsOnceAndIsNeverCut() {
        String text = "x" + "😀".repeat(200);
        assertThat(Preview.of(text)).isEqualTo("x" + "😀".repeat(139));
    }

    @Test
    void aShortTextIsAllThere() {
        assertThat(Preview.of("hello")).isEqualTo("hello");
    }
}
