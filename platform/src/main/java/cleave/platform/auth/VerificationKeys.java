package cleave.platform.auth;

import java.security.interfaces.ECPublicKey;
import org.jspecify.annotations.Nullable;

/** The public keys whose signatures count. Safe for many threads. */
@FunctionalInterface
public interface VerificationKeys {
    /**
     * The P-256 key of this id, or null where none is trusted. May block, for a source that has to ask elsewhere for
     * an id that is new to it.
     */
    @Nullable
    ECPublicKey find(String kid);
}
