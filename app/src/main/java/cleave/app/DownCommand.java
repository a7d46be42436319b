package cleave.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Stops the services shape. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops what ./cleave up started. The data stays.")
final class DownCommand implements Callable<Integer> {
    @Mixin
    private final ClusterData data = new ClusterData();

    @Override
    public Integer call() {
        boolean ran = data.cluster().down();
        System.out.println(ran ? "Cleave is stopped. Its data stays in " + data.folder() + "." : "Nothing runs.");
        return ExitCode.OK;
    }
}
