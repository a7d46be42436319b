package cleave.conformance;

import static cleave.conformance.MappingKey.UNAUTHORIZED;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One of a kind, and who may write and read. The newcomer comes first, before any row of the kind has written. */
final class ItemRows {
    private static final Set<Kind> WITH_TEXT = Set.of(Kind.STATUS, Kind.POST);

    private ItemRows() {}

    static List<Row> rows(Kind kind) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                kind,
                "list-for-newcomer",
                "A newcomer's list is a list, empty when nobody else wrote, and no error.",
                ItemRows::newcomerGetsList));
        if (WITH_TEXT.contains(kind)) {
            rows.addAll(TextRows.rows(kind));
        }
        rows.add(row(kind, "created-at", "A " + kind.one + " says when it was made, as RFC 3339.", ItemRows::saysWhen));
        rows.add(row(
                kind,
                "names-author",
                "Each " + kind.one + " names its author: the same for one, another for another.",
                ItemRows::namesAuthor));
        if (kind != Kind.NOTIFICATION) {
            rows.add(row(
                    kind,
                    "author-from-token",
                    "The author is whom the token names, whatever the request says.",
                    ForgedAuthor::isIgnored));
        }
        rows.add(row(
                kind,
                "token-required-to-write",
                "Making a " + kind.one + " without a token is refused.",
                ItemRows::writingNeedsToken));
        rows.add(row(
                kind,
                "token-required-to-read",
                "Reading the list without a token is refused.",
                ItemRows::readingNeedsToken));
        return rows;
    }

    private interface Check {
        void on(Solution solution, Kind kind) throws Mismatch, InterruptedException;
    }

    private static Row row(Kind kind, String name, String requirement, Check check) {
        return Row.lab(kind.area, name, requirement, solution -> check.on(solution, kind));
    }

    private static void newcomerGetsList(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        solution.list(kind, solution.newMember());
    }

    private static void saysWhen(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        rfc3339(Writing.one(solution, kind, solution.author()).createdAt());
        rfc3339(Fresh.inList(solution, kind, solution.author()).createdAt());
    }

    private static void rfc3339(String time) throws Mismatch {
        String expected = "a time as RFC 3339, such as 2026-01-31T12:00:00.000Z";
        try {
            OffsetDateTime.parse(time);
        } catch (DateTimeException other) {
            throw new Mismatch(expected, "\"" + time + "\"");
        }
    }

    private static void namesAuthor(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Member one = solution.author();
        Member another = solution.newMember();
        String first = authorOf(solution, kind, one);
        String second = authorOf(solution, kind, one);
        String third = authorOf(solution, kind, another);
        Expect.equal("the author of one member's second " + kind.one, first, second);
        Expect.that(
                !first.equals(third), "another author than \"" + first + "\" of another member's " + kind.one, third);
    }

    /** The author that the list names of something fresh, which the answer of its creation names too. */
    static String authorOf(Solution solution, Kind kind, Member member) throws Mismatch, InterruptedException {
        String written = Writing.one(solution, kind, member).author();
        Expect.that(!written.isEmpty(), "an author in the answer to its creation", "none");
        Expect.equal(
                "the author in the list",
                written,
                Fresh.inList(solution, kind, member).author());
        return written;
    }

    private static void writingNeedsToken(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Writing.one(solution, kind, solution.author());
        List<String> before = solution.list(kind, solution.reader()).marks();
        Call call = Writing.request(solution, kind, solution.author());
        Answer refused = Expect.status(solution.send(call), solution.mapping().codes(UNAUTHORIZED));
        if (WITH_TEXT.contains(kind)) {
            String mark = Json.at(Json.read(call.text()), solution.mapping().value(kind.mark))
                    .asText();
            Expect.that(
                    !solution.list(kind, solution.reader()).marks().contains(mark),
                    "nothing in the list that was written without a token",
                    "\"" + mark + "\" among others than " + before + " after " + refused.status());
        }
    }

    private static void readingNeedsToken(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        solution.list(kind, solution.reader());
        Expect.status(solution.send(solution.listing(kind)), solution.mapping().codes(UNAUTHORIZED));
    }
}
