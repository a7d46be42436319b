package cleave.platform.feed;

import cleave.platform.auth.Principal;
import java.util.UUID;

/** What a user wrote, and others read in a feed. */
public interface Authored {
    UUID id();

    Principal author();
}
