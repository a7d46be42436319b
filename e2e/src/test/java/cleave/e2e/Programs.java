package cleave.e2e;

import cleave.cluster.Cleave;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The built program, and servers made of it. */
public final class Programs {
    private Programs() {}

    /**
     * The command line of the program under test: the jar that the property {@code cleave.jar} names, else the one that
     * this build has made.
     *
     * @throws IllegalStateException when it has not been built
     */
    public static List<String> underTest() {
        Path jar = Path.of(System.getProperty("cleave.jar", "../app/target/cleave.jar"));
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    "There is no " + jar.toAbsolutePath().normalize() + ". Build it with: mvn -pl app -am package");
        }
        return Cleave.program(jar);
    }

    /** The same without the better compiler, for programs that end before it would pay. */
    public static List<String> brief() {
        List<String> line = new ArrayList<>(underTest());
        line.add(1, "-XX:TieredStopAtLevel=1");
        return line;
    }

    /**
     * A server for a test or a few, that is not yet started. All clients of a test come from one address, so registering
     * is hardly throttled; {@code settings} may say otherwise.
     *
     * @param folder which the caller deletes
     */
    public static Cleave server(Path folder, Map<String, String> settings) {
        return server(brief(), folder, settings);
    }

    /** One for many tests, whose passwords the better compiler's code hashes in half the time. */
    public static Cleave lastingServer(Path folder, Map<String, String> settings) {
        return server(underTest(), folder, settings);
    }

    private static Cleave server(List<String> program, Path folder, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("throttle.register.burst", "100000"));
        all.putAll(settings);
        return new Cleave(program, folder, all);
    }
}
