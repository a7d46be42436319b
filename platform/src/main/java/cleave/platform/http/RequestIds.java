package cleave.platform.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Names requests: by what the client calls them where that is harmless, else by a new id. Safe for many threads. */
final class RequestIds {
    private static final int MAX_LENGTH = 128;

    private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextInt());
    private final AtomicLong count = new AtomicLong();

    String of(@Nullable String given) {
        return given != null && harmless(given) ? given : process + Long.toHexString(count.incrementAndGet());
    }

    private static boolean harmless(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) return false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && c != '.' && c != '_' && c != '-') return false;
        }
        return true;
    }
}
