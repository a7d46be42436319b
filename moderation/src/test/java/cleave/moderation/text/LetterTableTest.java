package cleave.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LetterTableTest {
    @Test
    void theKeptTableIsWhatIcuSays() throws IOException {
        try (InputStream kept = Objects.requireNonNull(LetterMap.class.getResourceAsStream("letters.txt"))) {
            assertThat(new String(kept.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(LetterTable.text());
        }
    }
}
