package cleave.conformance;

import static cleave.conformance.MappingKey.FORBIDDEN;
import static cleave.conformance.MappingKey.LISTED;
import static cleave.conformance.MappingKey.NOTIFIED;
import static cleave.conformance.MappingKey.NOT_FOUND;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Exactly one notification of every post, whoever or whatever makes it. */
final class NotificationRows {
    private static final int MANY = 12;
    private static final int SOME = 3;

    /** Time enough for a second notification to come after the first. */
    private static final long LATE_MILLIS = 1000;

    private NotificationRows() {}

    static List<Row> rows() {
        return List.of(
                row(
                        "made-by-server",
                        "A new post has a notification soon after, without any other request.",
                        NotificationRows::madeByServer),
                row("none-lost", "Each of many posts in a row has its notification.", NotificationRows::noneLost),
                row(
                        "none-doubled",
                        "A post has one notification, also a second later and when more are asked for.",
                        NotificationRows::noneDoubled),
                row(
                        "leads-to-post",
                        "Each notification names a post that can be read, and its author.",
                        NotificationRows::leadsToPost),
                row("of-own-post", "The author of a post may ask for its notification.", NotificationRows::ofOwnPost),
                row(
                        "of-anothers-post",
                        "Nobody may make the notification of another's post.",
                        NotificationRows::ofAnothersPost),
                row(
                        "of-unknown-post",
                        "There is no notification of a post that is not there.",
                        NotificationRows::ofUnknownPost));
    }

    private static Row row(String name, String requirement, Row.Check check) {
        return Row.lab(Area.NOTIFICATION, name, requirement, check);
    }

    private static String post(Solution solution, Member author) throws Mismatch, InterruptedException {
        Call call = Writing.text(solution, Kind.POST, Solution.marker());
        return solution.written(Kind.POST, solution.send(author, call)).id();
    }

    private static List<String> posts(Solution solution, int count) throws Mismatch, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            ids.add(post(solution, solution.author()));
        }
        return ids;
    }

    private static void madeByServer(Solution solution) throws Mismatch, InterruptedException {
        Notified.required(solution, solution.reader(), post(solution, solution.author()));
    }

    private static void noneLost(Solution solution) throws Mismatch, InterruptedException {
        for (String id : posts(solution, MANY)) {
            Notified.required(solution, solution.reader(), id);
        }
    }

    private static void noneDoubled(Solution solution) throws Mismatch, InterruptedException {
        List<String> ids = posts(solution, SOME);
        for (String id : ids) {
            Answer answer = solution.send(solution.author(), Writing.notification(solution, id));
            Expect.status(answer, solution.mapping().codes(NOTIFIED));
            Notified.required(solution, solution.reader(), id);
        }
        TimeUnit.MILLISECONDS.sleep(LATE_MILLIS);
        for (String id : ids) {
            Answer answer = solution.send(solution.author(), Writing.notification(solution, id));
            Expect.status(answer, solution.mapping().codes(NOTIFIED));
        }
        List<String> seen = Notified.of(solution, solution.reader(), ids).stream()
                .map(Item::mark)
                .sorted()
                .toList();
        List<String> once = ids.stream().sorted().toList();
        Expect.that(seen.equals(once), "one notification of each post " + once, seen.toString());
    }

    private static void leadsToPost(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        String id = post(solution, author);
        Notified.required(solution, solution.reader(), id);
        for (Item item : solution.list(Kind.NOTIFICATION, solution.reader()).items()) {
            Call reading = PostRows.reading(solution, item.mark());
            Answer answer = Expect.status(
                    solution.send(solution.reader(), reading),
                    solution.mapping().codes(LISTED));
            Item post = Item.of(Kind.POST, answer.json(), solution.mapping());
            Expect.equal("the author of a notification", post.author(), item.author());
        }
    }

    private static void ofOwnPost(Solution solution) throws Mismatch, InterruptedException {
        String id = post(solution, solution.author());
        for (int times = 0; times < 2; times++) {
            Answer answer = solution.send(solution.author(), Writing.notification(solution, id));
            Expect.status(answer, solution.mapping().codes(NOTIFIED));
            Item made = Item.of(Kind.NOTIFICATION, answer.json(), solution.mapping());
            Expect.equal("the notification's post", id, made.mark());
        }
    }

    private static void ofAnothersPost(Solution solution) throws Mismatch, InterruptedException {
        String id = post(solution, solution.author());
        Answer answer = solution.send(solution.reader(), Writing.notification(solution, id));
        Expect.status(answer, solution.mapping().codes(FORBIDDEN));
    }

    private static void ofUnknownPost(Solution solution) throws Mismatch, InterruptedException {
        String unknown = PostRows.unknownLike(post(solution, solution.author()));
        Answer answer = solution.send(solution.author(), Writing.notification(solution, unknown));
        Expect.status(answer, solution.mapping().codes(NOT_FOUND));
    }
}
