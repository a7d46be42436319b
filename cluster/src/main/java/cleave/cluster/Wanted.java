package cleave.cluster;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the last {@code up} asked for. What it did not name stays as it is.
 *
 * @param id another one for each time of asking
 * @param scale replicas by service
 * @param restart services whose processes start again
 * @param settings variables of the environment that each service gets, beside its own; these replace the last ones
 */
public record Wanted(
        String id,
        @Nullable String host,
        @Nullable Integer port,
        Map<String, Integer> scale,
        Set<String> restart,
        Map<String, String> settings) {

    /** What an older program asked for names nobody to be started again. */
    @SuppressWarnings("NullAway") // Jackson passes null for what is not in the file.
    public Wanted {
        restart = restart == null ? Set.of() : Set.copyOf(restart);
    }

    /**
     * Asks.
     *
     * @throws ServerFailure when there is no such service, or it cannot have so many replicas
     */
    public static Wanted of(
            @Nullable String host, @Nullable Integer port, Map<String, Integer> scale, Map<String, String> settings) {
        if (port != null && (port < 0 || port > 65535)) {
            throw new ServerFailure("A port is 0 to 65535, not " + port + ".");
        }
        scale.forEach((name, replicas) -> {
            Service.named(name);
            if (replicas < 1 || replicas > Service.MOST_REPLICAS) {
                throw new ServerFailure(
                        "The service %s runs 1 to %d times, not %d.".formatted(name, Service.MOST_REPLICAS, replicas));
            }
        });
        return new Wanted(UUID.randomUUID().toString(), host, port, scale, Set.of(), settings);
    }

    /**
     * Asks that services start again, all else staying as it is.
     *
     * @throws ServerFailure when there is no such service
     */
    static Wanted restart(Set<String> services, Map<String, String> settings) {
        services.forEach(Service::named);
        return new Wanted(UUID.randomUUID().toString(), null, null, Map.of(), services, settings);
    }
}
