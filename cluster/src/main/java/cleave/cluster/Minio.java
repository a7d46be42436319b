package cleave.cluster;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A MinIO server with one folder as its drive. */
public final class Minio extends S3Server {
    private static final Tool TOOL = new Tool("minio", "golang, then ./test builds it");
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
        return TOOL.find()
                .or(() -> Optional.of(Caches.ours().resolve("bin").resolve("minio"))
                        .filter(Files::isExecutable));
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
        String request = "GET /minio/health/cluster HTTP/1.0\r\nHost: " + Loopback.HOST + "\r\n\r\n";
        try (Socket socket = Loopback.connect(port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return answer.endsWith(" 200");
        } catch (IOException notYet) {
            return false;
        }
    }
}
