package cleave.platform.auth;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the token for the user's name, so that a test has as many users as it likes; {@code operator} is one. */
public final class NamesAsTokens implements Authenticator {
    public static final String OPERATOR = "operator";

    @Override
    public @Nullable Bearer known(String token) {
        return new Bearer(user(token), token.equals(OPERATOR));
    }

    @Override
    public @Nullable Bearer verify(String token) {
        return known(token);
    }

    /** The user of this name, the same at each call. */
    public static Principal user(String name) {
        UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Principal(new UUID(0x0190_0000_0000_7000L, hash.getLeastSignificantBits()), name);
    }
}
