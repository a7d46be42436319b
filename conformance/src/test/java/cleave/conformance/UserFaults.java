package cleave.conformance;

import static cleave.conformance.MappingKey.BAD_CREDENTIALS;
import static cleave.conformance.MappingKey.DUPLICATE;
import static cleave.conformance.MappingKey.INVALID;
import static cleave.conformance.MappingKey.LOGGED_IN;
import static cleave.conformance.MappingKey.LOGIN_EMAIL;
import static cleave.conformance.MappingKey.LOGIN_PASSWORD;
import static cleave.conformance.MappingKey.LOGIN_TOKEN;
import static cleave.conformance.MappingKey.REGISTERED;
import static cleave.conformance.MappingKey.REGISTER_EMAIL;
import static cleave.conformance.MappingKey.REGISTER_PASSWORD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** A fault for each of the lab's rows about registration, login and tokens. */
final class UserFaults {
    private UserFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.of(
                "user.register", UserFaults::registersAnotherPassword,
                "user.register-duplicate", names -> accepting(names::registers, DUPLICATE, REGISTERED, names),
                "user.register-incomplete", names -> accepting(names::registers, INVALID, REGISTERED, names),
                "user.password-not-returned", UserFaults::echoesPassword,
                "user.login", UserFaults::givesDeadToken,
                "user.login-wrong-password", UserFaults::takesAnyPassword,
                "user.login-indistinguishable", UserFaults::tellsWhichEmailIsKnown,
                "user.token-is-jwt", UserFaults::givesOpaqueTokens,
                "user.token-tampered", UserFaults::takesAnyToken,
                "user.token-unsigned", UserFaults::takesUnsignedTokens);
    }

    /** Answers what was refused as if it had been done. */
    static Fault accepting(Predicate<Call> calls, MappingKey refused, MappingKey done, Names names) {
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            return calls.test(call) && names.is(answer, refused) ? answer.withStatus(names.code(done)) : answer;
        };
    }

    private static Fault registersAnotherPassword(Names names) {
        return (call, correct) -> names.registers(call)
                ? correct.answer(names.sending(
                        call,
                        REGISTER_PASSWORD,
                        names.sent(call, REGISTER_PASSWORD).toLowerCase(Locale.ROOT)))
                : correct.answer(call);
    }

    private static Fault echoesPassword(Names names) {
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            return names.registers(call) && answer.json() instanceof ObjectNode json
                    ? answer.withJson(json.put("youSent", names.sent(call, REGISTER_PASSWORD)))
                    : answer;
        };
    }

    private static Fault givesDeadToken(Names names) {
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            return names.logsIn(call) && names.is(answer, LOGGED_IN)
                    ? names.with(answer, LOGIN_TOKEN, names.field(answer.json(), LOGIN_TOKEN) + "x")
                    : answer;
        };
    }

    private static Fault takesAnyPassword(Names names) {
        Map<String, String> passwords = new ConcurrentHashMap<>();
        return (call, correct) -> {
            if (names.registers(call)) {
                passwords.put(names.sent(call, REGISTER_EMAIL), names.sent(call, REGISTER_PASSWORD));
            }
            String right = passwords.get(names.sent(call, LOGIN_EMAIL));
            return names.logsIn(call) && right != null
                    ? correct.answer(names.sending(call, LOGIN_PASSWORD, right))
                    : correct.answer(call);
        };
    }

    static Fault tellsWhichEmailIsKnown(Names names) {
        Map<String, Boolean> known = new ConcurrentHashMap<>();
        return (call, correct) -> {
            if (names.registers(call)) {
                known.put(names.sent(call, REGISTER_EMAIL), true);
            }
            Answer answer = correct.answer(call);
            return names.logsIn(call)
                            && names.is(answer, BAD_CREDENTIALS)
                            && !known.containsKey(names.sent(call, LOGIN_EMAIL))
                            && answer.json() instanceof ObjectNode json
                    ? answer.withJson(json.put("hint", "Nobody has this e-mail."))
                    : answer;
        };
    }

    private static Fault givesOpaqueTokens(Names names) {
        Map<String, String> real = new ConcurrentHashMap<>();
        return (call, correct) -> {
            String token = names.token(call);
            Answer answer = correct.answer(real.containsKey(token) ? names.withToken(call, real.get(token)) : call);
            if (!names.logsIn(call) || !names.is(answer, LOGGED_IN)) {
                return answer;
            }
            String opaque = UUID.randomUUID().toString();
            real.put(opaque, names.field(answer.json(), LOGIN_TOKEN));
            return names.with(answer, LOGIN_TOKEN, opaque);
        };
    }

    private static Fault takesAnyToken(Names names) {
        return replacingTokens(names, token -> !token.isEmpty());
    }

    private static Fault takesUnsignedTokens(Names names) {
        return replacingTokens(
                names,
                token -> TokenRows.decoded(token.split("\\.", -1)[0])
                        .path("alg")
                        .asText()
                        .equalsIgnoreCase("none"));
    }

    /** Takes unknown tokens of a kind for the one that was given last. */
    static Fault replacingTokens(Names names, Predicate<String> replaced) {
        Map<String, Boolean> given = new ConcurrentHashMap<>();
        String[] last = {""};
        return (call, correct) -> {
            String token = names.token(call);
            Call sent = !given.containsKey(token) && replaced.test(token) ? names.withToken(call, last[0]) : call;
            Answer answer = correct.answer(names.logsIn(call) || names.registers(call) ? call : sent);
            if (names.logsIn(call) && names.is(answer, LOGGED_IN)) {
                last[0] = names.field(answer.json(), LOGIN_TOKEN);
                given.put(last[0], true);
            }
            return answer;
        };
    }
}
