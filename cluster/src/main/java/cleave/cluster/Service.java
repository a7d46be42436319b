package cleave.cluster;

import java.util.List;
import java.util.Set;

/**
 * A module that runs as a process of its own, once or as several replicas.
 *
 * @param name the module's
 * @param uses what it needs beside its database
 * @param replicas how many there may be
 */
record Service(String name, Set<Uses> uses, int replicas) {
    /** What a service may need; Kafka's and the object store's secrets are not for the others. */
    enum Uses {
        OBJECTS,
        EVENTS,
        POSTS
    }

    private static final int MOST_REPLICAS = 16;

    /** The table of services. {@code user} makes the tokens, with keys that are files of one process. */
    static final List<Service> ALL = List.of(
            new Service("user", Set.of(), 1),
            new Service("status", Set.of(), MOST_REPLICAS),
            new Service("story", Set.of(Uses.OBJECTS), MOST_REPLICAS),
            new Service("post", Set.of(Uses.OBJECTS, Uses.EVENTS), MOST_REPLICAS),
            new Service("notification", Set.of(Uses.EVENTS, Uses.POSTS), MOST_REPLICAS));

    static Service named(String name) {
        return ALL.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ServerFailure("There is no service %s. Services are: %s."
                        .formatted(
                                name,
                                String.join(
                                        ", ", ALL.stream().map(Service::name).toList()))));
    }

    /** Its database, and the role that owns it. */
    String database() {
        return "cleave_" + name;
    }

    /** What its first, second … process is called. */
    String replica(int number) {
        return number == 1 ? name : name + "-" + number;
    }
}
