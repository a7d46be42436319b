package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** How what is stored is held against what was told, whatever it is. */
final class FoundFaults {
    private FoundFaults() {}

    /** Looks again until nothing is wrong, or the last look began later than it may take. */
    static void assertNone(Supplier<List<String>> look, Duration limit, String when) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        List<String> faults = look.get();
        while (!faults.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(100);
            faults = look.get();
        }
        assertThat(faults).as(when).isEmpty();
    }

    /** The items by a key of each; one that is there twice is a fault. */
    static Map<String, JsonNode> byKey(List<JsonNode> items, Function<JsonNode, JsonNode> key, List<String> faults) {
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode item : items) {
            if (found.put(key.apply(item).asText(), item) != null) faults.add("there twice: " + item);
        }
        return found;
    }
}
