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
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One Kafka broker that is its own controller. Its data and its port stay the same over stop and start. */
public final class Kafka extends ServerProcess {
    static final String VERSION = "4.3.1";
    private static final Tool TOOL = new Tool("kafka", "maven, then tools/kafka/install.sh gets its jars");
    private static final Duration FORMAT_LIMIT = Duration.ofSeconds(30);
    private final Path jars;
    private final int port;
    private final boolean temporary;
    private String security = "";

    /**
     * @param folder where its data and its log are; kept by {@link #close()}
     * @throws MissingTool when this machine does not have its jars
     */
    public Kafka(Path folder, int port) {
        this(folder, port, false);
    }

    private Kafka(Path folder, int port, boolean temporary) {
        super("kafka", folder);
        this.jars = find().orElseThrow(() -> new MissingTool(TOOL));
        this.port = port;
        this.temporary = temporary;
    }

    /** A broker that is not yet started, on a free port, in a folder that {@link #close()} deletes. */
    public static Kafka temporary() {
        return new Kafka(Folder.temporary("cleave-kafka-"), Loopback.freePort(), true);
    }

    /** Has it ask every client who it is, by SASL/PLAIN; from its next start on. */
    public void requireLogin(String user, String password) {
        security = """
                listener.security.protocol.map=PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                sasl.enabled.mechanisms=PLAIN
                sasl.mechanism.inter.broker.protocol=PLAIN
                listener.name.plaintext.plain.sasl.jaas.config=%1$s required username="%2$s" password="%3$s" user_%2$s="%3$s";
                """.formatted("org.apache.kafka.common.security.plain.PlainLoginModule", user, password);
    }

    /** The folder of its jars, where {@code tools/kafka/install.sh} puts them. */
    public static Optional<Path> find() {
        return Optional.of(jars()).filter(Files::isDirectory);
    }

    static Path jars() {
        return Caches.ours().resolve("kafka-" + VERSION);
    }

    /** As {@code events.url} takes it. */
    public String url() {
        return "kafka://" + Loopback.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    @Override
    protected void prepare() throws IOException {
        super.prepare();
        Files.writeString(folder().resolve("log4j2.properties"), """
                rootLogger.level = warn
                rootLogger.appenderRef.out.ref = out
                appender.out.type = Console
                appender.out.name = out
                appender.out.layout.type = PatternLayout
                appender.out.layout.pattern = %d{HH:mm:ss.SSS} %-5level %c{1}: %m%n
                # Warns of each start.
                logger.controller.name = org.apache.kafka.controller.QuorumController
                logger.controller.level = error
                """);
        Secrets.write(configuration(), (properties() + security).getBytes(StandardCharsets.UTF_8));
        if (!Files.exists(data().resolve("meta.properties"))) format();
    }

    private String properties() {
        int controller = Loopback.freePort();
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%1$s:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://%1$s:%3$d,CONTROLLER://%1$s:%2$d
                log.dirs=%4$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=2
                log.cleaner.dedupe.buffer.size=8388608
                # There is no other broker that would have what this one loses with the power.
                log.flush.interval.messages=1
                """.formatted(Loopback.HOST, controller, port, data());
    }

    private void format() {
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(UUID.randomUUID()));
        List<String> line = java(
                "-Xmx128m",
                "kafka.tools.StorageTool",
                "format",
                "--ignore-formatted",
                // In one argument: an id may begin with a dash, which would be an option's.
                "--cluster-id=" + id,
                "--config",
                configuration().toString());
        new Command(line, folder(), log()).run(FORMAT_LIMIT);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Override
    protected List<String> command() {
        return java("-Xmx256m", "kafka.Kafka", configuration().toString());
    }

    private List<String> java(String heap, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                // As services have it: at one machine's rates the better compiler's work pays late.
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlog4j2.configurationFile=" + folder().resolve("log4j2.properties"),
                "-cp",
                jars + "/*"));
        line.addAll(List.of(arguments));
        return line;
    }

    /** It listens before it serves; that it tells which calls it knows says when it does. */
    @Override
    protected boolean ready() {
        try (Socket socket = Loopback.connect(port)) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            int call = 42;
            // Its length; then ApiVersions, in its first version; the call's number; a client without a name.
            out.write(ByteBuffer.allocate(14)
                    .putInt(10)
                    .putShort((short) 18)
                    .putShort((short) 0)
                    .putInt(call)
                    .putShort((short) -1)
                    .array());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return in.readInt() > 6 && in.readInt() == call && in.readShort() == 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    protected Duration startLimit() {
        return Duration.ofSeconds(60);
    }

    @Override
    protected void dispose() {
        if (temporary) Folder.delete(folder());
    }

    private Path configuration() {
        return folder().resolve("kafka.properties");
    }

    private Path data() {
        return folder().resolve("data");
    }
}
