package cleave.conformance;

import static cleave.conformance.Area.STATUS;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What Cleave promises to who sends a request again because its answer was lost. */
final class IdempotencyRows {
    private static final int AT_ONCE = 8;

    private IdempotencyRows() {}

    static List<Row> rows() {
        return List.of(
                contract(
                        "idempotency.same",
                        "The same key and content again is 200 with the first result.",
                        IdempotencyRows::same),
                contract(
                        "idempotency.normalised",
                        "Content is compared as it is kept, without unknown fields.",
                        IdempotencyRows::normalised),
                contract(
                        "idempotency.other-content",
                        "The same key with other content is 422 idempotency_key_reused.",
                        IdempotencyRows::otherContent),
                contract(
                        "idempotency.invalid-first",
                        "Bad input under a used key is still told as bad input.",
                        IdempotencyRows::invalidFirst),
                contract("idempotency.by-user", "Another user's same key is another key.", IdempotencyRows::byUser),
                contract(
                        "idempotency.successes-only",
                        "A refused request does not use up its key.",
                        IdempotencyRows::successesOnly),
                contract(
                        "idempotency.key-form",
                        "A key is 1 to 255 visible ASCII characters, else 400.",
                        IdempotencyRows::keyForm),
                contract(
                        "idempotency.at-once",
                        "The same request sent many times at once makes one status.",
                        IdempotencyRows::atOnce));
    }

    private static Row contract(String id, String requirement, Row.Check check) {
        return Row.contract(STATUS, id, requirement, check);
    }

    private static Answer send(Solution solution, Member member, String key, String text)
            throws Mismatch, InterruptedException {
        return solution.send(member, solution.writing(text).withHeader("Idempotency-Key", key));
    }

    private static void same(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        String key = Solution.fresh();
        String text = Solution.marker();
        Item first = solution.written(send(solution, author, key, text));
        again(first, send(solution, author, key, text));
        Page mine = solution.page(author, Call.get("/status/mine"));
        Expect.that(mine.marks().equals(List.of(text)), "one status", mine.summary());
    }

    private static void again(Item first, Answer second) throws Mismatch {
        Expect.status(second, 200);
        Expect.that(second.json().equals(first.json()), "the first result, " + first.json(), second.summary());
    }

    private static void normalised(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        String key = Solution.fresh();
        String text = Solution.marker();
        Item first = solution.written(send(solution, author, key, text + "\none"));
        again(first, send(solution, author, key, "  " + text + "\r\none\u3000"));
        ObjectNode more = solution.statusBody(text + "\none").put("mood", "fine");
        again(first, solution.send(author, Call.post("/status", more.toString()).withHeader("Idempotency-Key", key)));
    }

    private static void otherContent(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        String key = Solution.fresh();
        solution.written(send(solution, author, key, Solution.marker()));
        String text = Solution.marker();
        Problems.problem(send(solution, author, key, text), 422, "idempotency_key_reused");
        Expect.that(
                !solution.list(solution.reader()).marks().contains(text),
                "no status of the other content",
                "\"" + text + "\"");
    }

    private static void invalidFirst(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        String key = Solution.fresh();
        solution.written(send(solution, author, key, Solution.marker()));
        Problems.field(send(solution, author, key, ""), "text");
        Call malformed = Call.post("/status", "{").withHeader("Idempotency-Key", key);
        Problems.problem(solution.send(author, malformed), 400);
    }

    private static void byUser(Solution solution) throws Mismatch, InterruptedException {
        String key = Solution.fresh();
        String text = Solution.marker();
        Item one = solution.written(send(solution, solution.author(), key, text));
        Item other = solution.written(send(solution, solution.newMember(), key, text));
        Expect.that(!one.id().equals(other.id()), "two statuses", one.id() + " twice");
    }

    private static void successesOnly(Solution solution) throws Mismatch, InterruptedException {
        String key = Solution.fresh();
        Problems.field(send(solution, solution.author(), key, " "), "text");
        solution.written(send(solution, solution.author(), key, Solution.marker()));
    }

    private static void keyForm(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        String longest = (Solution.fresh() + "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
                .repeat(6)
                .substring(0, 255);
        solution.written(send(solution, author, longest, Solution.marker()));
        for (String wrong : List.of(longest + "x", "with space", "tab\tin")) {
            Problems.problem(send(solution, author, wrong, Solution.marker()), 400);
        }
    }

    private static void atOnce(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        String key = Solution.fresh();
        String text = Solution.marker();
        List<Answer> answers = allOf(() -> send(solution, author, key, text));
        Set<String> ids = answers.stream()
                .map(answer -> answer.json().path("id").asText())
                .collect(toSet());
        List<Integer> codes = answers.stream().map(Answer::status).sorted().toList();
        boolean one = codes.stream().filter(code -> code == 201).count() == 1
                && codes.stream().filter(code -> code == 200).count() == AT_ONCE - 1;
        Expect.that(one && ids.size() == 1, "one 201, else 200, with one id", codes + " with ids " + ids);
        Page mine = solution.page(author, Call.get("/status/mine"));
        Expect.that(mine.marks().equals(List.of(text)), "one status", mine.summary());
    }

    static List<Answer> allOf(Callable<Answer> request) throws Mismatch, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> requests = Collections.nCopies(AT_ONCE, request);
            for (Future<Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Mismatch mismatch) {
                throw mismatch;
            }
            throw new IllegalStateException(failed);
        }
        return answers;
    }
}
