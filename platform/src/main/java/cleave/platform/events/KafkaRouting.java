package cleave.platform.events;

import cleave.platform.events.OutboxRows.Pending;
import cleave.platform.runtime.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a module published goes to Kafka; what it received from there goes to its subscriptions. The type tells which it
 * is, as it begins with its publisher's name.
 */
final class KafkaRouting implements Routing {
    private final String own;
    private final KafkaTarget kafka;
    private final Map<String, List<Subscription<?>>> subscriptions;

    /**
     * @param subscriptions the module's by type; complete when the relay starts
     */
    KafkaRouting(String module, KafkaCluster cluster, Map<String, List<Subscription<?>>> subscriptions) {
        this.own = EventType.prefix(module);
        this.kafka = new KafkaTarget(cluster);
        this.subscriptions = subscriptions;
    }

    @Override
    public List<? extends Target> targets(String type) {
        if (type.startsWith(own)) return List.of(kafka);
        List<Subscription<?>> wanted = subscriptions.get(type);
        return wanted == null ? List.of(new Nobody()) : wanted;
    }

    @Override
    public Duration pace() {
        return KafkaCluster.PACE;
    }

    @Override
    public void close() {
        kafka.close();
    }

    /** In whose place a newer version of the module, which runs beside this one, has a subscription. */
    private record Nobody() implements Target {
        @Override
        public String name() {
            return "nobody here";
        }

        @Override
        public void hand(List<Pending> rows, Envelopes envelopes) {
            throw Failure.unavailable("This version of the module does not know such events.", null);
        }
    }
}
