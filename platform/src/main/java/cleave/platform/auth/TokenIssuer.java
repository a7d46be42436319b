package cleave.platform.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;

/** Makes the tokens that {@link Tokens} accepts. Safe for many threads. */
public final class TokenIssuer {
    private final JWSHeader header;
    private final JWSSigner signer;
    private final AuthSettings settings;
    private final InstantSource clock;

    /**
     * A token and how long it is valid from now.
     *
     * @param text a JWT
     */
    public record Issued(String text, Duration lifetime) {}

    /** Issues and verifies one token, which loads every class of both before the first request needs them. */
    public TokenIssuer(SigningKeys keys, AuthSettings settings, InstantSource clock) {
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(keys.newest().getKeyID())
                .build();
        this.settings = settings;
        this.clock = clock;
        try {
            this.signer = new ECDSASigner(keys.newest());
        } catch (JOSEException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
        Principal anyone = new Principal(UUID.fromString("00000000-0000-7000-8000-000000000000"), "");
        Tokens now = new Tokens(keys, settings, InstantSource.fixed(clock.instant()));
        if (!anyone.equals(now.verify(issue(anyone).text()))) {
            throw new IllegalStateException("what the key signs does not verify");
        }
    }

    /** Signs a token for this person; takes a fraction of a millisecond of CPU. */
    public Issued issue(Principal principal) {
        // The claims have whole seconds, so the lifetime counts from the second that has begun.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(principal.id().toString())
                .claim("name", principal.name())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.tokenLifetime())))
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
        return new Issued(jwt.serialize(), settings.tokenLifetime());
    }
}
