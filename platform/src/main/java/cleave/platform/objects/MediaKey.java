package cleave.platform.objects;

import cleave.platform.runtime.PrivateFiles;
import cleave.platform.runtime.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/** The secret that signs URLs of media: 32 random bytes in a file of their own, made on first start. */
final class MediaKey {
    private static final String FILE = "media.key";
    private static final int BYTES = 32;

    private MediaKey() {}

    /**
     * Reads the key from the folder; makes both where they are missing.
     *
     * @throws SettingsException when it cannot be read or written, or is no such key
     */
    static SecretKeySpec open(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            PrivateFiles.folder(folder);
            if (!Files.exists(file)) PrivateFiles.writeNew(folder, FILE, generate());
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != BYTES) throw damaged(file);
            return new SecretKeySpec(key, SignedUrls.ALGORITHM);
        } catch (IOException e) {
            throw new SettingsException("Cannot use the key file " + file + " (" + e.getMessage()
                    + "): make it readable and writable for this user.");
        } catch (IllegalArgumentException e) {
            throw damaged(file);
        }
    }

    private static String generate() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key) + "\n";
    }

    private static SettingsException damaged(Path file) {
        return new SettingsException("The key file " + file + " does not hold 32 bytes in Base64: put it back from a"
                + " backup, or delete it, and a new one is made (URLs given out before stop working).");
    }
}
