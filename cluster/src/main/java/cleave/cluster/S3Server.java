package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

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

    @Override
    protected void prepare() throws IOException {
        super.prepare();
        Files.createDirectories(data());
        Path file = folder().resolve("secret");
        if (!Files.exists(file)) {
            byte[] random = new byte[20];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        secret = Files.readString(file);
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
        return "http://" + Loopback.HOST + ":" + port;
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
