package cleave.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Cleave;
import cleave.cluster.Loopback;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Run;
import cleave.e2e.SharedServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedServer.class)
final class CheckCommandOnCleaveTest {
    @TempDir
    private Path folder;

    @Test
    void everyRowOfTheFeedsLabHoldsOnItsModulesALineEach() throws Exception {
        try (Serving serving = serving("user,status,story,moderation")) {
            assertHasOnly(serving, List.of("user", "status", "story", "moderation"), "/post", "/notification");
            assertThat(passed(serving, "feed"))
                    .anyMatch(line -> line.contains(" story."))
                    .anyMatch(line -> line.contains(" moderation."));
        }
    }

    @Test
    void everyRowOfThePostsLabHoldsOnItsModulesALineEach() throws Exception {
        try (Serving serving = serving("user,post,notification")) {
            assertHasOnly(serving, List.of("user", "post", "notification"), "/status", "/status/mine", "/story");
            assertThat(passed(serving, "posts")).anyMatch(line -> line.contains("notification.none-lost"));
        }
    }

    @Test
    void everyRowOfBothLabsAndOfTheContractHolds(Cleave server) throws Exception {
        Run run = Run.of(folder, "check", server.url(), "--preset", "all", "--rows", "all", "--json");
        assertThat(run.exit()).as(run.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.isObject()).isTrue();
    }

    /** The management port is a server too, but no solution of the lab. */
    @Test
    void whatIsNoSolutionFailsAndExitsWith1(Cleave server) throws Exception {
        Run run = Run.of(folder, "check", server.managementUrl(), "--preset", "feed");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("user.register");
    }

    private Serving serving(String modules) throws Exception {
        return Serving.start(folder, "serve", "--port", "0", "--management-port", "0", "--modules", modules);
    }

    private static void assertHasOnly(Serving serving, List<String> modules, String... absent) throws Exception {
        try (Api api = new Api(serving.url())) {
            Person person = api.person();
            JsonNode present = api.get("/modules.json", null).expect(200).json().path("modules");
            assertThat(present.valueStream().map(JsonNode::asText)).containsExactlyElementsOf(modules);
            for (String path : absent) {
                assertThat(api.get(path, person.token()).expect(404).code()).isEqualTo("not_found");
                api.post(path, person.token(), Map.of("text", "lost"), Map.of()).expect(404);
            }
        }
    }

    /** The lines of a check on which all holds. */
    private List<String> passed(Serving serving, String preset) throws Exception {
        Run run = Run.of(folder, "check", serving.url(), "--preset", preset);
        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> rows =
                run.out().lines().filter(line -> line.startsWith("pass  ")).toList();
        assertThat(rows).hasSizeGreaterThan(40);
        return rows;
    }

    @Test
    void whatCannotBeReachedOrIsNoUrlExitsWith2() throws Exception {
        String nowhere = "http://127.0.0.1:" + Loopback.freePort();
        Run unreachable = Run.of(folder, "check", nowhere);
        assertThat(unreachable.exit()).isEqualTo(2);
        assertThat(unreachable.err().lines()).hasSize(1);
        Run wrong = Run.of(folder, "check", "nowhere");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err().lines()).hasSize(1);
    }
}
