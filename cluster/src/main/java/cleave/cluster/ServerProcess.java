package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server as a process that this JVM owns. Its output goes to a log file in its folder; it stops with {@link #close()}
 * and at the end of the JVM at the latest. One thread at a time may start and stop it; asking is safe from any.
 */
public abstract class ServerProcess implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(10);
    private final Logger logger = LoggerFactory.getLogger(getClass());
    private final String name;
    private final Path folder;
    private List<String> launcher = List.of();
    private volatile @Nullable Process process;
    private volatile OptionalInt exitCode = OptionalInt.empty();
    private @Nullable Thread atExit;
    private boolean endsWithJvm = true;
    private Consumer<ProcessHandle> begun = started -> {};

    /**
     * @param name what messages and the log file call it
     * @param folder its own folder, made when it is started
     */
    protected ServerProcess(String name, Path folder) {
        this.name = name;
        this.folder = folder.toAbsolutePath();
    }

    /** Makes the files that the command needs; called before each start. */
    protected void prepare() throws IOException {
        Files.createDirectories(folder);
    }

    protected abstract List<String> command();

    /** Changes the environment that the process gets, which is ours at first. */
    protected void environment(Map<String, String> variables) {}

    /** Whether it serves; asked again and again until it does. Must answer or throw within a second or two. */
    protected abstract boolean ready();

    /** What a person should know of it while it serves; empty when there is nothing. */
    protected String note() {
        return "";
    }

    /** Asks the process to stop in good order. */
    protected void requestStop(Process running) {
        running.destroy();
    }

    /** How long a start may take. */
    protected Duration startLimit() {
        return Duration.ofSeconds(30);
    }

    /** How long a stop in good order may take before the process is killed. */
    protected Duration stopLimit() {
        return Duration.ofSeconds(15);
    }

    /**
     * Keeps the process and its children on these cores from its next start on.
     *
     * @param cores as {@code taskset -c} takes them: {@code 0} or {@code 0,2-3}
     */
    public void pinTo(String cores) {
        launcher = List.of(new Tool("taskset", "util-linux").path().toString(), "-c", cores);
    }

    /**
     * Starts the server and returns when it serves; does nothing when it already runs.
     *
     * @throws ServerFailure when it ends at once or does not serve within its limit; nothing is left running then
     */
    public void start() {
        if (running()) {
            return;
        }
        try {
            prepare();
            List<String> line =
                    Stream.concat(launcher.stream(), command().stream()).toList();
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            environment(builder.environment());
            Process started = builder.start();
            process = started;
            begun.accept(started.toHandle());
            stopAtExit();
            awaitReady(started);
        } catch (IOException e) {
            throw new ServerFailure("Cannot start %s: %s".formatted(name, e.getMessage()), e);
        } catch (RuntimeException e) {
            kill9();
            throw e;
        }
        logger.trace("{} runs as process {}", name, pid());
    }

    /** Leaves it to the owner to stop it before the JVM ends: many servers have an order in which they stop. */
    ServerProcess stoppedByOwner() {
        endsWithJvm = false;
        return this;
    }

    /** Tells of each process before it serves. */
    ServerProcess telling(Consumer<ProcessHandle> whenBegun) {
        begun = whenBegun;
        return this;
    }

    private void stopAtExit() {
        if (!endsWithJvm) return;
        Thread hook = new Thread(this::end, "stop-" + name);
        Runtime.getRuntime().addShutdownHook(hook);
        atExit = hook;
    }

    private void awaitReady(Process started) {
        long deadline = System.nanoTime() + startLimit().toNanos();
        while (!ready()) {
            if (System.nanoTime() > deadline) {
                throw new ServerFailure("%s did not become ready within %d s. Its log, %s, ends with:%n%s"
                        .formatted(name, startLimit().toSeconds(), log(), Command.lastLines(log())));
            }
            if (exitsWithin(started, POLL)) {
                throw new ServerFailure("%s ended with %d at its start. Its log, %s, ends with:%n%s"
                        .formatted(name, started.exitValue(), log(), Command.lastLines(log())));
            }
        }
    }

    /** Stops the server in good order, or kills it when that takes too long. {@link #start()} may follow. */
    public void stop() {
        stopNow();
        forgetExit();
    }

    private void stopNow() {
        Process running = process;
        if (running == null) {
            return;
        }
        if (running.isAlive()) {
            List<ProcessHandle> children = running.descendants().toList();
            requestStop(running);
            if (!exitsWithin(running, stopLimit())) {
                logger.warn(
                        "{} did not stop within {} s and is killed",
                        name,
                        stopLimit().toSeconds());
            }
            kill(running, children);
        }
        process = null;
    }

    /** Kills the server and all its children at once, as a crash would. {@link #start()} may follow. */
    public void kill9() {
        Process running = process;
        if (running != null) {
            kill(running, running.descendants().toList());
            process = null;
        }
        forgetExit();
    }

    private void kill(Process running, List<ProcessHandle> children) {
        running.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        if (!exitsWithin(running, Duration.ofSeconds(10))) {
            throw new ServerFailure("%s (process %d) cannot be killed.".formatted(name, running.pid()));
        }
        exitCode = OptionalInt.of(running.exitValue());
        // A child is reaped by init, not by us: wait until it is gone, or the next start would meet it.
        for (ProcessHandle child : children) {
            child.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    private void forgetExit() {
        Thread hook = atExit;
        atExit = null;
        if (hook == null) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            logger.trace("The JVM already ends; the hook has run or finds nothing to stop", e);
        }
    }

    private boolean exitsWithin(Process running, Duration limit) {
        try {
            return running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while waiting for " + name + ".", e);
        }
    }

    /** Stops it for good. Repeated calls do nothing. */
    @Override
    public void close() {
        end();
        forgetExit();
    }

    /** Called by {@link #close()} and, in a thread of its own, at the end of the JVM: possibly by both at once. */
    private synchronized void end() {
        stopNow();
        dispose();
    }

    /** Gives back what it holds beside the process, once that has ended; called again by a repeated close. */
    protected void dispose() {}

    /** Waits until the process has ended or the time has passed; returns what it ended with, empty while it runs. */
    OptionalInt endWithin(Duration limit) {
        Process current = process;
        if (current == null) throw new ServerFailure(name + " does not run.");
        return exitsWithin(current, limit) ? OptionalInt.of(current.exitValue()) : OptionalInt.empty();
    }

    public boolean running() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /**
     * The process id.
     *
     * @throws ServerFailure when it does not run
     */
    public long pid() {
        Process current = process;
        if (current == null) {
            throw new ServerFailure(name + " does not run.");
        }
        return current.pid();
    }

    /** What it exited with when it was last stopped or killed; empty before that. */
    public OptionalInt exitCode() {
        return exitCode;
    }

    public Path folder() {
        return folder;
    }

    public Path log() {
        return folder.resolve(name + ".log");
    }
}
