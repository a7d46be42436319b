package cleave.app;

import cleave.cluster.Supervisor;
import cleave.platform.runtime.LogSettings;
import cleave.platform.runtime.Logs;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** What {@code up} leaves behind: keeps the services shape running. */
@Command(name = Supervisor.COMMAND, hidden = true, description = "Keeps running what ./cleave up started.")
final class SuperviseCommand implements Callable<Integer> {
    @Mixin
    private final ClusterData data = new ClusterData();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logs.configure(new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.INFO));
        Supervisor.run(
                data.folder(), (folder, modules) -> Client.unpack(new Client.Present(Version.TEXT, modules), folder));
        return ExitCode.OK;
    }
}
