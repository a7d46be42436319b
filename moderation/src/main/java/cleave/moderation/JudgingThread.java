package cleave.moderation;

import cleave.moderation.Judge.Judged;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Niceness;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Judges texts on a thread that steps back for those that answer requests: under a rush of statuses verdicts come later,
 * and the statuses do not.
 */
final class JudgingThread implements AutoCloseable {
    /** For a batch, a thousand times what it takes alone. */
    private static final long LIMIT_SECONDS = 60;

    private final Judge judge;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Niceness.nice(Thread.ofPlatform().daemon().name("judge").factory()));

    JudgingThread(Judge judge) {
        this.judge = judge;
    }

    /**
     * The verdicts on texts, in their order.
     *
     * @throws Failure unavailable, when they take too long: may be repeated
     */
    List<Judged> judge(List<String> texts) {
        Future<List<Judged>> all =
                thread.submit(() -> texts.stream().map(judge::judge).toList());
        try {
            return all.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            all.cancel(true);
            throw Failure.unavailable("The texts are not judged in time.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the judge failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.unavailable("Judging ends.", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
