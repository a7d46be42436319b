package cleave.app;

import cleave.cluster.Row;
import cleave.platform.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the processes of the services shape. */
@Command(
        name = "ps",
        mixinStandardHelpOptions = true,
        description = "Shows what ./cleave up started, and what it uses.")
final class PsCommand implements Callable<Integer> {
    @Mixin
    private final ClusterData data = new ClusterData();

    @Option(names = "--json", description = "Writes JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<Row> rows = data.cluster().rows();
        if (json) System.out.println(new String(Json.bytes(rows), StandardCharsets.UTF_8));
        else if (rows.isEmpty()) System.out.println("Nothing runs. Start it with " + data.command("up") + ".");
        else System.out.print(ProcessTable.of(rows));
        return ExitCode.OK;
    }
}
