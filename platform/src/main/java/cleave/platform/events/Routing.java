package cleave.platform.events;

import java.util.List;

/** Where the events of one relay go. Used by its thread. */
interface Routing extends AutoCloseable {
    /** All of whom must have an event of the type before it is done. */
    List<? extends Target> targets(String type);

    /** Called once the relay has ended. */
    @Override
    default void close() {}
}
