package cleave.cluster;

import java.util.Set;

/** What the program cannot take yet; a service would refuse to start with it. */
final class NotYet {
    static final Set<String> SETTINGS =
            Set.of("CLEAVE_EVENTS_URL", "CLEAVE_MEDIA_BY", "CLEAVE_USER_URL", "CLEAVE_POST_URL");
    static final Set<String> SERVICES = Set.of("notification");

    private NotYet() {}
}
