package cleave.cluster;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A record kept in a file that only its owner may read. Readers see the whole old one or the whole new one. */
record JsonFile<T>(Path path, Class<T> type) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** What was written last; empty when there is no file. */
    Optional<T> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ServerFailure("Cannot read %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    void write(T value) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Secrets.write(fresh, JSON.writeValueAsBytes(value));
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ServerFailure("Cannot write %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new ServerFailure("Cannot delete %s: %s".formatted(path, e.getMessage()), e);
        }
    }
}
