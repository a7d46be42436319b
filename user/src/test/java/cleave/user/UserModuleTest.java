package cleave.user;

import static cleave.user.RunningUsers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.Bearer;
import cleave.platform.auth.Principal;
import cleave.platform.auth.ThrottleSettings;
import cleave.platform.runtime.Ids;
import cleave.user.RunningUsers.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserModuleTest {
    private static final ThrottleSettings UNTHROTTLED =
            new ThrottleSettings(100_000, 1000, 100_000, 1000, 1000, Duration.ofMinutes(15));

    @TempDir
    static Path folder;

    private static RunningUsers users;

    @BeforeAll
    static void start() {
        users = new RunningUsers(folder, UNTHROTTLED);
    }

    @AfterAll
    static void stop() {
        users.close();
    }

    @ParameterizedTest
    @CsvSource({"/register, /login, one@example.org", "/signup, /signin, two@example.org"})
    void whoRegistersCanLogInAndIsWhoTheySay(String register, String logIn, String email) {
        Map<String, String> credentials = Map.of("email", email, "password", PASSWORD);

        Answer registered = users.post(register, credentials);
        assertThat(registered.status()).isEqualTo(201);
        assertThat(names(registered.body())).containsExactly("id", "email", "name");
        assertThat(Ids.parse(registered.body().get("id").textValue())).isNotNull();

        Answer session = users.post(logIn, credentials);
        assertThat(session.status()).isEqualTo(200);
        assertThat(names(session.body())).containsExactly("token", "tokenType", "expiresIn", "user");
        assertThat(session.body().get("tokenType").textValue()).isEqualTo("Bearer");
        assertThat(session.body().get("expiresIn").intValue()).isEqualTo(12 * 60 * 60);
        assertThat(session.body().get("user")).isEqualTo(registered.body());
        assertThat(session.header("Cache-Control")).isEqualTo("no-store");

        Answer me = users.get("/me", session.body().get("token").textValue());
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body()).isEqualTo(registered.body());
    }

    @ParameterizedTest
    @MethodSource("goodEmails")
    void keepsAnEMailInOneForm(String given, String kept, String name) {
        Answer registered = users.register(given, PASSWORD);

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.body().get("email").textValue()).isEqualTo(kept);
        assertThat(registered.body().get("name").textValue()).isEqualTo(name);
        assertThat(users.logIn(kept.toUpperCase(Locale.ROOT), PASSWORD).status())
                .isEqualTo(200);
        assertThat(users.register(given, PASSWORD).code()).isEqualTo("email_taken");
    }

    static Stream<Arguments> goodEmails() {
        String longest = "a@" + "b".repeat(250) + ".c";
        return Stream.of(
                Arguments.of("Noor@Example.org", "Noor@Example.org", "Noor"),
                Arguments.of(" \t\u2003ines@example.org\u00a0\r\n", "ines@example.org", "ines"),
                Arguments.of("Jose\u0301@example.org", "Jos\u00e9@example.org", "Jos\u00e9"),
                Arguments.of("o'neil+x@example.org", "o'neil+x@example.org", "o'neil+x"),
                Arguments.of(
                        "\u043c\u0438\u0440\u0430@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444",
                        "\u043c\u0438\u0440\u0430@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444",
                        "\u043c\u0438\u0440\u0430"),
                Arguments.of("\ud83d\ude00@example.org", "\ud83d\ude00@example.org", "\ud83d\ude00"),
                Arguments.of(longest, longest, "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "mira",
                "@example.org",
                "mira@",
                "mira@example",
                "mira@.org",
                "mira@example..org",
                "a@b@c.d",
                "mi ra@example.org",
                "mi\u0000ra@example.org",
                "mi\u00a0ra@example.org",
                "mi\u009fra@example.org",
            })
    void refusesWhatIsNoEMailWhenRegisteringAndAtALogin(String email) {
        for (Answer answer : List.of(users.register(email, PASSWORD), users.logIn(email, PASSWORD))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(fields(answer)).containsExactly("email");
        }
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        Answer answer = users.register("mira", "short");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("invalid");
        assertThat(fields(answer)).containsExactlyInAnyOrder("email", "password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\": null, \"password\": null}",
                "{\"email\": 7, \"password\": [\"a lantern in the fog\"]}",
                "{\"user\": {\"email\": \"mira@example.org\", \"password\": \"a lantern in the fog\"}}",
            })
    void namesEachFieldThatIsMissingOrNoStringOnce(String body) {
        for (String path : List.of("/register", "/login")) {
            Answer answer = users.post(path, "application/json", body);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(fields(answer)).containsExactlyInAnyOrder("email", "password");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "PassWord", "a lantern\nin the fog", ""})
    void refusesABadPasswordWhenRegistering(String password) {
        Answer answer = users.register("ulla@example.org", password);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(fields(answer)).containsExactly("password");
    }

    @Test
    void takesAPasswordInEitherComposition() {
        users.register("zoe@example.org", "caf\u00e9 cr\u00e8me br\u00fbl\u00e9e");

        assertThat(users.logIn("zoe@example.org", "cafe\u0301 cre\u0300me bru\u0302le\u0301e")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        Answer answer = users.post(
                "/register",
                Map.of("email", "vera@example.org", "password", PASSWORD, "name", "root", "id", "1", "admin", true));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("name").textValue()).isEqualTo("vera");
    }

    @Test
    void anEMailCanBeTakenOnce() {
        users.register("olga@example.org", PASSWORD);

        Answer answer = users.register("OLGA@example.org", "another lantern");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("email_taken");
        assertThat(users.logIn("olga@example.org", "another lantern").status()).isEqualTo(401);
    }

    @Test
    void aWrongPasswordAndAnUnknownEMailGetTheSameAnswer() {
        users.register("hana@example.org", PASSWORD);

        Answer wrong = users.logIn("hana@example.org", "another lantern");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("bad_credentials");
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
        for (Answer other : List.of(
                users.logIn("nobody@example.org", PASSWORD),
                users.logIn("hana@example.org", "short"),
                users.logIn("hana@example.org", ""),
                users.logIn("hana@example.org", "x".repeat(10_000)))) {
            assertThat(other.http().body()).isEqualTo(wrong.http().body());
            assertThat(stable(other)).isEqualTo(stable(wrong));
        }
    }

    @Test
    void meIsForThoseWhoAreLoggedIn() {
        assertThat(users.get("/me").status()).isEqualTo(401);
        assertThat(users.get("/me").header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(users.get("/me", "nonsense").status()).isEqualTo(401);
    }

    /** As after the data was put back to before this person registered. */
    @Test
    void aTokenOfSomeoneWhoIsGoneIsNoLongerGood() {
        String token = users.tokens.issue(
                Bearer.user(new Principal(UUID.fromString("01935d29-0f4e-7b21-8c3d-5e6f70819203"), "gone")));

        Answer answer = users.get("/me", token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void anyoneCanVerifyATokenWithThePublishedKeys() throws Exception {
        Answer registered = users.register("kai@example.org", PASSWORD);
        SignedJWT token = SignedJWT.parse(
                users.logIn("kai@example.org", PASSWORD).body().get("token").textValue());

        Answer keys = users.get("/.well-known/jwks.json");

        assertThat(keys.status()).isEqualTo(200);
        assertThat(keys.header("Content-Type")).isEqualTo("application/json");
        JWKSet set = JWKSet.parse(keys.http().body());
        assertThat(set.containsNonPublicKeys()).isFalse();
        assertThat(token.verify(new ECDSAVerifier(
                        set.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getSubject())
                .isEqualTo(registered.body().get("id").textValue());
        assertThat(token.getJWTClaimsSet().getStringClaim("name")).isEqualTo("kai");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> fields(Answer answer) {
        return answer.body().get("errors").findValuesAsText("field");
    }

    /** The headers, without those that differ from one answer to the next anyway. */
    private static Map<String, List<String>> stable(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.http().headers().map());
        headers.keySet().removeAll(List.of("date", "x-request-id", "traceparent"));
        return headers;
    }
}
