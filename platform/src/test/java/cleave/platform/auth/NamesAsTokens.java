package cleave.platform.auth;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the token for the user's name, so that a test has as many users as it likes. */
public final class NamesAsTokens implements Authenticator {
    @Override
    public @Nullable Principal known(String token) {
        return user(token);
    }

    @Override
    public @Nullable Principal verify(String token) {
        return user(token);
    }

    /** The user of this name, the same at each call. */
    public static Principal user(String name) {
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Principal(new UUID(0x0190_0000_0000_7000L, hash.getLeastSignificantBits()), name);
    }
}
