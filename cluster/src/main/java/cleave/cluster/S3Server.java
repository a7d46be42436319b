package cleave.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server that speaks S3, of our own, on 127.0.0.1, with one access key whose secret is generated. Data, port and secret
 * stay the same over {@link #stop()} and {@link #start()}.
 */
public abstract class S3Server extends ServerProcess {
    public static final String ACCESS_KEY = "cleave";
    private final int port;
    private final boolean temporary;
    private String secret = "";

    S3Server(String name, Path folder, int port, boolean temporary) {
        super(name, folder);
        this.port = port;
        this.temporary = temporary;
    }

    /**
     * A server that is not yet started, on a free port, in a folder that {@link #close()} deletes: MinIO, else S3Proxy.
     *
     * @throws MissingTool when this machine has neither
     */
    public static S3Server temporary() {
        Path folder = Folder.temporary("cleave-s3-");
        if (Minio.find().isEmpty() && S3Proxy.isThere()) return new S3Proxy(folder, Loopback.freePort(), true);
        return new Minio(folder, Loopback.freePort(), true);
    }

    /**
     * A server that is not yet started: MinIO, built where that is possible, else S3Proxy. What began as S3Proxy stays
     * so, as the two keep their data differently.
     *
     * @throws MissingTool when this machine has neither and cannot get one
     */
    static S3Server findOrBuild(Path folder, int port, Fetching fetching) {
        boolean minio = !S3Proxy.began(folder) && (Minio.find().isPresent() || fetching.minio());
        if (minio || !(S3Proxy.isThere() || fetching.s3proxy())) return new Minio(folder, port);
        return new S3Proxy(folder, port, false);
    }

    @Override
    protected void prepare() throws IOException {
        super.prepare();
        Files.createDirectories(data());
        Path file = secretFile(folder());
        if (!Files.exists(file)) {
            Secrets.write(file, Secrets.password().getBytes(StandardCharsets.US_ASCII));
        }
        secret = secretKey(folder());
    }

    /** The secret of a server that was started in this folder. */
    static String secretKey(Path folder) {
        try {
            return Files.readString(secretFile(folder));
        } catch (IOException e) {
            throw new ServerFailure("Cannot read %s: %s".formatted(secretFile(folder), e.getMessage()), e);
        }
    }

    private static Path secretFile(Path folder) {
        return folder.resolve("secret");
    }

    @Override
    protected void dispose() {
        if (temporary) Folder.delete(folder());
    }

    /** As {@code objects.url} takes it. */
    public String url(String bucket) {
        return "s3://" + bucket + "?endpoint=" + endpoint();
    }

    public String endpoint() {
        return Loopback.url(port);
    }

    /** Known from the first start on. */
    public String secretKey() {
        return secret;
    }

    public int port() {
        return port;
    }

    Path data() {
        return folder().resolve("data");
    }
}
