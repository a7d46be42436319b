package cleave.app;

import cleave.cluster.ClusterLogs;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the logs of the services shape as one. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the logs of what ./cleave up started, by time.")
final class LogsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "One process, or a service's replicas (all).")
    private @Nullable String service;

    @Option(names = "--follow", description = "Goes on with what is written from now on, until it is interrupted.")
    private boolean follow;

    @Mixin
    private final ClusterData data = new ClusterData();

    @Override
    public Integer call() throws InterruptedException {
        ClusterLogs logs = data.cluster().logs();
        String wanted = service == null ? "" : service;
        List<String> names = logs.names();
        if (names.isEmpty() || !(wanted.isEmpty() || names.contains(wanted))) {
            System.err.println(
                    names.isEmpty()
                            ? "There are no logs in " + data.folder() + " yet. They begin with ./cleave up."
                            : "There is no log of " + wanted + ". There are: " + String.join(", ", names) + ".");
            return ExitCode.SOFTWARE;
        }
        if (follow) logs.follow(wanted, System.out::println);
        else logs.tell(wanted, System.out::println);
        return ExitCode.OK;
    }
}
