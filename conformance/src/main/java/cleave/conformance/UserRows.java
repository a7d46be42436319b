package cleave.conformance;

import static cleave.conformance.Area.USER;
import static cleave.conformance.MappingKey.BAD_CREDENTIALS;
import static cleave.conformance.MappingKey.DUPLICATE;
import static cleave.conformance.MappingKey.INVALID;
import static cleave.conformance.MappingKey.LOGGED_IN;
import static cleave.conformance.MappingKey.PATH_REGISTER;
import static cleave.conformance.MappingKey.REGISTERED;
import static cleave.conformance.MappingKey.REGISTER_EMAIL;
import static cleave.conformance.MappingKey.REGISTER_PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Registration and login. */
final class UserRows {
    private static final Set<String> PASSWORD_MEMBERS = Set.of("password", "passwordhash", "hashedpassword", "passwd");

    private UserRows() {}

    static List<Row> rows() {
        return List.of(
                Row.lab(
                        USER,
                        "register",
                        "A new e-mail and a password make a user, who can log in.",
                        UserRows::registers),
                Row.lab(
                        USER,
                        "register-duplicate",
                        "An e-mail that is taken cannot be registered again.",
                        UserRows::refusesTakenEmail),
                Row.lab(
                        USER,
                        "register-incomplete",
                        "Registering without an e-mail or a password is refused.",
                        UserRows::refusesIncomplete),
                Row.lab(
                        USER,
                        "password-not-returned",
                        "No answer of registration or login contains the password.",
                        UserRows::keepsPasswordToItself),
                Row.lab(
                        USER,
                        "login",
                        "The right e-mail and password give a token that opens the list.",
                        UserRows::logsIn),
                Row.lab(
                        USER,
                        "login-wrong-password",
                        "A wrong password gives no token.",
                        UserRows::refusesWrongPassword),
                Row.lab(
                        USER,
                        "login-indistinguishable",
                        "A wrong password and an unknown e-mail get the same status and body.",
                        UserRows::doesNotTellWhoIsRegistered));
    }

    private static void registers(Solution solution) throws Mismatch, InterruptedException {
        solution.newMember();
    }

    private static void refusesTakenEmail(Solution solution) throws Mismatch, InterruptedException {
        Member first = solution.newMember();
        String otherPassword = Solution.freshPassword();
        Answer again = solution.send(solution.registration(first.email(), otherPassword));
        Expect.status(again, solution.mapping().codes(DUPLICATE));
        Expect.status(solution.send(solution.login(first.email(), otherPassword)), wrong(solution));
        solution.tokenOf(first.email(), first.password());
    }

    private static void refusesIncomplete(Solution solution) throws Mismatch, InterruptedException {
        solution.newMember();
        Mapping mapping = solution.mapping();
        String email = mapping.value(REGISTER_EMAIL);
        String password = mapping.value(REGISTER_PASSWORD);
        ObjectNode emailOnly = Json.object();
        Json.put(emailOnly, email, Solution.freshEmail());
        ObjectNode passwordOnly = Json.object();
        Json.put(passwordOnly, password, Solution.freshPassword());
        ObjectNode emptyEmail = passwordOnly.deepCopy();
        Json.put(emptyEmail, email, "");
        ObjectNode emptyPassword = emailOnly.deepCopy();
        Json.put(emptyPassword, password, "");
        for (ObjectNode body : List.of(emailOnly, passwordOnly, emptyEmail, emptyPassword)) {
            Answer answer = solution.send(Call.post(mapping.value(PATH_REGISTER), body.toString()));
            Expect.that(
                    mapping.codes(INVALID).contains(answer.status()),
                    mapping.value(INVALID) + " to registering with only " + given(body),
                    answer.summary());
        }
    }

    private static String given(ObjectNode body) {
        return body.toString().replaceAll("check-\\w+|Pw-\\w+-A1", "…");
    }

    private static void keepsPasswordToItself(Solution solution) throws Mismatch, InterruptedException {
        String email = Solution.freshEmail();
        String password = Solution.freshPassword();
        String other = Solution.freshPassword();
        Answer registered = solution.send(solution.registration(email, password));
        Expect.status(registered, solution.mapping().codes(REGISTERED));
        Answer loggedIn = solution.send(solution.login(email, password));
        Expect.status(loggedIn, solution.mapping().codes(LOGGED_IN));
        List<Answer> answers = List.of(
                registered,
                loggedIn,
                solution.send(solution.registration(email, password)),
                solution.send(solution.login(email, other)));
        for (Answer answer : answers) {
            String all = answer.headers() + answer.text();
            Expect.that(
                    !all.contains(password) && !all.contains(other) && !hasPasswordMember(answer.json()),
                    "no password in the answer to " + answer.to().name(),
                    answer.summary());
        }
    }

    /** A member for the password is one too many even when it holds only a hash. */
    private static boolean hasPasswordMember(JsonNode node) {
        for (String name : Json.names(node)) {
            if (PASSWORD_MEMBERS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""))) {
                return true;
            }
        }
        for (JsonNode inner : node) {
            if (hasPasswordMember(inner)) {
                return true;
            }
        }
        return false;
    }

    private static void logsIn(Solution solution) throws Mismatch, InterruptedException {
        solution.list(solution.opened(), solution.newMember());
    }

    private static void refusesWrongPassword(Solution solution) throws Mismatch, InterruptedException {
        Member member = solution.reader();
        String right = member.password();
        for (String wrong : List.of(Solution.freshPassword(), right + "x", right.substring(0, right.length() - 1))) {
            Expect.status(solution.send(solution.login(member.email(), wrong)), wrong(solution));
        }
    }

    private static List<Integer> wrong(Solution solution) {
        return solution.mapping().codes(BAD_CREDENTIALS);
    }

    private static void doesNotTellWhoIsRegistered(Solution solution) throws Mismatch, InterruptedException {
        Call wrongPassword = solution.login(solution.reader().email(), Solution.freshPassword());
        Call unknownEmail = solution.login(Solution.freshEmail(), Solution.freshPassword());
        Answer known = Expect.status(solution.send(wrongPassword), wrong(solution));
        Answer unknown = Expect.status(solution.send(unknownEmail), known.status());
        // What changes when the very same request is sent again, such as a time, tells nothing about the account.
        JsonNode knownBody = unchanging(known, solution.send(wrongPassword));
        JsonNode unknownBody = unchanging(unknown, solution.send(unknownEmail));
        boolean same = (knownBody.isMissingNode() && unknownBody.isMissingNode())
                ? known.text().equals(unknown.text())
                : knownBody.equals(unknownBody);
        Expect.that(
                same,
                "the answer to an unknown e-mail to be that to a wrong password, " + known.text(),
                unknown.text());
    }

    private static JsonNode unchanging(Answer first, Answer second) {
        if (!(first.json() instanceof ObjectNode body)) {
            return first.json();
        }
        ObjectNode kept = body.deepCopy();
        kept.retain(Json.names(body).stream()
                .filter(name -> body.path(name).equals(second.json().path(name)))
                .toList());
        return kept;
    }
}
