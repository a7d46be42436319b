package cleave.cluster;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the last {@code up} asked for. What it did not name stays as it is.
 *
 * @param id another one for each time of asking
 * @param scale replicas by service
 * @param settings variables of the environment that each service gets, beside its own; these replace the last ones
 */
public record Wanted(
        String id,
        @Nullable String host,
        @Nullable Integer port,
        Map<String, Integer> scale,
        Map<String, String> settings) {

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
            Service service = Service.named(name);
            if (replicas < 1 || replicas > service.replicas()) {
                throw new ServerFailure("The service %s runs %s, not %d times."
                        .formatted(
                                name,
                                service.replicas() == 1 ? "once" : "1 to " + service.replicas() + " times",
                                replicas));
            }
        });
        return new Wanted(UUID.randomUUID().toString(), host, port, scale, settings);
    }
}
