package cleave.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A MinIO server with one folder as its drive. */
public final class Minio extends S3Server {
    private static final Tool TOOL = new Tool("minio", "golang, then it is built");
    private final Path program;

    /**
     * @param folder where its data, secret and log are; kept by {@link #close()}
     * @throws MissingTool when this machine does not have it
     */
    public Minio(Path folder, int port) {
        this(folder, port, false);
    }

    Minio(Path folder, int port, boolean temporary) {
        super("minio", folder, port, temporary);
        this.program = find().orElseThrow(() -> new MissingTool(TOOL));
    }

    /** On the PATH, else where {@code ./test} builds it. */
    static Optional<Path> find() {
        return Caches.program(TOOL.name());
    }

    /** Where {@code ./test} and {@code ./cleave up} build it. */
    static Path built() {
        return Caches.built(TOOL.name());
    }

    @Override
    protected List<String> command() {
        return List.of(
                program.toString(),
                "server",
                "--quiet",
                "--certs-dir",
                folder().resolve("certs").toString(),
                "--address",
                Loopback.HOST + ":" + port(),
                data().toString());
    }

    @Override
    protected void environment(Map<String, String> variables) {
        variables.keySet().removeIf(name -> name.startsWith("MINIO_"));
        variables.put("MINIO_ROOT_USER", ACCESS_KEY);
        variables.put("MINIO_ROOT_PASSWORD", secretKey());
        variables.put("MINIO_BROWSER", "off");
        variables.put("MINIO_UPDATE", "off");
        variables.put("HOME", folder().toString());
    }

    /** It listens before it serves; its own answer says when it does. */
    @Override
    protected boolean ready() {
        return Loopback.answersWell(port(), "/minio/health/cluster");
    }
}
