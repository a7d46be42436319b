package cleave.e2e.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Jwts;
import cleave.e2e.SharedServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens and the keys behind them. */
@ExtendWith(SharedServer.class)
final class TokensTest {
    @Test
    void aTokenVerifiesWithThePublishedKeysAndSaysWhatTheContractSays(Api api) throws Exception {
        Person person = api.person();
        JsonNode header = Jwts.header(person.token());
        assertThat(header.path("alg").asText()).isEqualTo("ES256");
        assertThat(Jwts.verifies(person.token(), published(api, header))).isTrue();
        JsonNode claims = Jwts.claims(person.token());
        assertThat(claims.path("sub").asText()).isEqualTo(person.id());
        assertThat(claims.path("name").asText()).isEqualTo(person.name());
        assertThat(claims.path("iss").asText()).isEqualTo("cleave");
        assertThat(claims.path("aud").toString()).contains("cleave");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(12 * 3600);
        assertThat(claims.toString()).doesNotContain("@");
    }

    @Test
    void whatIsPublishedHoldsNothingPrivate(Api api) {
        Answer answer = api.get("/.well-known/jwks.json", null).expect(200);
        assertThat(keys(api).values()).isNotEmpty().allSatisfy(key -> {
            assertThat(key.has("d")).isFalse();
            assertThat(key.path("kty").asText()).isEqualTo("EC");
            assertThat(key.path("crv").asText()).isEqualTo("P-256");
        });
        assertThat(answer.body()).doesNotContain("PRIVATE");
    }

    @Test
    void whatWasNotSignedByThisServerAsItStandsIs401(Api api) throws Exception {
        Person person = api.person();
        String token = person.token();
        String[] part = token.split("\\.", -1);
        ObjectNode header = (ObjectNode) Jwts.header(token);
        ObjectNode claims = (ObjectNode) Jwts.claims(token);
        String victim = api.person().id();
        ObjectNode others = claims.deepCopy().put("sub", victim);
        ObjectNode longer = claims.deepCopy().put("exp", claims.path("exp").asLong() + 1);
        PublicKey published = published(api, header);
        PrivateKey foreign = Jwts.newKey().getPrivate();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(published.getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(UTF_8);
        ObjectNode none = header.deepCopy().put("alg", "none");
        ObjectNode hmac = header.deepCopy().put("alg", "HS256");
        Map<String, String> forged = new TreeMap<>();
        forged.put("another subject", part[0] + "." + Jwts.encode(others) + "." + part[2]);
        forged.put("a later end", part[0] + "." + Jwts.encode(longer) + "." + part[2]);
        forged.put("another header", Jwts.encode(header.deepCopy().put("typ", "JWS")) + "." + part[1] + "." + part[2]);
        forged.put("a changed signature", token.substring(0, token.length() - 4) + flip(token));
        forged.put("no signature", part[0] + "." + part[1] + ".");
        forged.put("two parts", part[0] + "." + part[1]);
        forged.put("four parts", token + ".x");
        forged.put("all zero signature", part[0] + "." + part[1] + "." + Jwts.encode(new byte[64]));
        forged.put("alg none", Jwts.encode(none) + "." + part[1] + ".");
        forged.put("alg none with the signature", Jwts.encode(none) + "." + part[1] + "." + part[2]);
        forged.put("alg None", Jwts.encode(none.deepCopy().put("alg", "None")) + "." + part[1] + ".");
        forged.put("HS256 with the public key", Jwts.hs256(hmac, others, published.getEncoded()));
        forged.put("HS256 with the public key as PEM", Jwts.hs256(hmac, others, pem));
        forged.put("a foreign key under our kid", Jwts.es256(header, others, foreign));
        forged.put(
                "a foreign key under its own kid", Jwts.es256(header.deepCopy().put("kid", "x"), others, foreign));
        ObjectNode embedded = header.deepCopy();
        embedded.set("jwk", keys(api).values().iterator().next());
        forged.put("a foreign key with a key in the header", Jwts.es256(embedded, others, foreign));
        forged.put(
                "without kid", Jwts.encode(header.deepCopy().without(List.of("kid"))) + "." + part[1] + "." + part[2]);
        forged.put("nothing", "");
        forged.put("white space inside", part[0] + " ." + part[1] + "." + part[2]);
        forged.put("5,000 letters", "x".repeat(5000));
        forged.forEach((what, sent) -> {
            for (String path : List.of("/me", "/status", "/status/mine")) {
                assertThat(api.get(path, sent).status()).as(what).isEqualTo(401);
            }
        });
        api.get("/me", token).expect(200);
    }

    @Test
    void theTokenCountsOnlyAsBearerInTheHeader(Api api) {
        String token = api.person().token();
        for (String header : List.of(token, "Basic " + token, "Bearer", "Bearer ", "Bearer x " + token)) {
            Problems.require(api.send(api.request("/me", null).header("Authorization", header)), 401);
        }
        Problems.require(api.get("/me?access_token=" + token, null), 401);
        Problems.require(api.send(api.request("/me", null).header("Cookie", "token=" + token)), 401);
        api.send(api.request("/me", null).header("Authorization", "bearer " + token))
                .expect(200);
    }

    @Test
    void aTokenEndsWithItsLifetimeAlsoOneThatIsInUse() {
        try (OwnServer own = OwnServer.with(Map.of("auth.token.lifetime", "3s"))) {
            Person person = own.api().person();
            own.api().get("/me", person.token()).expect(200);
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> own.api().get("/me", person.token()).status() == 401);
            long now = System.currentTimeMillis() / 1000;
            assertThat(now)
                    .isGreaterThanOrEqualTo(
                            Jwts.claims(person.token()).path("exp").asLong());
            Problems.require(own.api().get("/status", person.token()), 401);
        }
    }

