package cleave.moderation.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where models come from. */
public final class Models {
    private static final String FILE = "hate.model";
    private static final String MANIFEST = FILE + ".json";
    private static final Pattern HASH = Pattern.compile("\"model\" ?: ?\"([0-9a-f]{64})\"");
    private static final int HASH_DIGITS = 12;

    private Models() {}

    /** The classifier that comes with the program. Takes some tens of milliseconds: build it before listening. */
    public static Classifier shipped(ModerationThresholds thresholds) {
        return new TextClassifier(Model.read(resource(FILE)), thresholds, version(thresholds));
    }

    /** The model that comes with the program, to measure it. */
    public static Model shippedModel() {
        return Model.read(resource(FILE));
    }

    /**
     * A model from a file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalStateException when it is no model
     */
    public static Model read(Path file) throws IOException {
        return Model.read(Files.readAllBytes(file));
    }

    private static byte[] resource(String name) {
        try (InputStream file = Models.class.getResourceAsStream(name)) {
            if (file == null) throw new IllegalStateException(name + " is missing from the program.");
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash is the manifest's: to make it anew of megabytes would slow the start. */
    private static String version(ModerationThresholds thresholds) {
        String manifest = new String(resource(MANIFEST), StandardCharsets.UTF_8);
        Matcher hash = HASH.matcher(manifest);
        if (!hash.find()) throw new IllegalStateException(MANIFEST + " does not name its model.");
        return hash.group(1).substring(0, HASH_DIGITS) + "-" + thresholds.review() + "-" + thresholds.hateful();
    }

    /** The SHA-256 of some bytes in hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
