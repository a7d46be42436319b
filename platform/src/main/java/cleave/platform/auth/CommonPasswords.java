package cleave.platform.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The passwords that guessers try first, about 100,000 of them, compared ignoring case. Kept as sorted 64-bit hashes
 * (800 KB): that a good password is refused by a collision is less likely than one in 10^14.
 *
 * <p>Immutable and safe to share.
 */
public final class CommonPasswords {
    /** In the jar of nbvcxz (MIT licence): one a line, most used first. */
    private static final String RESOURCE = "dictionaries/passwords.txt";

    /** Far below the list's true length: fewer mean a broken jar. */
    private static final int AT_LEAST = 10_000;

    private static final long HASH_START = 0xcbf2_9ce4_8422_2325L;
    private static final long HASH_PRIME = 0x100_0000_01b3L;

    private final long[] hashes;

    private CommonPasswords(long[] hashes) {
        this.hashes = hashes;
    }

    /** Reads the list. Takes some 50 ms, so it is done once, at start. */
    public static CommonPasswords load() {
        long[] hashes = hashLines(read());
        if (hashes.length < AT_LEAST) throw new IllegalStateException(RESOURCE + " is too short");
        Arrays.sort(hashes);
        return new CommonPasswords(hashes);
    }

    private static byte[] read() {
        try (InputStream stream = CommonPasswords.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) throw new IllegalStateException(RESOURCE + " is not on the class path");
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** A loop over bytes, as making a string of every line would take three times as long at start. */
    private static long[] hashLines(byte[] text) {
        long[] hashes = new long[text.length / 2 + 1];
        int lines = 0;
        int start = 0;
        long hash = HASH_START;
        boolean ascii = true;
        for (int i = 0; i <= text.length; i++) {
            byte b = i == text.length ? (byte) '\n' : text[i];
            if (b == '\r') continue;
            if (b == '\n') {
                hashes[lines++] =
                        ascii ? hash : hash(new String(text, start, i - start, StandardCharsets.UTF_8).strip());
                start = i + 1;
                hash = HASH_START;
                ascii = true;
            } else {
                hash = (hash ^ (b >= 'A' && b <= 'Z' ? b + 32 : b)) * HASH_PRIME;
                ascii &= b >= 0;
            }
        }
        return Arrays.copyOf(hashes, lines);
    }

    public boolean contains(String password) {
        return Arrays.binarySearch(hashes, hash(password)) >= 0;
    }

    /** FNV-1a over the UTF-16 units of one form of the password, whatever its case and composition. */
    private static long hash(String password) {
        String plain = Normalizer.normalize(password, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        long hash = HASH_START;
        for (int i = 0; i < plain.length(); i++) {
            hash = (hash ^ plain.charAt(i)) * HASH_PRIME;
        }
        return hash;
    }
}
