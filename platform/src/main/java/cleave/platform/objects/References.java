package cleave.platform.objects;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a module's rows name: how the sweeper and the audit learn which objects are wanted. Safe for many threads. */
public interface References {
    /** The module, as in the keys of its objects. */
    String module();

    /** Those of the keys that rows name. At most {@link Objects#MAX_PAGE} are asked for at once. */
    Set<String> known(Collection<String> keys);

    /**
     * What rows name, in the order of the rows' ids, all references of a row together.
     *
     * @param after the row after which to go on, or null to start
     * @param count at most so many rows; an empty list is the end
     */
    List<Reference> page(@Nullable UUID after, int count);
}
