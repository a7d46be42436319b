package cleave.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the services shape running, as what {@code up} asked for last, until it is told to end by a signal. It alone
 * writes the plan and the state.
 */
public final class Supervisor {
    /** The program's command that calls {@link #run}, with {@code --data FOLDER}. */
    public static final String COMMAND = "supervise";

    private static final List<String> MEMORY = List.of("-Xms16m", "-Xmx48m", "-XX:TieredStopAtLevel=1");
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final ClusterFolder folder;
    private final Program program;
    private final ClientFiles client;
    private final Semaphore changes = new Semaphore(0);
    private final Map<String, Kept> all = new ConcurrentHashMap<>();
    private final Rollout rollout = new Rollout(this::named);
    private List<Kept> order = List.of();
    private List<Kept> leaving = List.of();
    private Plan plan;
    private String request = "";
    private boolean stopping;
    private boolean stopped;

    private Supervisor(ClusterFolder folder, Program program, ClientFiles client) {
        this.folder = folder;
        this.program = program;
        this.client = client;
        this.plan = folder.plan().read().orElseGet(Plan::first);
    }

    /**
     * Supervises; returns only when another process does it already for this folder.
     *
     * @param data the data folder
     * @param client what nginx serves
     */
    public static void run(Path data, ClientFiles client) throws IOException, InterruptedException {
        ClusterFolder folder = ClusterFolder.of(data);
        folder.create();
        try (FileChannel lock = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) return;
            new Supervisor(folder, Program.running(), client).supervise();
        }
    }

    /** The command line of one for this data folder. */
    static List<String> line(Path data) {
        List<String> line = new ArrayList<>(Program.running().line(MEMORY));
        line.addAll(List.of(COMMAND, "--data", data.toString()));
        return line;
    }

    private void supervise() throws InterruptedException {
        folder.state().read().ifPresent(Orphans::stop);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        long written = 0;
        while (true) {
            takeUp();
            boolean changed = changes.drainPermits() > 0;
            if (changed || System.nanoTime() - written > HEARTBEAT.toNanos()) {
                write();
                written = System.nanoTime();
            }
            if (changes.tryAcquire(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) changes.release();
        }
    }

    private synchronized void takeUp() {
        if (stopping) return;
        folder.wanted().read().filter(wanted -> !wanted.id().equals(request)).ifPresent(this::takeUp);
        if (rollout.step(named(Plan.NGINX).settled())) renewFront();
        if (leaving.isEmpty() || !settled()) return;
        // Only now does nobody send them requests any more.
        leaving.forEach(part -> {
            part.end();
            all.remove(part.part().name());
        });
        leaving = List.of();
        changes.release();
    }

    private void takeUp(Wanted wanted) {
        plan = plan.with(wanted, this::runs);
        folder.plan().write(plan);
        Map<String, Kept> before = new LinkedHashMap<>();
        order.forEach(part -> before.put(part.part().name(), part));
        List<Kept> now = new ArrayList<>();
        rollout.clear();
        for (Part part : Parts.of(plan, folder, program, client, rollout.resting())) {
            Kept known = before.remove(part.name());
            if (known == null) all.put(part.name(), new Kept(part, this::named, changes::release));
            else if (part instanceof ServicePart replica && takesTurns(replica, known)) rollout.add(replica);
            else known.renew(part);
            now.add(named(part.name()));
        }
        // Those that wait for others find them all there.
        now.stream().filter(part -> !order.contains(part)).forEach(Kept::begin);
        order = now;
        leaving = List.copyOf(before.values());
        request = wanted.id();
        changes.release();
    }

    /** Whether it serves, has to start again, and another one of its service can serve meanwhile. */
    private boolean takesTurns(ServicePart newer, Kept known) {
        return known.state().ready()
                && !newer.spec().equals(known.part().spec())
                && plan.replicas(newer.service()).count() > 1;
    }

    private void renewFront() {
        named(Plan.NGINX).renew(new FrontPart(plan, folder, program, client, rollout.resting()));
        changes.release();
    }

    private Kept named(String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private boolean runs(String name) {
        Kept known = all.get(name);
        return known != null && known.state().process() != null;
    }

    private boolean settled() {
        return rollout.isDone() && order.stream().allMatch(Kept::settled);
    }

    private synchronized void write() {
        if (stopped) return;
        ProcessId self = ProcessId.of(ProcessHandle.current()).orElseThrow();
        List<State.Part> parts = new ArrayList<>();
        order.forEach(part -> parts.add(part.state()));
        leaving.forEach(part -> parts.add(part.state()));
        folder.state().write(new State(self, request, settled() && leaving.isEmpty(), plan.url(), parts));
    }

    /** Stops what nobody needs any more, again and again. */
    private void stop() {
        List<Kept> rest;
        synchronized (this) {
            stopping = true;
            rest = new ArrayList<>(order);
            rest.addAll(leaving);
        }
        while (!rest.isEmpty()) {
            List<Kept> others = List.copyOf(rest);
            List<Kept> unneeded = rest.stream()
                    .filter(part -> others.stream()
                            .noneMatch(other ->
                                    other.part().needs().contains(part.part().name())))
                    .toList();
            List<Thread> ends = unneeded.stream()
                    .map(part -> Thread.ofPlatform().start(part::end))
                    .toList();
            ends.forEach(Supervisor::join);
            rest.removeAll(unneeded);
        }
        synchronized (this) {
            stopped = true;
            folder.state().delete();
        }
        // Being told to end is no failure, but the JVM's own status for it would say so.
        Runtime.getRuntime().halt(0);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
