package cleave.platform.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one module has of events over Kafka. Wired by one thread, then started once. */
final class KafkaModule implements AutoCloseable {
    private final String name;
    private final Relay relay;
    private final Map<String, List<Subscription<?>>> subscriptions;
    private final Inbox inbox;
    private final KafkaCluster cluster;
    private final Backoff backoff;
    private @Nullable KafkaReceiver receiver;

    /**
     * @param relay started and closed by someone else
     * @param subscriptions those of the relay, to be added to
     */
    KafkaModule(
            String name,
            Relay relay,
            Map<String, List<Subscription<?>>> subscriptions,
            Inbox inbox,
            KafkaCluster cluster,
            EventSettings settings) {
        this.name = name;
        this.relay = relay;
        this.subscriptions = subscriptions;
        this.inbox = inbox;
        this.cluster = cluster;
        this.backoff = new Backoff(settings.backoff(), settings.backoffMax());
    }

    Relay relay() {
        return relay;
    }

    void subscribe(Subscription<?> subscription) {
        String type = subscription.type().name();
        // It would find its own rows and take them for received ones.
        if (type.startsWith(EventType.prefix(name))) {
            throw new IllegalStateException(name + " cannot subscribe to its own events");
        }
        subscriptions.computeIfAbsent(type, first -> new ArrayList<>()).add(subscription);
    }

    /** Begins to receive, where it subscribed to anything. */
    void start() {
        if (subscriptions.isEmpty()) return;
        receiver = new KafkaReceiver(name, Set.copyOf(subscriptions.keySet()), cluster, inbox, backoff);
        receiver.start();
    }

    void stop() {
        if (receiver != null) receiver.stop();
    }

    @Override
    public void close() {
        if (receiver != null) receiver.close();
    }
}
