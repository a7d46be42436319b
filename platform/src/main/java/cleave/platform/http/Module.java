package cleave.platform.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the system: it answers routes, says whether it can, and is stopped once. */
public interface Module extends AutoCloseable {
    /** What it answers. The same list at each call. */
    List<Route> routes();

    /** What it lacks to do its work, in a few words for the operator, or null when it is ready. May block shortly. */
    @Nullable
    String lacks();

    /** Finishes what was accepted, then frees what the module holds. Called once, after the modules that need it. */
    @Override
    void close();
}
