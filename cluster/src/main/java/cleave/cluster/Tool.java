package cleave.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that this machine should have.
 *
 * @param name the executable's file name
 * @param debianPackage the Debian package that brings it
 */
public record Tool(String name, String debianPackage) {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    /** Where the program is: on the PATH, else where Debian puts servers. */
    public Optional<Path> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(SEPARATOR.splitAsStream(path), Stream.of("/usr/sbin", "/usr/local/sbin", "/sbin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Where the program is.
     *
     * @throws MissingTool when this machine does not have it
     */
    public Path path() {
        return find().orElseThrow(() -> new MissingTool(this));
    }
}
