package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** An nginx of our own: its configuration, pid file, logs and temporary files are all in its folder. */
public class Nginx extends ServerProcess {
    public static final Tool TOOL = new Tool("nginx", "nginx");
    private final Account account = Account.unprivileged("www-data", "nobody");
    private final Path program;
    private final int port;
    private final int workers;
    private final String http;

    /**
     * @param port where {@code http} listens on 127.0.0.1; asked to learn whether it serves
     * @param workers processes that serve
     * @param http what stands in the {@code http} block; relative paths in it are in {@code folder}
     * @throws MissingTool when nginx is not installed
     */
    public Nginx(Path folder, int port, int workers, String http) {
        super("nginx", folder);
        this.program = TOOL.path();
        this.port = port;
        this.workers = workers;
        this.http = http;
    }

    @Override
    protected void prepare() throws IOException {
        super.prepare();
        account.own(folder());
        Path configuration = folder().resolve("nginx.conf");
        Files.writeString(configuration, configuration());
        // It may name secrets of what nginx stands in front of.
        Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
        account.own(configuration);
    }

    private String configuration() {
        return """
                daemon off;
                worker_processes %d;
                pid nginx.pid;
                error_log stderr warn;
                events { worker_connections 4096; }
                http {
                client_body_temp_path client-body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                %s
                }
                """.formatted(workers, http);
    }

    @Override
    protected List<String> command() {
        return account.running(
                List.of(program.toString(), "-p", folder().toString(), "-c", "nginx.conf", "-e", "stderr"));
    }

    @Override
    protected boolean ready() {
        return Loopback.accepts(port);
    }

    public int port() {
        return port;
    }
}
