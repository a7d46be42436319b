package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An nginx of our own: its configuration, pid file, logs and temporary files are all in its folder. */
public class Nginx extends ServerProcess {
    public static final Tool TOOL = new Tool("nginx", "nginx");
    /** As long as the services give a request. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Account account = Account.unprivileged("www-data", "nobody");
    private final Path program;
    private final String host;
    private final int port;
    private final int workers;
    private volatile String http;

    /**
     * @param port where {@code http} listens on 127.0.0.1; asked to learn whether it serves
     * @param workers processes that serve
     * @param http what stands in the {@code http} block; relative paths in it are in {@code folder}
     * @throws MissingTool when nginx is not installed
     */
    public Nginx(Path folder, int port, int workers, String http) {
        this(folder, Loopback.HOST, port, workers, http);
    }

    /** The same where {@code http} listens on {@code host}: an address, or that of all. */
    Nginx(Path folder, String host, int port, int workers, String http) {
        super("nginx", folder);
        this.program = TOOL.path();
        this.host = host;
        this.port = port;
        this.workers = workers;
        this.http = http;
    }

    @Override
    protected void prepare() throws IOException {
        super.prepare();
        account.own(folder());
        writeConfiguration();
    }

    private void writeConfiguration() throws IOException {
        Path configuration = folder().resolve("nginx.conf");
        Files.writeString(configuration, configuration());
        // It may name secrets of what nginx stands in front of.
        Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
        account.own(configuration);
    }

    private String configuration() {
        return """
                daemon off;
                pcre_jit on;
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

    /**
     * Lets a running nginx go over to another {@code http} block and returns once no process of it works by the old one.
     * Each request in work is answered before; a connection that is idle is closed.
     */
    void reload(String other) {
        List<ProcessHandle> old = ProcessHandle.of(pid()).stream()
                .flatMap(ProcessHandle::children)
                .toList();
        http = other;
        try {
            writeConfiguration();
        } catch (IOException e) {
            throw new ServerFailure("Cannot write nginx's configuration: " + e.getMessage(), e);
        }
        new Command(List.of("sh", "-c", "kill -HUP " + pid()), folder(), log()).run(Duration.ofSeconds(5));
        // One that has a long answer to send goes on with it; what is asked from here on is asked of the new ones.
        Waiting.until(() -> old.stream().noneMatch(ProcessHandle::isAlive), PATIENCE);
    }

    /** One clock for the logs of all servers. */
    @Override
    protected void environment(Map<String, String> variables) {
        variables.put("TZ", "UTC");
    }

    @Override
    protected List<String> command() {
        return account.running(
                List.of(program.toString(), "-p", folder().toString(), "-c", "nginx.conf", "-e", "stderr"));
    }

    @Override
    protected boolean ready() {
        return Loopback.accepts(host, port);
    }

    String host() {
        return host;
    }

    public int port() {
        return port;
    }
}
