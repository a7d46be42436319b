package cleave.platform.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues tokens with keys of its own, and verifies them. Safe for many threads. */
public final class Tokens implements Authenticator {
    private final AuthSettings settings;
    private final SigningKeys keys;
    private final InstantSource clock;
    private final TokenVerifier verifier;
    private final JWSHeader header;
    private final JWSSigner signer;

    /** Issues and verifies one token, so that every class is loaded before the first request needs it. */
    public Tokens(AuthSettings settings, SigningKeys keys, InstantSource clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
        this.verifier = new TokenVerifier(keys, settings, clock);
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(keys.newest().getKeyID())
                .build();
        try {
            this.signer = new ECDSASigner(keys.newest());
        } catch (JOSEException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
        rehearse();
    }

    private void rehearse() {
        Instant now = clock.instant();
        Bearer anyone = Bearer.user(new Principal(UUID.fromString("00000000-0000-7000-8000-000000000000"), ""));
        TokenVerifier then = new TokenVerifier(keys, settings, InstantSource.fixed(now));
        if (!anyone.equals(then.verify(sign(anyone, now)))) {
            throw new IllegalStateException("what the key signs does not verify");
        }
    }

    /** A new JWT for this person, valid for {@link #lifetime}. Takes a fraction of a millisecond of CPU. */
    public String issue(Bearer bearer) {
        return sign(bearer, clock.instant());
    }

    private String sign(Bearer bearer, Instant now) {
        // Claims have whole seconds: the lifetime counts from the second that has begun.
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(bearer.principal().id().toString())
                .claim("name", bearer.principal().name())
                .issueTime(Date.from(second))
                .expirationTime(Date.from(second.plus(settings.tokenLifetime())));
        if (bearer.operator()) claims.claim(TokenVerifier.OPERATOR, true);
        SignedJWT jwt = new SignedJWT(header, claims.build());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
        return jwt.serialize();
    }

    public Duration lifetime() {
        return settings.tokenLifetime();
    }

    /** The public keys as a JSON Web Key Set (RFC 7517). */
    public String jwks() {
        return keys.jwks();
    }

    @Override
    public @Nullable Bearer known(String token) {
        return verifier.known(token);
    }

    @Override
    public @Nullable Bearer verify(String token) {
        return verifier.verify(token);
    }
}
