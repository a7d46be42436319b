package cleave.bench;

import cleave.cluster.MissingTool;
import cleave.cluster.ServerFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code cleave bench}: starts what it needs on free ports of 127.0.0.1 with temporary data, measures, prints a table
 * and stops everything. Exit code 0 when every bar is held, 1 when one is missed or could not be measured, 2 when a
 * tool is missing or an option is wrong.
 */
@Command(
        name = "bench",
        description = "Measures speed and memory on this machine, beside nginx and PostgreSQL.",
        synopsisSubcommandLabel = "read|write|mixed|start|media|notify|upload|clean|moderation|services|all|page")
public final class BenchCommand {
    private static final String CALL = "./cleave bench ";

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Says what can be measured and how.")
    boolean help;

    @Command(description = "Reading the newest of each list, against nginx with a static file.")
    int read(@Mixin BenchOptions options) {
        return measure("read", options, null, Benchmark.READ);
    }

    @Command(description = "Writing statuses, against pgbench and against a commit per row.")
    int write(@Mixin BenchOptions options) {
        return measure("write", options, null, Benchmark.WRITE);
    }

    @Command(description = "Nine reads to a write, at half of the highest rate.")
    int mixed(@Mixin BenchOptions options) {
        return measure("mixed", options, null, Benchmark.MIXED);
    }

    @Command(description = "From the start of the process to its ready line.")
    int start(@Mixin BenchOptions options) {
        return measure("start", options, null, Benchmark.START);
    }

    @Command(description = "Pictures and snippets by their signed URLs, against nginx with the same files.")
    int media(@Mixin BenchOptions options) {
        return measure("media", options, null, Benchmark.MEDIA);
    }

    @Command(name = "notify", description = "From a post to its notification.")
    int notifications(@Mixin BenchOptions options) {
        return measure("notify", options, null, Benchmark.NOTIFY);
    }

    @Command(description = "Uploading pictures, and reading meanwhile.")
    int upload(@Mixin BenchOptions options) {
        return measure("upload", options, null, Benchmark.UPLOAD);
    }

    @Command(description = "The cleaner at work on millions of notifications, and reading meanwhile.")
    int clean(@Mixin BenchOptions options) {
        return measure("clean", options, null, Benchmark.CLEAN);
    }

    @Command(description = "Judging texts, short and long.")
    int moderation(@Mixin BenchOptions options) {
        return measure("moderation", options, null, Benchmark.MODERATION);
    }

    @Command(description = "A process per service, against one process on PostgreSQL.")
    int services(@Mixin BenchOptions options) {
        return measure("services", options, null, Benchmark.SERVICES);
    }

    @Command(description = "All of them.")
    int all(
            @Mixin BenchOptions options,
            @Option(
                            names = "--docs",
                            paramLabel = "FOLDER",
                            description = "Also write benchmarks.md, .svg and .json into this folder.")
                    @Nullable
                    Path docs) {
        return measure("all", options, docs, Benchmark.values());
    }

    @Command(description = "Writes the page again from measured values.")
    int page(
            @Option(
                            names = "--json",
                            paramLabel = "FILE",
                            required = true,
                            description = "What --json wrote; give it again for more than one.")
                    List<Path> json,
            @Option(names = "--docs", paramLabel = "FOLDER", required = true, description = "Where to write it.")
                    Path docs) {
        return told(() -> {
            Page.write(
                    json.stream()
                            .flatMap(file -> Report.readFrom(file).stream())
                            .toList(),
                    docs);
            return true;
        });
    }

    private int measure(String name, BenchOptions options, @Nullable Path docs, Benchmark... benchmarks) {
        CommandSpec command = Objects.requireNonNull(spec);
        if (options.pairs < 1 || options.seconds < 1) {
            throw new ParameterException(command.commandLine(), "--pairs and --seconds must be at least 1");
        }
        PrintWriter err = command.commandLine().getErr();
        Plan plan = new Plan(CleaveProgram.running(), options.pairs, options.seconds, line -> {
            err.println(line);
            err.flush();
        });
        return told(() -> {
            for (Benchmark benchmark : benchmarks) {
                benchmark.requireTools();
            }
            Report report = report(name, plan, command.commandLine().getOut(), benchmarks);
            write(report, options, docs);
            return report.held();
        });
    }

    private static Report report(String name, Plan plan, PrintWriter out, Benchmark... benchmarks) {
        Machine machine = Machine.here();
        if (machine.busy()) {
            plan.progress()
                    .accept("Other programs use %s %% of this machine: do not trust these numbers."
                            .formatted(machine.busyPercent()));
        }
        String again = CALL + name + " --pairs " + plan.pairs() + " --seconds " + plan.seconds();
        return new Report(LocalDate.now(ZoneOffset.UTC).toString(), again, machine, rows(plan, out, benchmarks));
    }

    /** Each benchmark has a workplace of its own, so that none runs beside what another left, and its own table. */
    private static List<Row> rows(Plan plan, PrintWriter out, Benchmark... benchmarks) {
        List<Row> rows = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            try (Workplace workplace = new Workplace()) {
                List<Row> measured = benchmark.run(plan, workplace);
                out.println(Table.forTerminal(measured));
                out.flush();
                rows.addAll(measured);
            }
        }
        return rows;
    }

    private static void write(Report report, BenchOptions options, @Nullable Path docs) {
        if (options.json != null) {
            Report.write(List.of(report), options.json);
        }
        if (options.svg != null) {
            Plot.write(report.rows(), options.svg);
        }
        if (docs != null) {
            Page.write(List.of(report), docs);
        }
    }

    /** The exit code for what happened; a failure is one plain line. */
    private int told(BooleanSupplier held) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        try {
            return held.getAsBoolean() ? 0 : 1;
        } catch (MissingTool e) {
            err.println(e.getMessage());
            return 2;
        } catch (BenchFailure | ServerFailure e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
