package cleave.platform.auth;

import org.jspecify.annotations.Nullable;

/** Finds out who a token belongs to. Safe for many threads. */
public interface Authenticator {
    /** Knows no token at all: for a server whose routes are open to anyone. */
    Authenticator OF_NOBODY = new Authenticator() {
        @Override
        public @Nullable Bearer known(String token) {
            return null;
        }

        @Override
        public @Nullable Bearer verify(String token) {
            return null;
        }
    };

    /** The answer where it is known already and still valid, else null. Never blocks. */
    @Nullable
    Bearer known(String token);

    /**
     * Verifies the token. Takes about half a millisecond of CPU, so it does not belong on an event loop.
     *
     * @return null when the token is malformed, expired, not for us, or not signed by a known key
     * @throws cleave.platform.runtime.Failure unavailable, where the keys are elsewhere and nobody could be asked
     */
    @Nullable
    Bearer verify(String token);
}
