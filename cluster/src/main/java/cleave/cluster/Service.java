package cleave.cluster;

import java.util.List;
import java.util.Set;

/**
 * A module that runs as a process of its own, once or as several replicas.
 *
 * @param name the module's
 * @param uses what it needs beside its database
 */
record Service(String name, Set<Uses> uses) {
    /** What a service may need: secrets of Kafka, of the object store and of tokens are not for the others. */
    enum Uses {
        KEYS,
        OBJECTS,
        EVENTS,
        POSTS
    }

    static final int MOST_REPLICAS = 16;

    /** The table of services. */
    static final List<Service> ALL = List.of(
            new Service("user", Set.of(Uses.KEYS)),
            new Service("status", Set.of(Uses.EVENTS)),
            new Service("story", Set.of(Uses.OBJECTS)),
            new Service("post", Set.of(Uses.OBJECTS, Uses.EVENTS)),
            new Service("notification", Set.of(Uses.EVENTS, Uses.POSTS)),
            new Service("moderation", Set.of(Uses.EVENTS)));

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
