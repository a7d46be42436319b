package cleave.bench;

import cleave.cluster.Cleave;
import java.util.List;
import java.util.Map;

/** How long after its 201 a post's notification is in another reader's list. */
final class NotifyBench {
    private static final int RATE = 1_000;
    private static final double BAR_MILLIS = 50;
    private static final double LIMIT_MILLIS = 250;
    /** A load whose posts wait longer than this is not of the rate that it should be of. */
    private static final double LONGEST_POST_MILLIS = 1_000;

    private static final int HIGHEST_TRIED = 64_000;
    private static final int STEPS = 3;

    private final Plan plan;
    private final Workplace workplace;

    NotifyBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
    }

    List<Row> run() {
        try (Cleave server = workplace.owns(plan.server(workplace.folder().resolve("notify"), Map.of()))) {
            server.start();
            OutcomeDelay delay;
            try (CleaveApi api = new CleaveApi(server.url())) {
                delay = new OutcomeDelay(
                        Outcome.NOTIFICATION, server.url(), api.registered("writer"), api.registered("reader"));
            }
            Row atTheRate = delay.atMost(
                    "A post answered to its notification readable, at 1,000 posts/s, 99th percentile",
                    "Cleave",
                    RATE,
                    BAR_MILLIS,
                    plan);
            return List.of(atTheRate, highest(delay));
        }
    }

    /** Doubles the rate until it is too high, then halves the gap a few times. */
    private Row highest(OutcomeDelay delay) {
        double held = RATE;
        double tooHigh = 2 * RATE;
        while (tooHigh <= HIGHEST_TRIED && holds(delay, tooHigh)) {
            held = tooHigh;
            tooHigh = 2 * tooHigh;
        }
        for (int step = 0; step < STEPS; step++) {
            double between = (held + tooHigh) / 2;
            if (holds(delay, between)) {
                held = between;
            } else {
                tooHigh = between;
            }
        }
        return Row.plain(
                "Highest rate of posts whose notifications come within 250 ms, 99th percentile",
                "posts/s",
                new Series("Cleave", List.of(held)));
    }

    private boolean holds(OutcomeDelay delay, double rate) {
        plan.progress().accept("Notifications at %,.0f posts/s".formatted(rate));
        try {
            OutcomeDelay.Measured measured = delay.measure(rate, plan.seconds());
            return measured.delayMillis() <= LIMIT_MILLIS && measured.answerMillis() <= LONGEST_POST_MILLIS;
        } catch (BenchFailure refused) {
            plan.progress().accept("Too many: " + refused.getMessage());
            return false;
        }
    }
}
