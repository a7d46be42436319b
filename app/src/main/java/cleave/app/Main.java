package cleave.app;

import cleave.bench.BenchCommand;
import cleave.cluster.ServerFailure;
import cleave.conformance.CheckCommand;
import cleave.moderation.training.CorpusException;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.SettingsException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program: its commands, and how their failures are told. Without a command it serves. */
@Command(
        name = "cleave",
        description = "One small social system: serves it, checks it, measures it.",
        subcommands = {
            ServeCommand.class,
            UpCommand.class,
            PsCommand.class,
            DownCommand.class,
            RestartCommand.class,
            LogsCommand.class,
            SuperviseCommand.class,
            FrontCommand.class,
            HealthCommand.class,
            CheckCommand.class,
            ConfigCommand.class,
            PasswdCommand.class,
            CleanCommand.class,
            AuditCommand.class,
            BackupCommand.class,
            ReplayCommand.class,
            ModerateCommand.class,
            TrainCommand.class,
            BenchCommand.class,
            PackageCommand.class
        })
public final class Main implements Callable<Integer> {
    @Mixin
    private final ServeCommand serve = new ServeCommand();

    public static void main(String[] args) {
        speakUtf8();
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure))
                .setParameterExceptionHandler((wrong, given) -> {
                    System.err.println(wrong.getMessage() + ". See ./cleave --help.");
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(args));
    }

    /** What users wrote is printed as they wrote it, whatever a poor locale can show. */
    private static void speakUtf8() {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    @Override
    public Integer call() throws InterruptedException {
        return serve.call();
    }

    /** What an operator can mend is told in one line; anything else is a fault of ours and shows its trace. */
    private static int explain(Exception failure) throws Exception {
        boolean expected = failure instanceof SettingsException
                || failure instanceof Failure
                || failure instanceof ServerFailure
                || failure instanceof CorpusException;
        if (!expected) throw failure;
        System.err.println(told(failure));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static @Nullable String told(Exception failure) {
        if (!(failure instanceof Failure refused) || refused.fields().isEmpty()) return failure.getMessage();
        return refused.fields().stream()
                .map(wrong -> "The " + wrong.field() + " is refused. " + wrong.detail())
                .collect(Collectors.joining(" "));
    }
}
