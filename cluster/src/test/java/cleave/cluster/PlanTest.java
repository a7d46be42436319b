package cleave.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
    private static final Wanted NOTHING_NEW = Wanted.of(null, null, Map.of(), Map.of());

    @TempDir
    private Path folder;

    @Test
    void isKeptAsItIsInAFileThatOnlyItsOwnerMayRead() throws Exception {
        Plan plan = Plan.first().with(Wanted.of("0.0.0.0", 9000, Map.of("status", 2), Map.of()), name -> false);
        JsonFile<Plan> file = ClusterFolder.of(folder).plan();
        Files.createDirectories(file.path().resolveSibling(""));
        file.write(plan);
        assertThat(file.read()).contains(plan);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(plan.with(NOTHING_NEW, name -> false)).isEqualTo(plan);
        assertThat(plan.url()).isEqualTo("http://0.0.0.0:9000");
    }

    @Test
    void everyListenerHasAPortOfItsOwn() {
        Plan plan = Plan.first().with(Wanted.of(null, null, Map.of("post", 3), Map.of()), name -> false);
        assertThat(plan.ports().values()).doesNotHaveDuplicates();
        assertThat(plan.replicas(Service.named("post"))).containsExactly("post", "post-2", "post-3");
        assertThat(plan.urls(Service.named("post")))
                .isEqualTo(List.of("post", "post-2", "post-3").stream()
                        .map(name -> Loopback.url(plan.port(name)))
                        .toList());
    }

    @Test
    void aPortThatAnotherProgramTookIsChosenAnewUnlessItIsOurOwnProcess() throws Exception {
        Plan plan = Plan.first().with(NOTHING_NEW, name -> false);
        int port = plan.port("status");
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.ofLiteral(Loopback.HOST))) {
            assertThat(taken.getLocalPort()).isEqualTo(port);
            assertThat(plan.with(NOTHING_NEW, name -> false).port("status")).isNotEqualTo(port);
            assertThat(plan.with(NOTHING_NEW, name -> false).port("post")).isEqualTo(plan.port("post"));
            assertThat(plan.with(NOTHING_NEW, "status"::equals)).isEqualTo(plan);
        }
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        assertThatThrownBy(() -> Wanted.of(null, 70000, Map.of(), Map.of())).hasMessageContaining("65535");
        assertThatThrownBy(() -> Wanted.of(null, null, Map.of("statsu", 1), Map.of()))
                .hasMessageContaining("status");
        assertThatThrownBy(() -> Wanted.of(null, null, Map.of("status", 0), Map.of()))
                .hasMessageContaining("1 to");
        assertThatThrownBy(() -> Wanted.of(null, null, Map.of("status", 17), Map.of()))
                .hasMessageContaining("16");
        assertThatThrownBy(() -> Wanted.restart(Set.of("statsu"), Map.of())).hasMessageContaining("status");
    }

    /** Another build's files may be there. */
    @Test
    void whatAnOlderProgramWroteIsRead() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode plan = json.valueToTree(Plan.first().with(NOTHING_NEW, name -> false));
        plan.remove("restarts");
        assertThat(json.treeToValue(plan, Plan.class).restarts()).isEmpty();
        ObjectNode wanted = json.valueToTree(NOTHING_NEW);
        wanted.remove("restart");
        assertThat(json.treeToValue(wanted, Wanted.class).restart()).isEmpty();
    }
}
