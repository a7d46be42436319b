package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The built program.
 *
 * @param jar with the libraries that its manifest names beside it, and perhaps its AOT cache
 */
public record Program(Path jar) {

    public Program {
        jar = jar.toAbsolutePath().normalize();
    }

    /**
     * The program that this JVM runs.
     *
     * @throws ServerFailure when it does not run one
     */
    public static Program running() {
        // With -jar, the class path is the jar alone.
        String jar = System.getProperty("cleave.jar", System.getProperty("java.class.path", ""));
        if (!jar.endsWith(".jar") || !Files.isRegularFile(Path.of(jar))) {
            throw new ServerFailure("Only a built Cleave can start itself again. Start it with ./cleave.");
        }
        return new Program(Path.of(jar));
    }

    /** Another one after each build. */
    String version() {
        try {
            return Files.getLastModifiedTime(jar).toString();
        } catch (IOException e) {
            throw new ServerFailure("Cannot read " + jar + ": " + e.getMessage(), e);
        }
    }

    /**
     * The command line up to where Cleave's own arguments begin: this JVM's {@code java} with the options that
     * {@code ./cleave} gives, then these.
     */
    public List<String> line(List<String> options) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        Path cache = jar.resolveSibling("cleave.aot");
        if (Files.isRegularFile(cache)) {
            // One that does not fit is passed over without a word.
            line.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        line.addAll(options);
        line.addAll(List.of("-jar", jar.toString()));
        return line;
    }
}
