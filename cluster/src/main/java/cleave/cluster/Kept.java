package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part that is kept running, by a thread of its own: started when those it needs have served, started again when it
 * has ended. Asking is safe from any thread; one thread may renew and end it.
 */
final class Kept {
    private static final Logger log = LoggerFactory.getLogger(Kept.class);
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final long QUESTIONS_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long CHORES_NANOS = Duration.ofSeconds(5).toNanos();

    private final Function<String, Kept> others;
    private final Condition condition;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch served = new CountDownLatch(1);
    private final Thread thread;
    private volatile Part part;
    private volatile Part made;
    private volatile boolean wanted = true;
    private volatile @Nullable ServerProcess server;

    /**
     * @param others the parts by name
     * @param changed called at each change, by any thread
     */
    Kept(Part part, Function<String, Kept> others, Runnable changed) {
        this.part = part;
        this.made = part;
        this.others = others;
        this.condition = new Condition(changed);
        this.thread = Thread.ofPlatform().daemon().name(part.name()).unstarted(this::keep);
    }

    void begin() {
        thread.start();
    }

    /** Lets it go over to another spec, and try again at once where it waits to. */
    void renew(Part newer) {
        part = newer;
        condition.hope();
        LockSupport.unpark(thread);
    }

    /** Whether what runs is what was asked for last. */
    boolean settled() {
        return made.equals(part);
    }

    /** Ends it for good and returns when it has stopped. */
    void end() {
        condition.doing("stopping");
        wanted = false;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stopServer();
        condition.endChildren();
        condition.gone("stopped");
    }

    Part part() {
        return part;
    }

    State.Part state() {
        return condition.state(part);
    }

    private void keep() {
        while (wanted) {
            long begun = System.nanoTime();
            try {
                OptionalInt exit = watch(start());
                if (exit.isEmpty()) continue;
                condition.ended(exit.getAsInt());
                log.warn("{} ended with {}", part.name(), exit.getAsInt());
            } catch (RuntimeException e) {
                if (!wanted) return;
                log.warn("{} does not run: {}", part.name(), e.getMessage());
                stopServer();
                condition.failed(e);
            }
            condition.endChildren();
            Duration ran = Duration.ofNanos(System.nanoTime() - begun);
            LockSupport.parkNanos(this, backoff.after(ran).toNanos());
        }
    }

    private ServerProcess start() {
        Part current = part;
        for (String need : current.needs()) {
            if (!others.apply(need).hasServed()) condition.doing("waiting for " + need);
            others.apply(need).awaitServed();
        }
        condition.doing("starting");
        ServerProcess fresh = current.server(condition::doing).stoppedByOwner();
        fresh.telling(process -> begun(fresh, process));
        server = fresh;
        made = current;
        fresh.start();
        current.prepare(fresh);
        condition.serves(fresh.note());
        served.countDown();
        log.info("{} serves at port {} as process {}", current.name(), current.port(), fresh.pid());
        return fresh;
    }

    private void begun(ServerProcess server, ProcessHandle process) {
        condition.begun(process);
        String line =
                "%s started as process %d%n".formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS), process.pid());
        try {
            // Many programs begin with lines that have no time.
            Files.writeString(server.log(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new ServerFailure("Cannot write " + server.log() + ": " + e.getMessage(), e);
        }
    }

    private boolean hasServed() {
        return served.getCount() == 0;
    }

    private void awaitServed() {
        try {
            served.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while waiting for " + part.name() + ".", e);
        }
    }

    /** Returns what it ended with, or nothing when it was stopped so that it starts with another spec. */
    private OptionalInt watch(ServerProcess current) {
        long asked = System.nanoTime();
        long cared = asked - CHORES_NANOS;
        while (true) {
            OptionalInt exit = current.endWithin(GLANCE);
            if (exit.isPresent()) return exit;
            Part newer = part;
            if (!settled()
                    && newer.needs().stream()
                            .allMatch(need -> others.apply(need).hasServed())) {
                if (!newer.spec().equals(made.spec()) && !newer.adopt(current)) {
                    condition.doing("stopping, to start again");
                    current.stop();
                    return OptionalInt.empty();
                }
                made = newer;
            }
            long now = System.nanoTime();
            if (now - asked > QUESTIONS_NANOS) {
                ask(current);
                asked = now;
            }
            if (now - cared > CHORES_NANOS) {
                care(current);
                cared = now;
            }
        }
    }

    private void ask(ServerProcess current) {
        boolean ready = current.ready();
        if (ready == condition.ready()) return;
        if (ready) condition.serves(current.note());
        else condition.doing("runs, but is not ready");
    }

    private void care(ServerProcess current) {
        condition.children(ProcessHandle.of(current.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .flatMap(child -> ProcessId.of(child).stream())
                .toList());
        LogLimit.apply(current.log());
    }

    private void stopServer() {
        ServerProcess last = server;
        if (last != null) last.stop();
    }
}