    @Test
    void aKeyAddedAsAFileSignsFromTheNextStartOnAndLogsNobodyOut() throws Exception {
        try (OwnServer own = OwnServer.with(Map.of())) {
            Path folder = own.server().data().resolve("keys");
            Path first = folder.resolve("0001.pem");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            Person person = own.api().person();
            String firstKid = Jwts.header(person.token()).path("kid").asText();

            KeyPair second = Jwts.newKey();
            Path file = folder.resolve("0002.pem");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, pem(second.getPrivate()));
            own.restart();
            own.api().get("/me", person.token()).expect(200);
            String renewed = own.api()
                    .login(person.email(), Api.PASSWORD)
                    .expect(200)
                    .json()
                    .path("token")
                    .asText();
            String kid = Jwts.header(renewed).path("kid").asText();
            assertThat(kid).isNotEqualTo(firstKid);
            assertThat(Jwts.verifies(renewed, second.getPublic())).isTrue();
            assertThat(keys(own.api())).containsOnlyKeys(kid, firstKid);
            own.api().get("/me", renewed).expect(200);

            Files.delete(first);
            own.restart();
            Problems.require(own.api().get("/me", person.token()), 401);
            own.api().get("/me", renewed).expect(200);
        }
    }

    private static String flip(String token) {
        String end = token.substring(token.length() - 4);
        return (end.charAt(0) == 'A' ? 'B' : 'A') + end.substring(1);
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static PublicKey published(Api api, JsonNode header) throws GeneralSecurityException {
        JsonNode key = Objects.requireNonNull(keys(api).get(header.path("kid").asText()), "the kid is not published");
        return Jwts.publicKey(key);
    }

    private static Map<String, JsonNode> keys(Api api) {
        Map<String, JsonNode> keys = new TreeMap<>();
        List<JsonNode> listed = new ArrayList<>();
        api.get("/.well-known/jwks.json", null).expect(200).json().path("keys").forEach(listed::add);
        for (JsonNode key : listed) keys.put(key.path("kid").asText(), key);
        return keys;
    }
}
