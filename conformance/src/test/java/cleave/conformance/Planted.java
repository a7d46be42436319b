package cleave.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The common shapes of faults: a call changed on its way in, or an answer on its way out. */
final class Planted {
    private Planted() {}

    static Predicate<Call> on(String method, String path) {
        return call -> call.method().equals(method) && call.pathWithoutQuery().equals(path);
    }

    static Predicate<Call> under(String path) {
        return call -> call.pathWithoutQuery().startsWith(path);
    }

    static Fault answers(Predicate<Call> calls, UnaryOperator<Answer> change) {
        return (call, correct) -> calls.test(call) ? change.apply(correct.answer(call)) : correct.answer(call);
    }

    static Fault calls(Predicate<Call> calls, UnaryOperator<Call> change) {
        return (call, correct) -> correct.answer(calls.test(call) ? change.apply(call) : call);
    }

    static Fault json(Predicate<Call> calls, Consumer<ObjectNode> change) {
        return answers(calls, answer -> {
            if (answer.json() instanceof ObjectNode json) {
                change.accept(json);
                return answer.withJson(json);
            }
            return answer;
        });
    }

    /** One status code for another, wherever it is answered. */
    static Fault code(Predicate<Call> calls, int right, int wrong) {
        return answers(calls, answer -> answer.status() == right ? answer.withStatus(wrong) : answer);
    }

    static Answer problem(Call call, int status, String code) {
        ObjectNode problem = Json.object()
                .put("type", "about:blank")
                .put("title", "Planted")
                .put("status", status)
                .put("detail", "Planted by the test.")
                .put("code", code);
        return new Answer(
                call, status, Map.of("Content-Type", List.of("application/problem+json")), problem.toString());
    }
}
