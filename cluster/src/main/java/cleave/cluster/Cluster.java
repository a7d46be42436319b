package cleave.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The services shape on this machine, from outside: asked for, looked at and ended through its supervisor. */
public final class Cluster {
    private static final Duration GLANCE = Duration.ofMillis(100);
    /** Until a supervisor has begun; seconds at most, on a machine that has nothing else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
    private final Path data;
    private final ClusterFolder folder;

    /** @param data the data folder; the services shape has a folder of its own in it */
    public Cluster(Path data) {
        this.data = data.toAbsolutePath().normalize();
        this.folder = ClusterFolder.of(data);
    }

    /** Asks for a start with the settings that are in our environment. */
    public static Wanted wanted(@Nullable String host, @Nullable Integer port, Map<String, Integer> scale) {
        Map<String, String> settings = new TreeMap<>(System.getenv());
        settings.keySet().removeIf(variable -> !Cleave.isSetting(variable));
        return Wanted.of(host, port, scale, settings);
    }

    /**
     * Starts what does not run and returns when all serve. May be repeated.
     *
     * @param watcher gets each state on the way
     * @throws ServerFailure when a part cannot be started; the others are kept running
     */
    public State up(Wanted wanted, Consumer<State> watcher) {
        Nginx.TOOL.path();
        folder.create();
        Optional<State> before = folder.state().read();
        boolean supervised = before.isPresent() && before.get().current();
        if (!supervised) before.ifPresent(Orphans::stop);
        requireFreePort(wanted, before.filter(State::current));
        folder.wanted().write(wanted);
        Optional<Detached> supervisor = supervised
                ? Optional.empty()
                : Optional.of(Detached.start(
                        Supervisor.line(data), folder.part(ClusterFolder.SUPERVISOR), ClusterFolder.SUPERVISOR));
        return awaitReady(supervisor, watcher);
    }

    /**
     * Starts services again and returns when all serve: replica by replica, each while nginx sends it nothing, so that
     * of a service that runs more than once no request is lost.
     *
     * @param services names; of none, all
     * @throws ServerFailure when nothing runs, or there is no such service, or one does not come back
     */
    public State restart(Set<String> services, Consumer<State> watcher) {
        if (folder.state().read().filter(State::current).isEmpty())
            throw new ServerFailure("Nothing runs. Start it with ./cleave up.");
        Set<String> named =
                services.isEmpty() ? Service.ALL.stream().map(Service::name).collect(Collectors.toSet()) : services;
        Plan plan = folder.plan().read().orElseThrow();
        folder.wanted().write(Wanted.restart(named, plan.settings()));
        return awaitReady(Optional.empty(), watcher);
    }

    private State awaitReady(Optional<Detached> supervisor, Consumer<State> watcher) {
        long supervisedAt = System.nanoTime();
        while (true) {
            Optional<State> last = folder.state().read().filter(State::current);
            if (last.isPresent()) supervisedAt = System.nanoTime();
            if (System.nanoTime() - supervisedAt > PATIENCE.toNanos()) {
                throw new ServerFailure("Nothing supervises it any more: it was stopped meanwhile, or see "
                        + folder.part(ClusterFolder.SUPERVISOR) + ".");
            }
            // Another up may have asked for more meanwhile: then its is what comes.
            Optional<State> state = last.filter(
                    now -> folder.wanted().read().map(Wanted::id).stream().anyMatch(now.request()::equals));
            state.ifPresent(watcher);
            state.ifPresent(Cluster::requireHope);
            if (state.filter(State::ready).isPresent()) return state.get();
            supervisor.ifPresent(Detached::requireAlive);
            Waiting.pause(GLANCE);
        }
    }

    private void requireFreePort(Wanted wanted, Optional<State> running) {
        Plan last = folder.plan().read().orElseGet(Plan::first);
        String host = Objects.requireNonNullElse(wanted.host(), last.host());
        int port = Objects.requireNonNullElse(wanted.port(), last.port());
        boolean ours = running.stream()
                .flatMap(state -> state.parts().stream())
                .anyMatch(part -> part.name().equals(Plan.NGINX) && part.process() != null && part.port() == port);
        if (!ours && !Loopback.free(host, port)) {
            throw new ServerFailure(
                    "Cannot listen at %s, port %d: it is in use, or not for us. Choose another one with --port or --host."
                            .formatted(host, port));
        }
    }

    private static void requireHope(State state) {
        state.parts().stream().filter(State.Part::failed).findFirst().ifPresent(part -> {
            boolean named = part.hopeless() || part.message().startsWith(part.name() + " ");
            throw new ServerFailure(named ? part.message() : part.name() + ": " + part.message());
        });
    }

    /** What the supervisor wrote last, when it or something that it had started still runs. */
    public Optional<State> state() {
        return folder.state().read().filter(state -> state.current() || state.anyRuns());
    }

    /** What each process is and uses now; empty when nothing runs. */
    public List<Row> rows() {
        return state().map(Row::of).orElse(List.of());
    }

    /** Stops all, the last started first; false when nothing ran. The data stays. */
    public boolean down() {
        Optional<State> state = state();
        if (state.isEmpty()) return false;
        ProcessId supervisor = state.get().supervisor();
        supervisor.alive().ifPresent(ProcessHandle::destroy);
        if (!Waiting.until(() -> supervisor.alive().isEmpty(), STOP_LIMIT)) {
            supervisor.alive().ifPresent(ProcessHandle::destroyForcibly);
            Waiting.until(() -> supervisor.alive().isEmpty(), STOP_LIMIT);
        }
        // It deletes its state once it has stopped all.
        folder.state().read().ifPresent(Orphans::stop);
        folder.state().delete();
        return true;
    }

    /** What all processes wrote. */
    public ClusterLogs logs() {
        return new ClusterLogs(folder.path());
    }
}
