package cleave.moderation.model;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.runtime.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedModelTest {
    private static final ModerationThresholds THRESHOLDS = Settings.load(
                    List.of(ModerationThresholds.class), Map.of(), Map.of(), null)
            .get(ModerationThresholds.class);
    private static final Classifier CLASSIFIER = Models.shipped(THRESHOLDS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We should shoot every immigrant at the border.",
                "Muslims are filthy animals and must be driven out.",
                "W0men are st.upid and b e l o n g in the kitchen, I hate women.",
                "gays are disgusting, burn them all"
            })
    void hateIsHeldAndItsReasonsAreSlicesOfIt(String text) {
        Verdict verdict = CLASSIFIER.judge(text);
        assertThat(verdict.label()).isEqualTo(Label.HATEFUL);
        assertThat(verdict.reasons()).isNotEmpty();
        assertValid(text, verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The library opens at nine.",
                "My Muslim neighbours brought us soup.",
                "Kill the process and restart the server.",
                "I hate Mondays.",
                "",
                " \u200B ",
                "...",
                "n",
                "c90666c8-daef-4d02-bdce-0d21efa8c800",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 e\u0301 \u00E9",
                "\u05E9\u05DC\u05D5\u05DD \u4F60\u597D"
            })
    void harmlessTextsAreCleanAndNeedNoReasons(String text) {
        Verdict verdict = CLASSIFIER.judge(text);
        assertThat(verdict.label()).isEqualTo(Label.CLEAN);
        assertThat(verdict.reasons()).isEmpty();
    }

    @Test
    void hateBetweenHarmlessSentencesIsFoundWhereItIs() {
        String harmless = "The slow train runs along the river and we ate our bread on the way. ".repeat(20);
        String text = harmless + "Muslims are filthy animals and must be driven out. " + harmless;
        Verdict verdict = CLASSIFIER.judge(text);
        assertThat(verdict.label()).isEqualTo(Label.HATEFUL);
        assertThat(verdict.reasons())
                .allSatisfy(
                        reason -> assertThat(reason.start()).isBetween(harmless.length() - 75, harmless.length() + 50));
    }

    @Test
    void whatIsOddIsJudgedSoonWithValidReasons() {
        List<String> odd = List.of(
                "a".repeat(5_000),
                "\u0301".repeat(5_000),
                "\uD83D\uDE02".repeat(5_000),
                "\u05D0\u05D1 \u0627\u0628".repeat(1_000).substring(0, 5_000),
                "a\u0430\u03B1\u4E00 ".repeat(1_000),
                "\uD800 hate \uDC00".repeat(500),
                "k i l l ".repeat(600),
                "xqz ".repeat(1_250),
                "a.b-c*d".repeat(700),
                "@".repeat(5_000),
                "&#1;".repeat(1_250),
                "http://" + "x".repeat(4_990));
        for (String text : odd) {
            long fastest = Long.MAX_VALUE;
            Verdict verdict = CLASSIFIER.judge(text);
            for (int run = 0; run < 3; run++) {
                long before = System.nanoTime();
                verdict = CLASSIFIER.judge(text);
                fastest = Math.min(fastest, System.nanoTime() - before);
            }
            // The bar is 5 ms; tests run beside others and without the second compiler.
            assertThat(Duration.ofNanos(fastest)).as(text.substring(0, 10)).isLessThan(Duration.ofMillis(500));
            assertValid(text, verdict);
        }
    }

    @Test
    void thresholdsDecideAndAreInTheVersion() {
        String text = "Muslims are filthy animals and must be driven out.";
        Classifier strict = Models.shipped(new ModerationThresholds(1, 1));
        Classifier lax = Models.shipped(new ModerationThresholds(100, 100));
        assertThat(strict.judge("I disagree with the mayor.").label()).isEqualTo(Label.HATEFUL);
        assertThat(lax.judge(text).label()).isEqualTo(Label.CLEAN);
        assertThat(strict.version()).isNotEqualTo(lax.version());
        assertThat(Models.shipped(THRESHOLDS).version()).isEqualTo(CLASSIFIER.version());
    }

    @Test
    void theManifestNamesTheVeryModel() throws IOException {
        try (InputStream file = Objects.requireNonNull(Models.class.getResourceAsStream("hate.model"))) {
            byte[] model = file.readAllBytes();
            assertThat(model.length).isLessThan(8_000_000);
            assertThat(CLASSIFIER.version())
                    .isEqualTo("%s-%d-%d"
                            .formatted(
                                    Models.sha256(model).substring(0, 12), THRESHOLDS.review(), THRESHOLDS.hateful()));
        }
    }

    private static void assertValid(String text, Verdict verdict) {
        assertThat(verdict.score()).isBetween(0.0, 1.0);
        double heaviest = Double.MAX_VALUE;
        for (Reason reason : verdict.reasons()) {
            assertThat(text.substring(reason.start(), reason.end())).isEqualTo(reason.text());
            assertThat(reason.weight()).isPositive().isLessThanOrEqualTo(heaviest);
            heaviest = reason.weight();
            assertThat(verdict.reasons())
                    .filteredOn(other -> other.start() < reason.end() && reason.start() < other.end())
                    .hasSize(1);
        }
    }
}
