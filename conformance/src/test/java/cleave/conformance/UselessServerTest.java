package cleave.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UselessServerTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "200 | {}",
                "200 | []",
                "200 | <html></html>",
                "201 | {\"id\":1,\"token\":\"a.b.c\",\"text\":\"same\"}",
                "200 | {\"token\":\"e30.e30.e30\",\"keys\":[1],\"errors\":1,\"user\":[]}",
                "204 | ``",
                "301 | ``",
                "401 | {\"code\":\"bad_credentials\"}",
                "404 | {}",
                "409 | {}",
                "422 | {\"errors\":[{}]}",
                "500 | oops",
            })
    void holdsNoRowOfTheLab(int status, String body) throws Exception {
        try (LocalServer server =
                new LocalServer(call -> new Answer(call, status, Map.of("Link", List.of("<:>; rel=next")), body))) {
            Report report = Conformance.run(
                    server.base(),
                    Preset.ALL,
                    Set.of(Group.values()),
                    Mapping.none(),
                    Duration.ofSeconds(5),
                    result -> {});
            assertThat(report.results())
                    .filteredOn(result -> result.group() == Group.LAB && !(result instanceof Result.NotChecked))
                    .isNotEmpty()
                    .allMatch(Result.Failed.class::isInstance);
            assertThat(report.failed().size()).isGreaterThan(report.checked() - 3);
        }
    }
}
