package cleave.platform.events;

import java.time.Duration;
import java.util.List;

/** Where the events of one relay go. Used by its thread. */
interface Routing extends AutoCloseable {
    /** All of whom must have an event of the type before it is done. */
    List<? extends Target> targets(String type);

    /** Rest after a batch that was not full, so that the next has more in it. */
    default Duration pace() {
        return Duration.ZERO;
    }

    /** Called once the relay has ended. */
    @Override
    default void close() {}
}
