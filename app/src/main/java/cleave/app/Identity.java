package cleave.app;

import cleave.platform.auth.AuthSettings;
import cleave.platform.auth.Authenticator;
import cleave.platform.auth.RemoteKeys;
import cleave.platform.auth.SigningKeys;
import cleave.platform.auth.TokenVerifier;
import cleave.platform.auth.Tokens;
import cleave.platform.peer.Peer;
import cleave.platform.runtime.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens count: those that this process signs with keys of its own, or those of the service that signs them.
 *
 * @param authenticator verifies them, here in both cases
 * @param signer null where they are signed elsewhere
 * @param lacking says what is lacking to verify a token, or null
 */
record Identity(Authenticator authenticator, @Nullable Tokens signer, Supplier<@Nullable String> lacking) {
    private static final String JWKS = "/.well-known/jwks.json";

    /** For the process that runs user. */
    static Identity here(AuthSettings settings, Path keys, InstantSource clock) {
        Tokens tokens = new Tokens(settings, SigningKeys.open(keys), clock);
        return new Identity(tokens, tokens, () -> null);
    }

    /** For one that does not; {@code opened} gets what is to be closed. */
    static Identity of(Peer user, AuthSettings settings, InstantSource clock, Deque<AutoCloseable> opened) {
        RemoteKeys keys = new RemoteKeys(() -> jwks(user));
        opened.push(keys);
        return new Identity(
                new TokenVerifier(keys, settings, clock),
                null,
                () -> keys.areThere() ? null : "keys of " + user.where());
    }

    private static String jwks(Peer user) {
        Peer.Answer answer = user.get(JWKS);
        if (answer.status() == 200) return new String(answer.body(), StandardCharsets.UTF_8);
        IOException cause = new IOException(user.where() + " answered " + JWKS + " with " + answer.status());
        throw Failure.unavailable("Tokens cannot be verified right now. Try again.", cause);
    }

    /** For the module that issues them. */
    Tokens tokens() {
        if (signer == null) throw new IllegalStateException("tokens are issued elsewhere");
        return signer;
    }
}
