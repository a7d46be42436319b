package cleave.cluster;

import java.util.List;
import java.util.function.Consumer;

/** A process of the services shape: what it needs, what it is made from, and how. */
interface Part {
    String name();

    /** Where it serves. */
    int port();

    /** Where it answers health and metrics; 0 when it does not. */
    default int managementPort() {
        return 0;
    }

    /** Names of those that must have served before it starts. */
    default List<String> needs() {
        return List.of();
    }

    /** What it is made from. With another one than the running process has, it is started again. */
    default Object spec() {
        return port();
    }

    /**
     * Makes the server, which is not started. May find, fetch or build its program first.
     *
     * @param progress told what it does meanwhile, in a few words
     * @throws MissingTool when trying again does not help
     */
    ServerProcess server(Consumer<String> progress);

    /** Called each time it serves, before those that need it hear of it. */
    default void prepare(ServerProcess server) {}

    /** Makes a running server one of this spec; false when it must be started again for that. */
    default boolean adopt(ServerProcess running) {
        return false;
    }
}
