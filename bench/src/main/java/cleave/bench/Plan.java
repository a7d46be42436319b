package cleave.bench;

import cleave.cluster.Cleave;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How much is measured, and where progress is told.
 *
 * @param pairs how often each comparison is made
 * @param seconds how long each run takes
 */
record Plan(CleaveProgram program, int pairs, int seconds, Consumer<String> progress) {
    private static final int LEAST_WARM_UP = 20;

    /** A server that is not yet started, with {@code settings} beside those that every measured server has. */
    Cleave server(Path folder, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        // All readers of the bench come from one address.
        all.put("throttle.register.burst", "1000");
        return new Cleave(program.line(), folder, all);
    }

    /** What the process takes of the machine's memory now. */
    static double residentMegabytes(Cleave server) {
        return server.residentBytes() / 1024.0 / 1024.0;
    }

    /** Long enough for the JIT compiler, which shares the server's core, to be done. */
    int warmUpSeconds() {
        return Math.max(LEAST_WARM_UP, 4 * seconds);
    }

    /** Runs both sides in turn, so that a machine that becomes slower does so for both. */
    <A, B> Pairs<A, B> alternate(String what, Supplier<A> first, Supplier<B> second) {
        List<A> firsts = new ArrayList<>();
        List<B> seconds = new ArrayList<>();
        for (int pair = 1; pair <= pairs; pair++) {
            progress.accept("%s: pair %d of %d".formatted(what, pair, pairs));
            firsts.add(first.get());
            seconds.add(second.get());
        }
        return new Pairs<>(firsts, seconds);
    }

    /** The runs of both sides, in order. */
    record Pairs<A, B>(List<A> first, List<B> second) {}
}
