package cleave.e2e.faults;

import java.util.Map;

/** What a process must not leave behind. */
final class Leftovers {
    /** Settings with which an object that no row names is removed within seconds. */
    static final Map<String, String> SWEPT_SOON = Map.of("objects.grace", "2s");

    private Leftovers() {}

    static void assertNoneOf(Site site) {}
}
