package cleave.story.picture;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture as it is stored.
 *
 * @param extension {@code jpg} or {@code png}
 * @param sha256 of the bytes, in lower-case hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not compared
public record Picture(byte[] bytes, Size size, String extension, String sha256) {

    static Picture of(byte[] bytes, Size size, String extension) {
        return new Picture(bytes, size, extension, sha256(new Bytes(bytes)));
    }

    static String sha256(Bytes bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.array(), bytes.at(), bytes.left());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
