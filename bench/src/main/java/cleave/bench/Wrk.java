package cleave.bench;

import cleave.cluster.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The load generator wrk: 64 connections, one thread, each connection sends its next request when it has an answer.
 *
 * @param core the one core it stays on; null for any
 */
record Wrk(Path program, @Nullable String core) {
    static final Tool TOOL = new Tool("wrk", "wrk");
    static final Tool TASKSET = new Tool("taskset", "util-linux");
    static final int CONNECTIONS = 64;

    static Wrk onAnyCore() {
        return new Wrk(TOOL.path(), null);
    }

    static Wrk onCore(String core) {
        return new Wrk(TOOL.path(), core);
    }

    WrkResult run(Load load, int seconds) {
        List<String> line = new ArrayList<>();
        if (core != null) {
            line.addAll(List.of(TASKSET.path().toString(), "-c", core));
        }
        line.addAll(List.of(program.toString(), "--threads", "1", "--connections", Integer.toString(CONNECTIONS)));
        line.addAll(List.of("--duration", seconds + "s", "--timeout", "10s", "--latency"));
        load.headers().forEach(header -> line.addAll(List.of("--header", header)));
        if (load.script() != null) {
            line.addAll(List.of("--script", load.script().toString()));
        }
        line.add(load.url());
        String output = new Program(line, Map.of()).output(Duration.ofSeconds(seconds + 30L));
        return WrkResult.parse(output).allGood(load.url());
    }

    /**
     * What wrk sends.
     *
     * @param headers {@code name: value} lines of every request
     * @param script a {@link WrkScript} in a file; null to send {@code GET url}
     */
    record Load(String url, List<String> headers, @Nullable Path script) {
        static Load get(String url, String... headers) {
            return new Load(url, List.of(headers), null);
        }

        static Load scripted(String url, Path script) {
            return new Load(url, List.of(), script);
        }
    }
}
