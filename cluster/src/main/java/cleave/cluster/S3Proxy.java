package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** S3Proxy on files: what speaks S3 where MinIO cannot be built. Its jars are where {@code ./test} puts them. */
final class S3Proxy extends S3Server {

    S3Proxy(Path folder, int port, boolean temporary) {
        super("s3proxy", folder, port, temporary);
    }

    static boolean isThere() {
        return Files.isDirectory(jars());
    }

    private static Path jars() {
        return Caches.ours().resolve("s3proxy");
    }

    @Override
    protected void prepare() throws IOException {
        super.prepare();
        Path file = configuration();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(endpoint(), ACCESS_KEY, secretKey(), data()));
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
                configuration().toString());
    }

    @Override
    protected boolean ready() {
        return Loopback.accepts(port());
    }

    private Path configuration() {
        return folder().resolve("s3proxy.properties");
    }
}
