package cleave.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reports as the project's documentation shows them: a page, its plot, and every measured value. */
final class Page {
    private Page() {}

    /** Writes {@code benchmarks.md}, {@code .svg} and {@code .json} into the folder. */
    static void write(List<Report> reports, Path folder) {
        try {
            Files.createDirectories(folder);
            Report.write(reports, folder.resolve("benchmarks.json"));
            Plot.write(
                    reports.stream().flatMap(report -> report.rows().stream()).toList(),
                    folder.resolve("benchmarks.svg"));
            Files.writeString(folder.resolve("benchmarks.md"), text(reports));
        } catch (IOException e) {
            throw new BenchFailure("Cannot write to " + folder + ": " + e, e);
        }
    }

    private static String text(List<Report> reports) {
        return """
                # Benchmarks

                ![What was reached, and the bar for it](benchmarks.svg)

                %s
                - Values are medians. A ratio is the median of the ratios of the pairs: both sides run in turn, one right after the other. [Every value](benchmarks.json) is kept.
                - Reads: 64 connections on one thread of wrk. The server is pinned to one core, wrk to another; nginx has one worker, no access log, `sendfile on`, and a file of the very bytes that Cleave answers with.
                - Writes: 64 connections, each answered with 201 after a durable commit (PostgreSQL with its defaults; SQLite with WAL and `synchronous=FULL`). pgbench inserts into a table of the same columns and indexes on the same server, with 64 clients, in its default protocol and, in a row of its own, with prepared statements.
                - Nine reads to a write: each request has its moment, and its latency counts from there, so that a request which has to wait for a slow one is charged for it. The highest rate is what wrk reaches with the same requests.
                - Files by their signed URLs: two snippets, of 1,000 and of 100,000 bytes, and the same two files for nginx.
                - Notifications: posts at a fixed rate on SQLite, while another reader looks at the newest notifications without pause. The time is from a post's 201 to the first answer that lists its notification.
                - Verdicts: statuses in the same way, on a server that lets others see one once it was judged (`moderation.publish=before`). The time is from a status's 201 to the first answer that lists it.
                - Uploads: a JPEG of 4000×3000 with soft shapes and grain. Processor time is what the kernel charges the process with. Of 32 at once each begins again when it is answered, with 201 or with 503 and `Retry-After`; the heap is looked at every 50 ms.
                - Cleaning: a million notifications become too old at one moment, while 1,000 requests a second read the others. Of the file it is asked whether what was deleted gives its place to what is written later.
                - Services: 1,000 requests a second, eight lists read to a status and a post written, after a minute of the same; processor time is what the kernel charges the processes of a side with, its idle moments included. The six services and nginx stand against one process; PostgreSQL, Kafka and MinIO are counted apart.
                - Start: from the fork to the ready line. Memory: what the kernel calls VmRSS.
                """.formatted(reports.stream().map(Page::text).collect(Collectors.joining("\n")));
    }

    private static String text(Report report) {
        Machine machine = report.machine();
        String versions = machine.versions().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(Collectors.joining(", "));
        return """
                Measured by `%s` on %s on %s, %d cores, %,d MB of memory, %s, with %s %% of its cores in use by others; %s.

                %s""".formatted(
                        report.command(),
                        report.date(),
                        machine.processor(),
                        machine.cores(),
                        machine.memoryMegabytes(),
                        machine.kernel(),
                        RowText.number(machine.busyPercent()),
                        versions,
                        Table.forMarkdown(report.rows()));
    }
}
