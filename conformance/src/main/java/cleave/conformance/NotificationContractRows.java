package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What Cleave promises of notifications beyond the lab. */
final class NotificationContractRows {
    private static final int PREVIEW = 140;
    private static final long SOON_MILLIS = 1000;

    private NotificationContractRows() {}

    static List<Row> rows() {
        return List.of(
                contract(
                        "notification.item-shape",
                        "An item is {id, post: {id, preview}, author, createdAt}.",
                        NotificationContractRows::shape),
                contract(
                        "notification.asked-for",
                        "POST /notification is 201 or 200 with the item as the list has it.",
                        NotificationContractRows::askedFor),
                contract(
                        "notification.preview",
                        "A preview is the text's first 140 code points, white space as single spaces.",
                        NotificationContractRows::preview),
                contract(
                        "notification.within-a-second",
                        "A notification is usually there within a second.",
                        NotificationContractRows::soon),
                contract(
                        "notification.errors",
                        "A malformed postId is 422, an unknown one 404, another's post 403.",
                        NotificationContractRows::errors));
    }

    private static Row contract(String id, String requirement, Row.Check check) {
        return Row.contract(Area.NOTIFICATION, id, requirement, check);
    }

    private static void shape(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        Item post = Writing.one(solution, Kind.POST, author);
        Item item = Notified.required(solution, solution.reader(), post.id());
        Shapes.notification(item.json());
        Shapes.author(solution, author, item.json());
    }

    private static void askedFor(Solution solution) throws Mismatch, InterruptedException {
        Item post = Writing.one(solution, Kind.POST, solution.author());
        Answer first =
                Expect.status(solution.send(solution.author(), Writing.notification(solution, post.id())), 201, 200);
        Shapes.notification(first.json());
        Answer second = Expect.status(solution.send(solution.author(), Writing.notification(solution, post.id())), 200);
        Item item = Notified.required(solution, solution.reader(), post.id());
        Expect.that(second.json().equals(first.json()), "the same again, " + first.json(), second.summary());
        Expect.that(item.json().equals(first.json()), "as in the list, " + item.json(), first.summary());
    }

    private static void preview(Solution solution) throws Mismatch, InterruptedException {
        String marker = Solution.marker();
        preview(solution, marker + "\n\t one   two\r\n\r\nthree", marker + " one two three");
        String foxes = marker + "🦊".repeat(PREVIEW);
        preview(solution, foxes, marker + "🦊".repeat(PREVIEW - marker.length()));
        String exact = marker + "x".repeat(PREVIEW - marker.length());
        preview(solution, exact, exact);
    }

    private static void preview(Solution solution, String text, String expected) throws Mismatch, InterruptedException {
        Call call = Writing.text(solution, Kind.POST, text);
        Item post = solution.written(Kind.POST, solution.send(solution.author(), call));
        JsonNode item =
                Notified.required(solution, solution.reader(), post.id()).json();
        Expect.equal("the preview", expected, item.path("post").path("preview").asText());
    }

    /** Usually: the best of three. */
    private static void soon(Solution solution) throws Mismatch, InterruptedException {
        solution.reader();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            Call call = Writing.text(solution, Kind.POST, Solution.marker());
            Item post = solution.written(Kind.POST, solution.send(solution.author(), call));
            long written = System.nanoTime();
            Notified.required(solution, solution.reader(), post.id());
            best = Math.min(best, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - written));
        }
        Expect.that(best < SOON_MILLIS, "a notification within " + SOON_MILLIS + " ms", "one after " + best + " ms");
    }

    private static void errors(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        Item post = Writing.one(solution, Kind.POST, author);
        for (String body : List.of("{}", "{\"postId\":\"\"}", "{\"postId\":1}", "{\"postId\":\"nonsense\"}")) {
            Problems.field(solution.send(author, Call.post("/notification", body)), "postId");
        }
        Problems.problem(solution.send(author, Call.post("/notification", "{")), 400);
        String unknown = PostRows.unknownLike(post.id());
        Problems.problem(solution.send(author, Writing.notification(solution, unknown)), 404);
        Problems.problem(solution.send(solution.reader(), Writing.notification(solution, post.id())), 403);
    }
}
