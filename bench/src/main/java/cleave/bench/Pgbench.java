package cleave.bench;

import cleave.cluster.Loopback;
import cleave.cluster.Postgres;
import cleave.cluster.PostgresBinaries;
import cleave.cluster.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's own load generator: 64 clients, one thread, one transaction after the other.
 *
 * @param protocol how it sends statements: {@code simple}, its default, or {@code prepared}
 */
record Pgbench(Postgres postgres, String database, Path script, String protocol) {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");

    /** The program of the server's own version, else the one on the PATH. */
    static Path program(PostgresBinaries postgres) {
        Path beside = postgres.bin().resolve("pgbench");
        return Files.isExecutable(beside) ? beside : new Tool("pgbench", "postgresql-contrib").path();
    }

    /** Transactions per second. */
    double run(int seconds) {
        List<String> line = new ArrayList<>(List.of(program(postgres.binaries()).toString()));
        line.addAll(List.of("--host", Loopback.HOST, "--port", Integer.toString(postgres.port())));
        line.addAll(List.of("--username", Postgres.USER, "--no-vacuum", "--protocol", protocol));
        line.addAll(List.of("--client", Integer.toString(Wrk.CONNECTIONS), "--jobs", "1"));
        line.addAll(List.of("--time", Integer.toString(seconds), "--file", script.toString(), database));
        Map<String, String> environment = Map.of("PGPASSWORD", postgres.password());
        return parse(new Program(line, environment).output(Duration.ofSeconds(seconds + 30L)));
    }

    static double parse(String output) {
        Matcher rate = RATE.matcher(output);
        Matcher failed = FAILED.matcher(output);
        if (output.contains("transactions actually processed: 0\n")) {
            throw new BenchFailure("pgbench came to no transaction: the machine is too busy, or --seconds too short.");
        }
        if (!rate.find()) {
            throw new BenchFailure("pgbench printed something unknown: " + output);
        }
        if (failed.find() && !"0".equals(failed.group(1))) {
            throw new BenchFailure("pgbench: " + failed.group());
        }
        return Double.parseDouble(rate.group(1));
    }
}
