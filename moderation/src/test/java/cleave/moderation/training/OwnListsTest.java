package cleave.moderation.training;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.moderation.model.Model;
import cleave.moderation.model.Models;
import cleave.moderation.model.ModerationThresholds;
import cleave.platform.runtime.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnListsTest {
    private static final double HATEFUL = Settings.load(List.of(ModerationThresholds.class), Map.of(), Map.of(), null)
                    .get(ModerationThresholds.class)
                    .hateful()
            / 100.0;
    private static final Model MODEL = Models.shippedModel();

    @Test
    void harmlessSentencesWithTrapsAreSpared() {
        assertThat(OwnLists.harmless()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(held(OwnLists.harmless())).isLessThanOrEqualTo(0.05);
    }

    @Test
    void plainHateIsFound() {
        assertThat(OwnLists.hateful()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(held(OwnLists.hateful())).isGreaterThanOrEqualTo(0.80);
    }

    @Test
    void theModelNeverLearntThem() {
        Set<String> learnt = new HashSet<>();
        for (Example example : Sentences.make(1_000, 1)) learnt.add(letters(example.text()));
        assertThat(OwnLists.harmless().stream().filter(text -> learnt.contains(letters(text))))
                .isEmpty();
        assertThat(OwnLists.hateful().stream().filter(text -> learnt.contains(letters(text))))
                .isEmpty();
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static double held(List<String> texts) {
        return texts.stream().filter(text -> MODEL.score(text) >= HATEFUL).count() / (double) texts.size();
    }
}
