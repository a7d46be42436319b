package cleave.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A PostgreSQL server of our own on 127.0.0.1: durable as PostgreSQL is by default, no Unix socket, one superuser with a
 * generated password. Data, port and password stay the same over {@link #stop()} and {@link #start()}.
 */
public final class Postgres extends ServerProcess {
    public static final String USER = "postgres";
    /** How many sessions it lets in unless {@code max_connections} is set. */
    static final int CONNECTIONS = 200;

    private final PostgresBinaries binaries;
    private final Account account = Account.unprivileged("postgres", "nobody");
    private final int port;
    private final Map<String, String> settings;
    private final boolean temporary;
    private String password = "";

    /**
     * @param folder where its data, password and log are; kept by {@link #close()}
     * @param settings what to set beside PostgreSQL's defaults, as {@code postgres -c} takes it
     */
    public Postgres(PostgresBinaries binaries, Path folder, int port, Map<String, String> settings) {
        this(binaries, folder, port, settings, false);
    }

    private Postgres(
            PostgresBinaries binaries, Path folder, int port, Map<String, String> settings, boolean temporary) {
        super("postgres", folder);
        this.binaries = binaries;
        this.port = port;
        this.settings = new TreeMap<>(settings);
        this.temporary = temporary;
    }

    /** A server that is not yet started, on a free port, in a folder that {@link #close()} deletes. */
    public static Postgres temporary() {
        return temporary(Map.of());
    }

    /** The same with settings beside PostgreSQL's defaults. */
    public static Postgres temporary(Map<String, String> settings) {
        return new Postgres(
                PostgresBinaries.find(), Folder.temporary("cleave-postgres-"), Loopback.freePort(), settings, true);
    }

    @Override
    protected void prepare() throws IOException {
        super.prepare();
        account.own(folder());
        Path passwordFile = folder().resolve("password");
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            // What an initdb that was cut short left behind would stop the next one.
            Folder.delete(data());
            writePassword(passwordFile);
            initdb(passwordFile);
        }
        password = Files.readString(passwordFile);
    }

    private void writePassword(Path file) throws IOException {
        Secrets.write(file, Secrets.password().getBytes(StandardCharsets.US_ASCII));
        account.own(file);
    }

    private void initdb(Path passwordFile) {
        List<String> line = new ArrayList<>(List.of(binaries.program("initdb"), "--pgdata=" + data()));
        line.addAll(List.of("--username=" + USER, "--pwfile=" + passwordFile, "--auth=scram-sha-256"));
        line.addAll(List.of("--encoding=UTF8", "--locale=C"));
        if (temporary) {
            line.add("--no-sync");
        }
        new Command(account.running(line), folder(), log()).run(Duration.ofMinutes(2));
    }

    @Override
    protected List<String> command() {
        Map<String, String> all = new TreeMap<>(Map.of(
                "listen_addresses",
                Loopback.HOST,
                "port",
                Integer.toString(port),
                "unix_socket_directories",
                "",
                "max_connections",
                Integer.toString(CONNECTIONS),
                "log_timezone",
                "UTC"));
        all.putAll(settings);
        List<String> line = new ArrayList<>(List.of(binaries.program("postgres"), "-D", data().toString()));
        all.forEach((key, value) -> line.addAll(List.of("-c", key + "=" + value)));
        return account.running(line);
    }

    /** Opens a session as far as the server's first answer: it asks for a password once it serves. */
    @Override
    protected boolean ready() {
        byte[] parameters = ("user\0" + USER + "\0database\0postgres\0\0").getBytes(StandardCharsets.UTF_8);
        try (Socket socket = Loopback.connect(port)) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] message = new byte[8 + parameters.length];
            ByteBuffer.wrap(message)
                    .putInt(message.length)
                    .putInt(3 << 16) // version 3.0 of the protocol
                    .put(parameters);
            out.write(message);
            return new DataInputStream(socket.getInputStream()).readByte() == 'R';
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    protected Duration startLimit() {
        return Duration.ofSeconds(60);
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave. */
    @Override
    protected void requestStop(Process running) {
        new Command(List.of("sh", "-c", "kill -INT " + running.pid()), folder(), log()).run(Duration.ofSeconds(5));
    }

    /**
     * Makes an empty database unless there is one of that name. The PostgreSQL JDBC driver must be on the class path.
     *
     * @param name lower-case letters, digits and underscores
     * @return its JDBC URL
     */
    public String createDatabase(String name) {
        String url = jdbcUrl(name);
        new PostgresDatabases(jdbcUrl("postgres")).create(name);
        return url;
    }

    /**
     * Makes a database and a role of the same name that owns it and may use no other; where they are there already, the
     * role gets this password. The PostgreSQL JDBC driver must be on the class path.
     *
     * @param name lower-case letters, digits and underscores
     * @param password letters and digits
     */
    void createOwned(String name, String password) {
        jdbcUrl(name);
        new PostgresDatabases(jdbcUrl("postgres")).createOwned(name, password);
    }

    /** The URL of a database of this server with user and password in it; known once the server was started. */
    public String jdbcUrl(String database) {
        if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a database name: " + database);
        }
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                .formatted(Loopback.HOST, port, database, USER, password);
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    public PostgresBinaries binaries() {
        return binaries;
    }

    private Path data() {
        return folder().resolve("data");
    }

    @Override
    protected void dispose() {
        if (temporary) {
            Folder.delete(folder());
        }
    }
}
