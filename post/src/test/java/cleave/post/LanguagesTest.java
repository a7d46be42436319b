package cleave.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The languages of snippets. */
class LanguagesTest {
    private static final List<String> PROMISED = List.of(
            ("text bash c cpp csharp css diff go html java javascript json kotlin markdown php python ruby rust sql"
                            + " swift typescript xml yaml")
                    .split(" "));

    private final Languages languages = new Languages();

    @Test
    void areThoseThatWerePromised() {
        assertThat(languages.names()).containsExactlyElementsOf(PROMISED);
        assertThat(languages.names()).contains(Languages.DEFAULT);
    }

    @Test
    void aNameIsTakenExactlyOrRefusedWithTheNamesThereAre() {
        for (String name : PROMISED) assertThat(languages.fault(name)).isNull();
        for (String name : List.of("Java", " java", "java ", "", "js", "brainfuck", "c++", "text\n")) {
            assertThat(languages.fault(name)).contains("bash", "yaml");
        }
    }
}
