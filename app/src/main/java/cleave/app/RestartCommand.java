package cleave.app;

import cleave.cluster.ServerFailure;
import cleave.cluster.State;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Starts services of the services shape again. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = "Starts services again that ./cleave up started, replica by replica: one that runs more than"
                + " once loses no request.")
final class RestartCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Which ones (all).")
    private List<String> services = List.of();

    @Mixin
    private final ClusterData data = new ClusterData();

    @Override
    public Integer call() {
        try {
            State state = data.cluster().restart(Set.copyOf(services), new StartTable(System.out)::show);
            System.out.println("Cleave is ready: " + state.url());
            return ExitCode.OK;
        } catch (ServerFailure e) {
            System.err.println(e.getMessage());
            return ExitCode.SOFTWARE;
        }
    }
}
