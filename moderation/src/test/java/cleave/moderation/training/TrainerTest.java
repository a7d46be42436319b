package cleave.moderation.training;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.moderation.model.Model;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Trainer.Sizes SMALL = new Trainer.Sizes(2, 2, 1 << 8, 16, 16, 2, 1, 2, 7);

    @Test
    void theSameTextsGiveTheSameModelBitByBit() throws IOException {
        assertThat(trained(SMALL)).isEqualTo(trained(SMALL));
    }

    @Test
    void anotherSeedGivesAnother() throws IOException {
        assertThat(trained(SMALL)).isNotEqualTo(trained(new Trainer.Sizes(2, 2, 1 << 8, 16, 16, 2, 1, 2, 8)));
    }

    @Test
    void whatWasLearntTellsHateFromOtherTexts() {
        List<Example> unseen = Sentences.make(1, 99);
        Model model = new Trainer(new Trainer.Sizes(2, 6, 1 << 10, 32, 32, 1, 2, 3, 1), line -> {})
                .train(List.of(), Sentences.make(2, 3));
        Figures figures = Figures.of(
                unseen.stream()
                        .map(example -> new Figures.Scored(model.score(example.text()), example.hateful()))
                        .toList(),
                0.5);
        assertThat(figures.auc()).isGreaterThan(0.9);
    }

    private static byte[] trained(Trainer.Sizes sizes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Trainer(sizes, line -> {})
                .train(Sentences.make(2, 5), Sentences.make(1, 6))
                .write(bytes);
        return bytes.toByteArray();
    }
}
