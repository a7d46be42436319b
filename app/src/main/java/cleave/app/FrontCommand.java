package cleave.app;

import cleave.cluster.FrontFolder;
import cleave.platform.runtime.LogSettings;
import cleave.platform.runtime.Logs;
import cleave.platform.runtime.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Writes what an nginx in front of the services needs, for where {@code ./cleave up} does not start it. */
@Command(
        name = "front",
        mixinStandardHelpOptions = true,
        description = "Writes a folder with what nginx 1.28 or newer needs in front of services that run elsewhere: its"
                + " configuration and the client's files.")
final class FrontCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where to; it is made.")
    private Path out = Path.of("front");

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            description = "Port, or address and port, for users (${DEFAULT-VALUE}).")
    private String listen = Integer.toString(FrontFolder.PORT);

    @Option(
            names = "--service",
            paramLabel = "NAME=HOST:PORT",
            split = ",",
            description = "Where a service is (at its name, port 8080).")
    private Map<String, String> services = Map.of();

    @Option(names = "--store", paramLabel = "HOST:PORT", description = "Where the S3 is (${DEFAULT-VALUE}).")
    private String store = "minio:9000";

    @Option(
            names = "--cache",
            paramLabel = "FOLDER",
            description = "Where nginx keeps pictures and snippets (${DEFAULT-VALUE}).")
    private String cache = "/var/cache/nginx";

    @Option(
            names = "--resolver",
            paramLabel = "ADDRESS",
            description = "DNS server that is asked each second where these names are; without it, only at the start.")
    private @Nullable String resolver;

    @Override
    public Integer call() {
        Logs.configure(new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.WARN));
        try {
            new FrontFolder(listen, services, store, cache, resolver)
                    .write(out, (folder, modules) -> Client.unpack(new Client.Present(Version.TEXT, modules), folder));
        } catch (IOException e) {
            throw new SettingsException("Cannot write to " + out + " (" + e.getMessage() + "): give another folder.");
        }
        System.out.println(
                "Written to " + out + ". Start it with: nginx -p " + out.toAbsolutePath() + " -c nginx.conf");
        return ExitCode.OK;
    }
}
