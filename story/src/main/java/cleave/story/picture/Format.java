package cleave.story.picture;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The kinds of picture that are taken, each told by its first bytes alone. */
enum Format {
    JPEG,
    PNG,
    GIF,
    WEBP;

    /** As many bytes as are needed to tell. */
    static final int SIGNATURE = 12;

    /** The format that begins so, or null. */
    static @Nullable Format of(byte[] start) {
        if (begins(start, 0, "\u00ff\u00d8\u00ff")) return JPEG;
        if (begins(start, 0, "\u0089PNG\r\n\u001a\n")) return PNG;
        if (begins(start, 0, "GIF87a") || begins(start, 0, "GIF89a")) return GIF;
        return begins(start, 0, "RIFF") && begins(start, 8, "WEBP") ? WEBP : null;
    }

    private static boolean begins(byte[] start, int from, String latin1) {
        byte[] signature = latin1.getBytes(StandardCharsets.ISO_8859_1);
        if (start.length < from + signature.length) return false;
        for (int i = 0; i < signature.length; i++) {
            if (start[from + i] != signature[i]) return false;
        }
        return true;
    }
}
