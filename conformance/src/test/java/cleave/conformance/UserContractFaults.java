package cleave.conformance;

import static cleave.conformance.Planted.answers;
import static cleave.conformance.Planted.calls;
import static cleave.conformance.Planted.code;
import static cleave.conformance.Planted.json;
import static cleave.conformance.Planted.on;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A fault for each of the contract's rows about users and tokens. */
final class UserContractFaults {
    private static final Predicate<Call> REGISTER = on("POST", "/register");
    private static final Predicate<Call> LOGIN = on("POST", "/login");
    private static final Predicate<Call> KEYS = on("GET", "/.well-known/jwks.json");

    private UserContractFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.ofEntries(
                Map.entry("user.shape", names -> json(REGISTER, user -> user.put("admin", false))),
                Map.entry("user.signup-signin", names -> code(on("POST", "/signup"), 201, 404)),
                Map.entry("user.email-form", names -> json(REGISTER, UserContractFaults::lowerCase)),
                Map.entry("user.email-taken", names -> json(REGISTER, problem -> problem.put("code", "conflict"))),
                Map.entry("user.email-rules", names -> json(REGISTER, problem -> problem.remove("errors"))),
                Map.entry("user.password-rules", names -> trimsPasswords()),
                Map.entry("user.login-shape", names -> json(LOGIN, login -> login.remove("expiresIn"))),
                Map.entry("user.bad-credentials", UserFaults::tellsWhichEmailIsKnown),
                Map.entry("user.me", names -> json(on("GET", "/me"), user -> user.put("name", "me"))),
                Map.entry("token.claims", names -> json(LOGIN, UserContractFaults::withoutKeyId)),
                Map.entry("token.jwks", names -> json(KEYS, UserContractFaults::anotherKey)),
                Map.entry("token.jwks-public", names -> json(KEYS, UserContractFaults::privateKey)),
                Map.entry(
                        "token.www-authenticate",
                        names -> answers(
                                call -> call.header("Authorization").contains("nonsense"),
                                answer -> answer.withoutHeader("WWW-Authenticate"))));
    }

    private static void lowerCase(ObjectNode user) {
        user.put("email", user.path("email").asText().toLowerCase(Locale.ROOT));
    }

    private static Fault trimsPasswords() {
        return calls(REGISTER.or(LOGIN), call -> {
            ObjectNode body = Names.body(call);
            body.put("password", body.path("password").asText().strip());
            return call.withBody(body.toString());
        });
    }

    private static void withoutKeyId(ObjectNode login) {
        String[] parts = login.path("token").asText().split("\\.", -1);
        if (TokenRows.decoded(parts[0]) instanceof ObjectNode header) {
            header.remove("kid");
            login.put("token", TokenRows.encoded(header.toString()) + "." + parts[1] + "." + parts[2]);
        }
    }

    /** Another point of the same curve under the same kid. */
    private static void anotherKey(ObjectNode jwks) {
        ECPoint point = freshKey().getW();
        for (JsonNode key : jwks.path("keys")) {
            ((ObjectNode) key).put("x", coordinate(point.getAffineX())).put("y", coordinate(point.getAffineY()));
        }
    }

    private static ECPublicKey freshKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return (ECPublicKey) generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String coordinate(BigInteger number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number.toByteArray());
    }

    private static void privateKey(ObjectNode jwks) {
        for (JsonNode key : jwks.path("keys")) {
            ((ObjectNode) key).put("d", "AQAB");
        }
    }
}
