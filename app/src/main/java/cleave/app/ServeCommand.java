package cleave.app;

import cleave.platform.runtime.DataFolder;
import cleave.platform.runtime.LogSettings;
import cleave.platform.runtime.Logs;
import cleave.platform.runtime.Settings;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves in one process, until it is told to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves in one process, until it is stopped. The default.")
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = options.load();
        Logs.configure(settings.get(LogSettings.class));
        DataFolder data = DataFolder.lock(settings.get(AppSettings.class).dataFolder());
        System.out.println("Data folder: " + data.path() + (data.existing() ? " (existing)" : " (new)"));
        Running running = Running.start(settings, data);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
        System.out.println("Management: http://" + running.managementAddress());
        System.out.println("Cleave is ready: http://" + running.address());
        // What only the start needed goes, and its memory with it, before there is load.
        System.gc();
        new CountDownLatch(1).await();
        return 0;
    }

    /** Being told to end is no failure, but the JVM's own status for it would say so. */
    private static void stop(Running running) {
        running.close();
        Runtime.getRuntime().halt(0);
    }
}
