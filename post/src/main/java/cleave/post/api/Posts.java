package cleave.post.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The posts there are. Safe for many threads; every call may be repeated. */
@FunctionalInterface
public interface Posts {
    /**
     * The post with this id, or null where there is none. Blocks for as long as a read of the database may take, and
     * throws an unavailable failure where the database is down.
     */
    @Nullable
    PostSummary find(UUID id);
}
