package cleave.platform.events;

import cleave.platform.events.OutboxRows.Pending;
import cleave.platform.runtime.Ending;
import cleave.platform.sql.Database;
import cleave.platform.sql.Lease;
import cleave.platform.sql.LeaseLost;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers one module's events, on a thread of its own: takes the lease while there are any, reads what is due, hands
 * it over, marks it. Without events it looks once per poll and holds nothing.
 */
final class Relay implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 256;
    private static final Duration STOP = Duration.ofSeconds(10);
    /** How long the lease is kept without events, and how often another process's are looked for meanwhile. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private static final Duration LINGER_POLL = Duration.ofMillis(100);

    private final String module;
    private final Database database;
    private final OutboxRows rows;
    private final EventSettings settings;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Envelopes envelopes;
    private final Routing routing;
    private final Lease lease;
    private final RelayMetrics metrics;
    private final Sampling sampling;
    private final Detours detours;
    private final Signal signal = new Signal();
    private @Nullable Thread thread;
    private volatile boolean closing;
    private long busyAt;
    private int failures;

    Relay(
            String module,
            Database database,
            OutboxRows rows,
            EventSettings settings,
            InstantSource clock,
            Envelopes envelopes,
            Routing routing,
            MeterRegistry registry) {
        this.module = module;
        this.database = database;
        this.rows = rows;
        this.settings = settings;
        this.backoff = new Backoff(settings.backoff(), settings.backoffMax());
        this.clock = clock;
        this.envelopes = envelopes;
        this.routing = routing;
        this.lease = new Lease(database, "outbox", clock);
        this.metrics = new RelayMetrics(module, registry, clock);
        this.sampling = new Sampling(database, rows, metrics);
        this.detours = new Detours(backoff);
    }

    void start() {
        thread = Thread.ofPlatform().name(module + "-relay").daemon().start(this::run);
    }

    /** Says that there may be events. Never blocks. */
    void wake() {
        signal.give();
    }

    /** Takes note of events that were put aside before they came to it. Never blocks. */
    void missed(List<Failed> unreadable) {
        if (unreadable.isEmpty()) return;
        metrics.dead.increment(unreadable.size());
        sampling.wanted();
        Failed first = unreadable.getFirst();
        log.error("{} events for {} cannot be read and are put aside, the first: {}", unreadable.size(), module, first);
    }

    /** Has the thread end once it has finished what it is delivering. */
    void stop() {
        closing = true;
        signal.end();
    }

    /** Stops, and returns when the thread has ended, or after ten seconds. */
    @Override
    public void close() {
        stop();
        Ending.await(thread, STOP, log);
    }

    private void run() {
        while (!closing && !Thread.currentThread().isInterrupted()) {
            try {
                round();
            } catch (LeaseLost lost) {
                log.info("{}: another process delivers the events now", module);
            } catch (RuntimeException | Error e) {
                Duration pause = backoff.after(++failures);
                log.warn("The events of {} wait for {} ms: {}", module, pause.toMillis(), Failed.text(e));
                signal.sleep(pause);
            }
        }
        lease.release();
        routing.close();
    }

    /** One look, and the delivery of what it finds. */
    private void round() {
        sampling.takeWhereDue();
        if (!lease.isHeld()) {
            if (due(1).isEmpty()) {
                signal.await(settings.poll());
                return;
            }
            sampling.wanted();
            if (!lease.acquire()) {
                signal.sleep(shorter(settings.poll(), LINGER_POLL));
                return;
            }
            busyAt = System.nanoTime();
        }
        List<Pending> due = due(BATCH);
        failures = 0;
        if (due.isEmpty()) {
            rest();
            return;
        }
        sampling.wanted();
        Delivery delivery = new Delivery(routing, envelopes, () -> closing || !lease.isHeld());
        delivery.deliver(detours.shortened(due));
        mark(delivery);
        busyAt = System.nanoTime();
        if (due.size() < BATCH) signal.sleep(routing.pace());
    }

    private void rest() {
        if (System.nanoTime() - busyAt > LINGER.toNanos()) lease.release();
        // While a consumer is down, every look passes over its events.
        else if (detours.any()) signal.sleep(shorter(settings.poll(), LINGER_POLL));
        else signal.await(shorter(settings.poll(), LINGER_POLL));
    }

    private List<Pending> due(int count) {
        return database.read(handle -> rows.due(handle, clock.millis(), detours.closed(), count));
    }

    private void mark(Delivery delivery) {
        long now = clock.millis();
        List<Failed> again = new ArrayList<>();
        List<Failed> dead = new ArrayList<>();
        delivery.failed().forEach((row, error) -> {
            int attempts = row.attempts() + 1;
            Failed failed = new Failed(row, attempts, backoff.after(attempts), Failed.text(error));
            (attempts < settings.attempts() ? again : dead).add(failed);
        });
        detours.learn(delivery);
        database.write(handle -> {
            lease.check(handle);
            rows.delivered(
                    handle, delivery.delivered().stream().map(Pending::id).toList(), now);
            rows.retry(handle, again, now);
            rows.bury(handle, dead, now);
            return true;
        });
        for (Pending row : delivery.delivered()) metrics.took(row.createdAt(), now);
        metrics.retried.increment(again.size());
        metrics.dead.increment(dead.size());
        tell(again, dead);
    }

    /** A line for a batch, since all of its events may have failed. */
    private void tell(List<Failed> again, List<Failed> dead) {
        if (!again.isEmpty()) {
            Failed first = again.getFirst();
            log.warn("{} events of {} failed and are tried again, the first: {}", again.size(), module, first);
        }
        if (!dead.isEmpty()) {
            Failed first = dead.getFirst();
            log.error("{} events of {} failed too often and are put aside, the first: {}", dead.size(), module, first);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
