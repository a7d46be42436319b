package cleave.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** S3Proxy on files: what speaks S3 where MinIO cannot be built. Its jars are where {@code ./test} puts them. */
final class S3Proxy extends S3Server {

    S3Proxy(Path folder, int port, boolean temporary) {
        super("s3proxy", folder, port, temporary);
    }

    static boolean isThere() {
        return Files.isDirectory(jars());
    }

    /** Whether the data in this folder is S3Proxy's. */
    static boolean began(Path folder) {
        return Files.exists(configuration(folder));
    }

    static Path jars() {
        return Caches.ours().resolve("s3proxy");
    }

    @Override
    protected void prepare() throws IOException {
        super.prepare();
        String configuration = """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(endpoint(), ACCESS_KEY, secretKey(), data());
        Secrets.write(configuration(folder()), configuration.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                jars() + "/*",
                "org.gaul.s3proxy.Main",
                "--properties",
                configuration(folder()).toString());
    }

    @Override
    protected boolean ready() {
        return Loopback.accepts(port());
    }

    @Override
    protected String note() {
        return "S3Proxy, since MinIO is not here and cannot be built (it needs Go)";
    }

    private static Path configuration(Path folder) {
        return folder.resolve("s3proxy.properties");
    }
}
