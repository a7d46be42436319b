package cleave.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line that starts the very program that runs this bench.
 *
 * @param line up to where the program's own arguments begin
 */
record CleaveProgram(List<String> line) {
    private static final String MAIN = "cleave.app.Main";

    /**
     * What the launcher says in the properties {@code cleave.jar} and {@code cleave.java.options}, else what the class
     * path of this JVM allows to conclude.
     */
    static CleaveProgram running() {
        return of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("cleave.java.options", "--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC"),
                System.getProperty("cleave.jar", ""),
                System.getProperty("java.class.path"));
    }

    static CleaveProgram of(String java, String options, String jar, String classPath) {
        List<String> line = new ArrayList<>(List.of(java));
        Stream.of(options.strip().split("\\s+", -1))
                .filter(option -> !option.isEmpty())
                .forEach(line::add);
        if (!jar.isBlank()) {
            line.addAll(List.of("-jar", jar));
        } else if (classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)) {
            line.addAll(List.of("-jar", classPath));
        } else {
            line.addAll(List.of("-cp", classPath, MAIN));
        }
        return new CleaveProgram(line);
    }
}
