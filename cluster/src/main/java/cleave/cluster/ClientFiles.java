package cleave.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The web client's files, which only the program has. */
@FunctionalInterface
public interface ClientFiles {
    /**
     * Writes them, over those that are there.
     *
     * @param modules whose pages the client shows
     */
    void unpack(Path folder, List<String> modules) throws IOException;
}
