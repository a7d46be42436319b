package cleave.app;

import cleave.bench.BenchCommand;
import cleave.conformance.CheckCommand;
import cleave.platform.runtime.DataFolder;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.LogSettings;
import cleave.platform.runtime.Logs;
import cleave.platform.runtime.Settings;
import cleave.platform.runtime.SettingsException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program: without a command it serves. */
@Command(
        name = "cleave",
        mixinStandardHelpOptions = true,
        version = "Cleave",
        description = "One small social system: serves it, checks it, measures it.",
        subcommands = {
            Main.Serve.class,
            ConfigCommand.class,
            PasswdCommand.class,
            CheckCommand.class,
            BenchCommand.class
        })
public final class Main implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure))
                .setParameterExceptionHandler((wrong, given) -> {
                    System.err.println(wrong.getMessage() + ". See ./cleave --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(args));
    }

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
        new CountDownLatch(1).await();
        return 0;
    }

    /** Being told to end is no failure, but the JVM's own status for it would say so. */
    private static void stop(Running running) {
        running.close();
        Runtime.getRuntime().halt(0);
    }

    private static int explain(Exception failure) throws Exception {
        if (!(failure instanceof SettingsException || failure instanceof Failure)) throw failure;
        System.err.println(failure.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The same under its own name. */
    @Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves in one process, until it is stopped.")
    static final class Serve implements Callable<Integer> {
        @Mixin
        private final Main main = new Main();

        @Override
        public Integer call() throws InterruptedException {
            return main.call();
        }
    }
}
