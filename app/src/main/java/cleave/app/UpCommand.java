package cleave.app;

import cleave.cluster.Cluster;
import cleave.cluster.ServerFailure;
import cleave.cluster.State;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the services shape on this machine, or repairs and changes the one that runs. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts a process per service on this machine, with PostgreSQL, Kafka, MinIO and nginx. Repeated, it"
                        + " starts what is missing and applies what was changed.")
final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port that nginx listens on (8080, then as it was; 0 takes any free one).")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address that nginx listens on (127.0.0.1, then as it was). All else is on 127.0.0.1.")
    private @Nullable String host;

    @Option(
            names = "--scale",
            paramLabel = "SERVICE=N",
            split = ",",
            description = "How often a service runs (once, then as it was).")
    private Map<String, Integer> scale = Map.of();

    @Mixin
    private final ClusterData data = new ClusterData();

    @Override
    public Integer call() {
        StartTable table = new StartTable(System.out);
        try {
            State state = data.cluster().up(Cluster.wanted(host, port, scale), table::show);
            System.out.println("Cleave is ready: " + state.url());
            return ExitCode.OK;
        } catch (ServerFailure e) {
            System.err.println(e.getMessage());
            if (table.shown()) {
                System.err.printf(
                        "What could be started runs on, and the rest is tried again: %s shows how it goes, %s ends it.%n",
                        data.command("ps"), data.command("down"));
            }
            return ExitCode.SOFTWARE;
        }
    }
}
