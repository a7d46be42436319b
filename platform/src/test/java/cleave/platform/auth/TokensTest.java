package cleave.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest extends OpenTokens {
    @Test
    void aTokenSaysWhoItBelongsTo() {
        assertThat(tokens.verify(tokens.issue(MIRA))).isEqualTo(MIRA);
    }

    @Test
    void aTokenHoldsWhatTheContractNames() throws ParseException {
        SignedJWT jwt = SignedJWT.parse(tokens.issue(MIRA));

        assertThat(jwt.getHeader().toJSONObject().keySet()).containsExactlyInAnyOrder("alg", "kid", "typ");
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(jwt.getHeader().getKeyID()).isEqualTo(keys.newest().getKeyID());
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertThat(claims.getClaims().keySet()).containsExactlyInAnyOrder("iss", "aud", "sub", "name", "iat", "exp");
        assertThat(claims.getSubject()).isEqualTo(MIRA.principal().id().toString());
        assertThat(claims.getStringClaim("name")).isEqualTo("mira");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(LIFETIME);
    }

    @Test
    void anOperatorsTokenSaysSoAndNoOther() throws ParseException {
        Bearer operator = new Bearer(MIRA.principal(), true);
        String token = tokens.issue(operator);

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getBooleanClaim("operator"))
                .isTrue();
        assertThat(tokens.verify(token)).isEqualTo(operator);
        assertThat(tokens.known(token)).isEqualTo(operator);
        assertThat(tokens.verify(tokens.issue(MIRA))).isEqualTo(MIRA);
    }

    @Test
    void knowsATokenOnceItIsVerified() {
        String token = tokens.issue(MIRA);

        assertThat(tokens.known(token)).isNull();
        tokens.verify(token);
        assertThat(tokens.known(token)).isEqualTo(MIRA);
    }

    @Test
    void neverServesATokenPastItsExpiry() {
        String token = tokens.issue(MIRA);
        tokens.verify(token);
        Instant expiry = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(LIFETIME);

        clock.advance(Duration.between(clock.instant(), expiry).minusMillis(1));
        assertThat(tokens.known(token)).isEqualTo(MIRA);
        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.known(token)).isNull();
        assertThat(tokens.verify(token)).isNull();
    }

    @Test
    void remembersNoMoreTokensThanItMay() {
        List<String> many = IntStream.range(0, 400)
                .mapToObj(i ->
                        tokens.issue(Bearer.user(new Principal(MIRA.principal().id(), "mira" + i))))
                .toList();
        many.forEach(tokens::verify);

        assertThat(many.stream().filter(token -> tokens.known(token) != null).count())
                .isBetween(1L, 100L);
        assertThat(many).allSatisfy(token -> assertThat(tokens.verify(token)).isNotNull());
    }

    @Test
    void rotatingKeysLogsNobodyOut() throws IOException {
        String before = tokens.issue(MIRA);
        Files.writeString(folder.resolve("0002.pem"), PemKey.generate());

        SigningKeys rotated = SigningKeys.open(folder);
        Tokens after = new Tokens(TestSettings.auth(), rotated, clock);

        assertThat(after.verify(before)).isEqualTo(MIRA);
        assertThat(after.verify(after.issue(MIRA))).isEqualTo(MIRA);
        assertThat(rotated.newest().getKeyID()).isNotEqualTo(keys.newest().getKeyID());
    }

    @Test
    void aKeyThatWasTakenAwayVerifiesNothingAnyMore() throws IOException {
        String before = tokens.issue(MIRA);
        Files.writeString(folder.resolve("0002.pem"), PemKey.generate());
        Files.delete(folder.resolve("0001.pem"));

        assertThat(new Tokens(TestSettings.auth(), SigningKeys.open(folder), clock).verify(before))
                .isNull();
    }
}
