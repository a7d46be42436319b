package cleave.conformance;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Cleave promises to who sends a story, a post or a request for a notification again. */
final class KindIdempotencyRows {
    private static final String KEY = "Idempotency-Key";

    private KindIdempotencyRows() {}

    static List<Row> rows(Kind kind) {
        List<Row> rows = new ArrayList<>();
        if (kind != Kind.NOTIFICATION) {
            rows.add(row(
                    kind,
                    "again",
                    "The same key and content again, whatever its encoding, is 200 with the first result.",
                    KindIdempotencyRows::again));
            rows.add(row(
                    kind,
                    "sent-at-once",
                    "The same request sent many times at once makes one " + kind.one + ".",
                    KindIdempotencyRows::atOnce));
            rows.add(row(kind, "key-by-user", "Another user's same key is another key.", KindIdempotencyRows::byUser));
        }
        rows.add(row(
                kind,
                "key-reused",
                "The same key with other content is 422 idempotency_key_reused.",
                KindIdempotencyRows::otherContent));
        return rows;
    }

    private interface Check {
        void on(Solution solution, Kind kind) throws Mismatch, InterruptedException;
    }

    private static Row row(Kind kind, String name, String requirement, Check check) {
        return Row.contract(
                kind.area, kind.area.word() + "." + name, requirement, solution -> check.on(solution, kind));
    }

    /** The same content in all the ways in which it may be sent. */
    private static List<Call> encodings(Solution solution, Kind kind) {
        if (kind == Kind.STORY) {
            byte[] image = Picture.small(Picture.anyColor());
            return List.of(Uploads.form(image), Uploads.raw("image/png", image), Uploads.form(image));
        }
        String text = Solution.marker();
        Call form = new Multipart()
                .text("text", " " + text + "\r\n")
                .text("language", "java")
                .file("snippet", "A.java", "text/x-java", Crafted.ascii("class A {}\r\n"))
                .post("/post");
        return List.of(Writing.snippet(solution, text, "java", "class A {}\r\n"), form);
    }

    private static void again(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        String key = Solution.fresh();
        List<Call> calls = encodings(solution, kind);
        Item first = solution.written(
                kind, solution.send(solution.author(), calls.getFirst().withHeader(KEY, key)));
        for (Call call : calls) {
            Answer answer = Expect.status(solution.send(solution.author(), call.withHeader(KEY, key)), 200);
            Item again = Item.of(kind, answer.json(), solution.mapping());
            Expect.that(
                    again.id().equals(first.id()) && again.createdAt().equals(first.createdAt()),
                    "the first result, " + first.json(),
                    answer.summary());
        }
    }

    private static void atOnce(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Member author = solution.author();
        Call call = encodings(solution, kind).getFirst().withHeader(KEY, Solution.fresh());
        List<Answer> answers = IdempotencyRows.allOf(() -> solution.send(author, call));
        Set<String> ids = answers.stream()
                .map(answer -> answer.json().path("id").asText())
                .collect(toSet());
        List<Integer> codes = answers.stream().map(Answer::status).sorted().toList();
        boolean one = codes.getLast() == 201
                && codes.stream().filter(code -> code == 200).count() == codes.size() - 1;
        Expect.that(one && ids.size() == 1, "one 201, else 200, with one id", codes + " with ids " + ids);
    }

    private static void byUser(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Call call = encodings(solution, kind).getFirst().withHeader(KEY, Solution.fresh());
        Item one = solution.written(kind, solution.send(solution.author(), call));
        Item other = solution.written(kind, solution.send(solution.newMember(), call));
        Expect.that(!one.id().equals(other.id()), "two " + kind.many, one.id() + " twice");
    }

    private static void otherContent(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        String key = Solution.fresh();
        Member author = solution.author();
        Call first = Writing.request(solution, kind, author).withHeader(KEY, key);
        Expect.status(solution.send(author, first), 201, 200);
        Call other = Writing.request(solution, kind, author).withHeader(KEY, key);
        Problems.problem(solution.send(author, other), 422, "idempotency_key_reused");
    }
}
