package cleave.conformance;

import static cleave.conformance.Area.USER;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** What Cleave promises of its tokens beyond the lab. */
final class TokenContractRows {
    private static final Set<String> PRIVATE_MEMBERS = Set.of("d", "k", "p", "q");

    private TokenContractRows() {}

    static List<Row> rows() {
        return List.of(
                Row.contract(
                        USER,
                        "token.claims",
                        "The JWT is ES256 with kid and has iss, aud, sub, name, iat and exp.",
                        TokenContractRows::claims),
                Row.contract(
                        USER,
                        "token.jwks",
                        "The keys at /.well-known/jwks.json verify the token.",
                        TokenContractRows::verifies),
                Row.contract(
                        USER,
                        "token.jwks-public",
                        "The keys at /.well-known/jwks.json hold nothing private.",
                        TokenContractRows::holdsNothingPrivate),
                Row.contract(
                        USER,
                        "token.www-authenticate",
                        "Every 401 carries WWW-Authenticate: Bearer.",
                        TokenContractRows::challenges));
    }

    private static void claims(Solution solution) throws Mismatch, InterruptedException {
        Member member = solution.author();
        JsonNode login = Expect.status(solution.send(solution.login(member.email(), member.password())), 200)
                .json();
        String[] parts = parts(login.path("token").asText());
        JsonNode header = TokenRows.decoded(parts[0]);
        JsonNode claims = TokenRows.decoded(parts[1]);
        Expect.equal("the algorithm", "ES256", header.path("alg").asText());
        Expect.that(!header.path("kid").asText().isEmpty(), "a kid in the header", Expect.shown(header));
        boolean all = Json.names(claims).containsAll(List.of("iss", "aud", "sub", "name", "iat", "exp"));
        Expect.that(all, "iss, aud, sub, name, iat and exp", Expect.shown(claims));
        Expect.equal(
                "sub",
                login.path("user").path("id").asText(),
                claims.path("sub").asText());
        Expect.equal(
                "name",
                login.path("user").path("name").asText(),
                claims.path("name").asText());
        long lifetime = claims.path("exp").asLong() - claims.path("iat").asLong();
        Expect.that(
                lifetime == login.path("expiresIn").asLong(),
                "expiresIn to be exp − iat, " + lifetime,
                login.path("expiresIn").asText());
    }

    private static String[] parts(String token) throws Mismatch {
        String[] parts = token.split("\\.", -1);
        Expect.that(parts.length == 3, "a JWT of three parts", token);
        return parts;
    }

    private static void verifies(Solution solution) throws Mismatch, InterruptedException {
        String[] parts = parts(solution.author().token());
        String kid = TokenRows.decoded(parts[0]).path("kid").asText();
        Answer answer = keys(solution);
        JsonNode named = Json.object();
        for (JsonNode key : answer.json().path("keys")) {
            named = key.path("kid").asText().equals(kid) ? key : named;
        }
        Expect.that(named.has("x") && named.has("y"), "the public key " + kid, answer.summary());
        boolean verified = verified(named, parts[0] + "." + parts[1], parts[2]);
        Expect.that(verified, "a signature by the key " + kid, "another signature");
    }

    private static Answer keys(Solution solution) throws Mismatch, InterruptedException {
        return Expect.status(solution.send(Call.get("/.well-known/jwks.json")), 200);
    }

    private static boolean verified(JsonNode key, String signed, String signature) throws Mismatch {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(publicKey(key));
            verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new Mismatch("a key on P-256 and a signature of it", String.valueOf(unusable.getMessage()));
        }
    }

    private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(coordinate(key, "x"), coordinate(key, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger coordinate(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
    }

    private static void holdsNothingPrivate(Solution solution) throws Mismatch, InterruptedException {
        JsonNode keys = keys(solution).json().path("keys");
        Expect.that(keys.isArray() && !keys.isEmpty(), "a list of keys", Expect.shown(keys));
        for (JsonNode key : keys) {
            boolean secret = Json.names(key).stream().anyMatch(PRIVATE_MEMBERS::contains);
            Expect.that(!secret, "public keys only", "a private member among " + Json.names(key));
        }
    }

    private static void challenges(Solution solution) throws Mismatch, InterruptedException {
        Call list = solution.listing(solution.opened());
        List<Answer> refused = List.of(
                solution.send(list),
                solution.send(list.withHeader("Authorization", "Bearer nonsense")),
                solution.send(list.withHeader("Authorization", "Basic YTpi")),
                solution.send(Writing.text(solution, solution.opened(), Solution.marker())),
                solution.send(solution.login(Solution.freshEmail(), Solution.freshPassword())));
        for (Answer answer : refused) {
            Problems.problem(answer, 401);
            Expect.that(
                    answer.header("WWW-Authenticate").startsWith("Bearer"),
                    "WWW-Authenticate: Bearer from " + answer.to().name(),
                    "\"" + answer.header("WWW-Authenticate") + "\"");
        }
    }
}
