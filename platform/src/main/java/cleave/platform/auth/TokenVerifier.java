package cleave.platform.auth;

import cleave.platform.runtime.Ids;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Verifies JWTs that are signed with ES256 and remembers those that are right, up to a bound and never past their
 * {@code exp}. Safe for many threads.
 */
public final class TokenVerifier implements Authenticator {
    /** The claim that an operator's token has, and no other. */
    static final String OPERATOR = "operator";

    /** Ours have a few hundred characters; no one gets to make us read much more. */
    private static final int MAX_LENGTH = 4096;

    private static final int SIGNATURE_BYTES = 64;

    private record Verified(Bearer bearer, long expiresAt) {}

    private final VerificationKeys keys;
    private final String issuer;
    private final String audience;
    private final InstantSource clock;
    private final Cache<String, Verified> verified;

    public TokenVerifier(VerificationKeys keys, AuthSettings settings, InstantSource clock) {
        this.keys = keys;
        this.issuer = settings.issuer();
        this.audience = settings.audience();
        this.clock = clock;
        // No expiry of the cache's own and no executor: both would cost time on each look-up or a thread.
        this.verified = Caffeine.newBuilder()
                .maximumSize(settings.tokenCache())
                .executor(Runnable::run)
                .build();
    }

    @Override
    public @Nullable Bearer known(String token) {
        Verified entry = verified.getIfPresent(token);
        return entry != null && clock.millis() < entry.expiresAt ? entry.bearer : null;
    }

    @Override
    public @Nullable Bearer verify(String token) {
        Bearer known = known(token);
        if (known != null) return known;
        if (token.length() > MAX_LENGTH) return null;
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!signed(jwt)) return null;
            Verified entry = read(jwt.getJWTClaimsSet());
            if (entry == null) return null;
            verified.put(token, entry);
            return entry.bearer;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    private boolean signed(SignedJWT jwt) throws JOSEException {
        String kid = jwt.getHeader().getKeyID();
        if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm()) || kid == null) return false;
        if (!canonical(jwt.getSignature())) return false;
        ECPublicKey key = keys.find(kid);
        return key != null && jwt.verify(new ECDSAVerifier(key));
    }

    /** Base64 has spare bits and decoders are lenient; one token must not have a thousand spellings to cache. */
    private static boolean canonical(Base64URL signature) {
        byte[] bytes = signature.decode();
        return bytes.length == SIGNATURE_BYTES && Base64URL.encode(bytes).equals(signature);
    }

    private @Nullable Verified read(JWTClaimsSet claims) throws ParseException {
        if (!issuer.equals(claims.getIssuer())) return null;
        if (!claims.getAudience().contains(audience)) return null;
        if (claims.getExpirationTime() == null || claims.getSubject() == null) return null;
        long expiresAt = claims.getExpirationTime().toInstant().toEpochMilli();
        if (clock.millis() >= expiresAt) return null;
        UUID id = Ids.parse(claims.getSubject());
        String name = claims.getStringClaim("name");
        if (id == null || name == null) return null;
        boolean operator = Boolean.TRUE.equals(claims.getBooleanClaim(OPERATOR));
        return new Verified(new Bearer(new Principal(id, name), operator), expiresAt);
    }
}
