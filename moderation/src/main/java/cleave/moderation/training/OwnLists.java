package cleave.moderation.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sentences that people of this project wrote to try the model on; it never learns from them. */
final class OwnLists {
    private OwnLists() {}

    /** Harmless ones with what looks like hate. */
    static List<String> harmless() {
        return read("harmless.txt");
    }

    /** Plainly hateful ones without slurs. */
    static List<String> hateful() {
        return read("hateful.txt");
    }

    private static List<String> read(String name) {
        try (InputStream file = OwnLists.class.getResourceAsStream(name)) {
            if (file == null) throw new IllegalStateException(name + " is missing from the program.");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
