package cleave.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that this server did not make, or not for now: none of them is anybody's. */
class ForgedTokensTest extends OpenTokens {
    @Test
    void refusesATokenOfWhichAnyCharacterIsChanged() {
        String token = tokens.issue(MIRA);

        for (int i = 0; i < token.length(); i++) {
            for (char other : new char[] {'A', '_', '.', '\u00e9'}) {
                String changed = token.substring(0, i) + other + token.substring(i + 1);
                if (!changed.equals(token)) {
                    assertThat(tokens.verify(changed)).as(changed).isNull();
                }
            }
        }
    }

    @Test
    void refusesATokenWithAnythingAddedOrTakenAway() {
        String token = tokens.issue(MIRA);

        for (int i = 0; i < token.length(); i++) {
            assertThat(tokens.verify(token.substring(0, i))).isNull();
            assertThat(tokens.verify(token.substring(0, i) + '*' + token.substring(i)))
                    .isNull();
        }
    }

    @Test
    void refusesAnUnsignedToken() {
        assertThat(tokens.verify(new PlainJWT(claims(builder -> {})).serialize()))
                .isNull();
        String[] parts = tokens.issue(MIRA).split("\\.", -1);
        String none = base64("{\"alg\":\"none\",\"kid\":\"" + keys.newest().getKeyID() + "\"}");
        assertThat(tokens.verify(none + "." + parts[1] + ".")).isNull();
        assertThat(tokens.verify(none + "." + parts[1] + "." + parts[2])).isNull();
    }

    /** The old trick: a verifier that trusts the header takes the public key for a shared secret. */
    @Test
    void refusesATokenSignedWithThePublicKeyAsASecret() throws JOSEException {
        byte[] published = keys.jwks().getBytes(StandardCharsets.UTF_8);

        assertThat(tokens.verify(sign(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(keys.newest().getKeyID())
                                .build(),
                        new MACSigner(published),
                        claims(builder -> {}))))
                .isNull();
    }

    @Test
    void refusesATokenSignedByAnotherKeyUnderTheSameName() throws Exception {
        ECKey other = PemKey.parse(PemKey.generate());

        assertThat(tokens.verify(sign(header(keys.newest().getKeyID()), new ECDSASigner(other), claims(b -> {}))))
                .isNull();
    }

    @Test
    void refusesATokenWhoseKeyIsUnknownOrUnnamed() throws Exception {
        JWSSigner signer = new ECDSASigner(keys.newest());

        assertThat(tokens.verify(sign(header("unknown"), signer, claims(b -> {}))))
                .isNull();
        assertThat(tokens.verify(sign(new JWSHeader(JWSAlgorithm.ES256), signer, claims(b -> {}))))
                .isNull();
    }

    @Test
    void refusesATokenThatDemandsWhatItDoesNotKnow() throws Exception {
        JWSHeader critical = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(keys.newest().getKeyID())
                .customParam("moon", "full")
                .criticalParams(Set.of("moon"))
                .build();

        assertThat(tokens.verify(sign(critical, new ECDSASigner(keys.newest()), claims(b -> {}))))
                .isNull();
    }

    @Test
    void takesATokenThatIsRightAndRefusesItOnceAClaimIsWrong() {
        assertThat(tokens.verify(signed(builder -> {}))).isEqualTo(MIRA);

        assertThat(tokens.verify(signed(builder -> builder.issuer("another")))).isNull();
        assertThat(tokens.verify(signed(builder -> builder.issuer(null)))).isNull();
        assertThat(tokens.verify(signed(builder -> builder.audience("another"))))
                .isNull();
        assertThat(tokens.verify(signed(builder -> builder.audience((String) null))))
                .isNull();
        assertThat(tokens.verify(signed(builder -> builder.subject(null)))).isNull();
        assertThat(tokens.verify(signed(builder -> builder.subject("mira")))).isNull();
        assertThat(tokens.verify(signed(builder -> builder.claim("name", null))))
                .isNull();
        assertThat(tokens.verify(signed(builder -> builder.claim("name", 7)))).isNull();
        assertThat(tokens.verify(signed(builder -> builder.expirationTime(null))))
                .isNull();
        assertThat(tokens.verify(signed(builder -> builder.expirationTime(Date.from(clock.instant())))))
                .isNull();
        assertThat(tokens.verify(signed(builder -> builder.claim("exp", "tomorrow"))))
                .isNull();
    }

    @Test
    void takesOneAudienceAmongSeveral() {
        assertThat(tokens.verify(signed(builder -> builder.audience(List.of("another", "cleave")))))
                .isEqualTo(MIRA);
    }

    @Test
    void refusesATokenOfAnotherInstallation() {
        Tokens elsewhere = new Tokens(TestSettings.tokens("elsewhere", "cleave", LIFETIME), keys, clock);

        assertThat(tokens.verify(elsewhere.issue(MIRA))).isNull();
    }

    @Test
    void refusesATokenOverFourKibibytes() {
        assertThat(tokens.verify(signed(builder -> builder.claim("more", "x".repeat(1000)))))
                .isEqualTo(MIRA);
        assertThat(tokens.verify(signed(builder -> builder.claim("more", "x".repeat(4000)))))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "....", "a.b.c", "e30.e30.e30", "null", "\u0000", "\ud83d\ude00.x.y"})
    void refusesWhatIsNoToken(String token) {
        assertThat(tokens.verify(token)).isNull();
        assertThat(tokens.known(token)).isNull();
    }

    @Test
    void refusesDeeplyNestedHeaders() {
        String nested = base64("{\"alg\":".repeat(200) + "1" + "}".repeat(200));

        assertThat(tokens.verify(nested + ".e30.e30")).isNull();
    }

    private String signed(Consumer<JWTClaimsSet.Builder> change) {
        try {
            return sign(header(keys.newest().getKeyID()), new ECDSASigner(keys.newest()), claims(change));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JWSHeader header(String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).build();
    }

    private JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder()
                .issuer("cleave")
                .audience("cleave")
                .subject(MIRA.principal().id().toString())
                .claim("name", MIRA.principal().name())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)));
        change.accept(builder);
        return builder.build();
    }

    private static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
