package cleave.bench;

import cleave.cluster.Loopback;
import cleave.cluster.Nginx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Servers on one core, the load on another, and two sides compared in turn. */
final class Pinned {
    private static final String UNIT = "requests/s";
    private final Plan plan;
    private final Workplace workplace;
    private final Cores cores = Cores.two();
    private final Wrk wrk = Wrk.onCore(cores.load());

    Pinned(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
    }

    /** Where the measured server runs. */
    String core() {
        return cores.server();
    }

    /** Brings a process that runs already, with all its threads, onto the servers' core. */
    void bring(long pid) {
        new Program(List.of(Wrk.TASKSET.path().toString(), "-a", "-c", "-p", core(), Long.toString(pid)), Map.of())
                .output(Duration.ofSeconds(10));
    }

    /**
     * One worker, no access log, sendfile, and files of the very bytes that Cleave answers with.
     *
     * @param type the files' media type
     */
    Nginx nginx(String name, String type, Map<String, byte[]> files) {
        Path folder = workplace.folder().resolve(name);
        int port = Loopback.freePort();
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Nginx nginx = workplace.owns(new Nginx(folder, port, 1, """
                access_log off;
                sendfile on;
                keepalive_requests 1000000000;
                default_type %s;
                server { listen 127.0.0.1:%d; root .; }
                """.formatted(type, port)));
        nginx.pinTo(cores.server());
        nginx.start();
        return nginx;
    }

    record Side(String name, Wrk.Load load) {}

    void warmUp(Wrk.Load load) {
        plan.progress().accept("Warming up");
        wrk.run(load, plan.warmUpSeconds());
    }

    Row compared(String what, Side measured, Side peer, double leastRatio) {
        Supplier<WrkResult> first = () -> wrk.run(measured.load(), plan.seconds());
        Supplier<WrkResult> second = () -> wrk.run(peer.load(), plan.seconds());
        Plan.Pairs<WrkResult, WrkResult> pairs = plan.alternate(what, first, second);
        return Row.compared(
                what,
                UNIT,
                Series.of(measured.name(), pairs.first(), WrkResult::requestsPerSecond),
                Series.of(peer.name(), pairs.second(), WrkResult::requestsPerSecond),
                leastRatio);
    }
}
