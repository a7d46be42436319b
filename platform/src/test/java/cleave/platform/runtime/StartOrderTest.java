package cleave.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Modules start after those they need. */
class StartOrderTest {
    private static final Map<String, List<String>> NEEDS =
            Map.of("user", List.of(), "post", List.of("user"), "notification", List.of("post", "user"));

    @Test
    void whatIsNeededStartsFirst() {
        assertThat(StartOrder.of(NEEDS, List.of("notification", "post", "user")))
                .containsExactly("user", "post", "notification");
    }

    @Test
    void whatRunsElsewhereIsNotStartedHere() {
        assertThat(StartOrder.of(NEEDS, List.of("notification"))).containsExactly("notification");
    }

    @Test
    void anUnknownModuleIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> StartOrder.of(NEEDS, List.of("pst")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("pst")
                .hasMessageContaining("notification, post, user");
    }

    @Test
    void aCircleIsRefused() {
        assertThatThrownBy(() -> StartOrder.of(Map.of("a", List.of("b"), "b", List.of("a")), List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
