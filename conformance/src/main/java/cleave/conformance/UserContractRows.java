package cleave.conformance;

import static cleave.conformance.Area.USER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** What Cleave promises of users beyond the lab. */
final class UserContractRows {
    static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private UserContractRows() {}

    static List<Row> rows() {
        return List.of(
                contract(
                        "user.shape",
                        "Registering answers {id, email, name}; the name is what stands before the @.",
                        UserContractRows::shape),
                contract(
                        "user.signup-signin",
                        "/signup is /register and /signin is /login.",
                        UserContractRows::otherNames),
                contract(
                        "user.email-form",
                        "E-mails are trimmed, kept as written and found in any case.",
                        UserContractRows::emailForm),
                contract(
                        "user.email-taken",
                        "A taken e-mail, in any case, is 409 email_taken.",
                        UserContractRows::emailTaken),
                contract(
                        "user.email-rules",
                        "What is no e-mail is 422 and names the field.",
                        UserContractRows::emailRules),
                contract(
                        "user.password-rules",
                        "Passwords are 8 to 128 code points and not common: else 422.",
                        UserContractRows::passwordRules),
                contract(
                        "user.login-shape",
                        "Login answers {token, tokenType, expiresIn, user}.",
                        UserContractRows::loginShape),
                contract(
                        "user.bad-credentials",
                        "Both mistakes at login are 401 bad_credentials, byte for byte.",
                        UserContractRows::badCredentials),
                contract("user.me", "GET /me is the token's user.", UserContractRows::me));
    }

    private static Row contract(String id, String requirement, Row.Check check) {
        return Row.contract(USER, id, requirement, check);
    }

    private static void shape(Solution solution) throws Mismatch, InterruptedException {
        String email = Solution.freshEmail();
        Answer answer = Expect.status(solution.send(solution.registration(email, Solution.freshPassword())), 201);
        user(answer.json(), email);
    }

    private static void user(JsonNode user, String email) throws Mismatch {
        Expect.members("a user", user, "id", "email", "name");
        Expect.that(
                user.path("id").asText().matches(UUID_V7),
                "a UUIDv7 as id",
                user.path("id").asText());
        Expect.equal("the e-mail", email, user.path("email").asText());
        Expect.equal(
                "the name",
                email.substring(0, email.indexOf('@')),
                user.path("name").asText());
    }

    private static void otherNames(Solution solution) throws Mismatch, InterruptedException {
        String email = Solution.freshEmail();
        String password = Solution.freshPassword();
        Expect.status(solution.send(solution.registration(email, password).withPath("/signup")), 201);
        Answer answer =
                Expect.status(solution.send(solution.login(email, password).withPath("/signin")), 200);
        Expect.member(answer, "token");
    }

    private static void emailForm(Solution solution) throws Mismatch, InterruptedException {
        String email = "Check-" + Solution.fresh() + "-Ä@Example.com";
        String password = Solution.freshPassword();
        Answer answer = Expect.status(solution.send(solution.registration(" \t" + email + "\n ", password)), 201);
        user(answer.json(), email);
        for (String form : List.of(email, email.toLowerCase(Locale.ROOT), email.toUpperCase(Locale.ROOT) + " ")) {
            Expect.status(solution.send(solution.login(form, password)), 200);
        }
        String decomposed = email.replace("Ä", "A\u0308");
        Expect.status(solution.send(solution.login(decomposed, password)), 200);
    }

    private static void emailTaken(Solution solution) throws Mismatch, InterruptedException {
        String email = solution.author().email();
        for (String form : List.of(email, email.toUpperCase(Locale.ROOT))) {
            Answer answer = solution.send(solution.registration(form, Solution.freshPassword()));
            Problems.problem(answer, 409, "email_taken");
        }
    }

    private static void emailRules(Solution solution) throws Mismatch, InterruptedException {
        String longDomain = "a.".repeat(120) + "com";
        List<String> wrong = List.of(
                "",
                "plain",
                "@example.com",
                "a@",
                "a@com",
                "a@b@example.com",
                "a b@example.com",
                "a@example..com",
                "a@.example.com",
                "a@example.com.",
                "a\u0007@example.com",
                "a".repeat(65) + "@example.com",
                "aaaaaaaaaaaaaaa@" + longDomain);
        for (String email : wrong) {
            Problems.field(solution.send(solution.registration(email, Solution.freshPassword())), "email");
        }
        ObjectNode notText = Json.object().put("email", 1).put("password", Solution.freshPassword());
        Problems.field(solution.send(Call.post("/register", notText.toString())), "email");
    }

    private static void passwordRules(Solution solution) throws Mismatch, InterruptedException {
        List<String> wrong = List.of(
                "",
                "a7#kQ2x",
                Solution.freshPassword().repeat(8).substring(0, 129),
                "password",
                "PassWord",
                "12345678",
                "tab\tin " + Solution.fresh());
        for (String password : wrong) {
            Problems.field(solution.send(solution.registration(Solution.freshEmail(), password)), "password");
        }
        // Each of these is one code point of two UTF-16 units, so units or bytes would count too many.
        String longest = " " + "🦊".repeat(126) + " ";
        String email = Solution.freshEmail();
        Expect.status(solution.send(solution.registration(email, longest)), 201);
        Expect.status(solution.send(solution.login(email, longest)), 200);
        Expect.status(solution.send(solution.login(email, longest.strip())), 401);
    }

    private static void loginShape(Solution solution) throws Mismatch, InterruptedException {
        Member member = solution.author();
        Answer answer = Expect.status(solution.send(solution.login(member.email(), member.password())), 200);
        JsonNode body = answer.json();
        Expect.members("a login", body, "token", "tokenType", "expiresIn", "user");
        Expect.equal("the token's type", "Bearer", body.path("tokenType").asText());
        Expect.that(body.path("expiresIn").asLong() > 0, "expiresIn in seconds", answer.summary());
        user(body.path("user"), member.email());
    }

    private static void badCredentials(Solution solution) throws Mismatch, InterruptedException {
        Answer known = solution.send(solution.login(solution.reader().email(), Solution.freshPassword()));
        Answer unknown = solution.send(solution.login(Solution.freshEmail(), Solution.freshPassword()));
        Problems.problem(known, 401, "bad_credentials");
        Problems.problem(unknown, 401, "bad_credentials");
        Expect.equal("the answer to an unknown e-mail", known.text(), unknown.text());
    }

    private static void me(Solution solution) throws Mismatch, InterruptedException {
        Member member = solution.author();
        Answer answer = Expect.status(solution.send(member, Call.get("/me")), 200);
        user(answer.json(), member.email());
        Problems.problem(solution.send(Call.get("/me")), 401);
    }
}
