package cleave.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
    @Test
    void whatIsNotSaidIsAsInCleave() {
        Mapping mapping = Mapping.of(Map.of("field.status.text", "content"));
        assertThat(mapping.value(MappingKey.STATUS_TEXT)).isEqualTo("content");
        assertThat(mapping.value(MappingKey.PATH_STATUS)).isEqualTo("/status");
        assertThat(mapping.codes(MappingKey.INVALID)).containsExactly(422);
    }

    @Test
    void theListIsWhereStatusesAreWrittenUnlessSaidOtherwise() {
        Map<String, String> written = Map.of("path.status", "/entries");
        assertThat(Mapping.of(written).value(MappingKey.PATH_STATUS_LIST)).isEqualTo("/entries");
    }

    @Test
    void severalCodesMayBeRight() {
        Mapping mapping = Mapping.of(Map.of("status.invalid", "400, 422"));
        assertThat(mapping.codes(MappingKey.INVALID)).containsExactly(400, 422);
    }

    @Test
    void aTokenMayBeAloneInItsHeader() {
        Mapping mapping = Mapping.of(Map.of("auth.header", "X-Token", "auth.prefix", ""));
        assertThat(mapping.authorized(Call.get("/"), "abc").header("X-Token")).isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource({
        "path.status,status,path.status must be a path that begins with /",
        "field.status.text,'',field.status.text must be a name",
        "status.login,2xx,status.login must be status codes",
        "path.regster,/x,did you mean path.register?",
        "login.token,x,did you mean field.login.token?",
    })
    void aWrongEntryIsToldByName(String key, String value, String problem) {
        assertThatThrownBy(() -> Mapping.of(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void theReadmeListsEveryKeyWithItsDefault() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (MappingKey key : MappingKey.values()) {
            assertThat(readme)
                    .contains("`" + key.key + "` | " + (key.cleaves.isEmpty() ? "" : "`" + key.cleaves + "`") + " |");
        }
    }

    @Test
    void theReadmesExampleIsTheMapOfTheTests() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains(Files.readString(Path.of("src/test/resources/somebody.properties")));
    }
}
