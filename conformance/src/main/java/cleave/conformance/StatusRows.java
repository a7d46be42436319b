package cleave.conformance;

import static cleave.conformance.Area.STATUS;
import static cleave.conformance.MappingKey.INVALID;
import static cleave.conformance.MappingKey.PATH_STATUS;
import static cleave.conformance.MappingKey.STATUS_TEXT;
import static cleave.conformance.MappingKey.UNAUTHORIZED;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;

/** A status, and who may write and read. The newcomer comes first, before any row has written. */
final class StatusRows {
    private StatusRows() {}

    static List<Row> rows() {
        return List.of(
                Row.lab(
                        STATUS,
                        "list-for-newcomer",
                        "A newcomer's list is a list, empty when nobody else wrote, and no error.",
                        StatusRows::newcomerGetsList),
                Row.lab(STATUS, "create", "A text makes a status with an id and that text.", StatusRows::creates),
                Row.lab(STATUS, "text-kept", "A text is kept as it was written, in any script.", StatusRows::keepsText),
                Row.lab(
                        STATUS,
                        "text-required",
                        "A status without a text, or with an empty one, is refused.",
                        StatusRows::refusesEmpty),
                Row.lab(STATUS, "created-at", "A status says when it was written, as RFC 3339.", StatusRows::saysWhen),
                Row.lab(
                        STATUS,
                        "names-author",
                        "Each status names its author: the same for one, another for another.",
                        StatusRows::namesAuthor),
                Row.lab(
                        STATUS,
                        "author-from-token",
                        "The author is whom the token names, whatever the request says.",
                        ForgedAuthor::isIgnored),
                Row.lab(
                        STATUS,
                        "token-required-to-write",
                        "Writing a status without a token is refused.",
                        StatusRows::writingNeedsToken),
                Row.lab(
                        STATUS,
                        "token-required-to-read",
                        "Reading the list without a token is refused.",
                        StatusRows::readingNeedsToken));
    }

    private static void newcomerGetsList(Solution solution) throws Mismatch, InterruptedException {
        solution.list(solution.newMember());
    }

    private static void creates(Solution solution) throws Mismatch, InterruptedException {
        String text = Solution.marker();
        Answer answer = solution.send(solution.author(), solution.writing(text));
        Status status = solution.written(answer);
        Expect.that(!status.id().isEmpty() && status.text().equals(text), "an id and the text", answer.summary());
    }

    private static void keepsText(Solution solution) throws Mismatch, InterruptedException {
        String text = Solution.marker() + " Grüße, \"quoted\" \\ <b>&amp;</b>\n日本語 🦊 नमस्ते";
        Status written = solution.write(solution.author(), text);
        Expect.equal("the text", text, written.text());
        Expect.equal(
                "the text in the list",
                text,
                Fresh.inList(solution, solution.author(), text).text());
    }

    private static void refusesEmpty(Solution solution) throws Mismatch, InterruptedException {
        Mapping mapping = solution.mapping();
        ObjectNode noText = Json.object();
        for (ObjectNode body : List.of(noText, solution.statusBody(""), solution.statusBody(" \n\t "))) {
            Answer answer = solution.send(solution.author(), Call.post(mapping.value(PATH_STATUS), body.toString()));
            Expect.that(
                    mapping.codes(INVALID).contains(answer.status()),
                    mapping.value(INVALID) + " to a status " + body,
                    answer.summary());
        }
        Expect.that(
                solution.list(solution.reader()).texts().stream().noneMatch(String::isBlank),
                "no empty status in the list",
                "one without a \"" + mapping.value(STATUS_TEXT) + "\"");
    }

    private static void saysWhen(Solution solution) throws Mismatch, InterruptedException {
        String text = Solution.marker();
        rfc3339(solution.write(solution.author(), text).createdAt());
        rfc3339(Fresh.inList(solution, solution.author(), text).createdAt());
    }

    private static void rfc3339(String time) throws Mismatch {
        String expected = "a time as RFC 3339, such as 2026-01-31T12:00:00.000Z";
        try {
            OffsetDateTime.parse(time);
        } catch (DateTimeException other) {
            throw new Mismatch(expected, "\"" + time + "\"");
        }
    }

    private static void namesAuthor(Solution solution) throws Mismatch, InterruptedException {
        Member one = solution.author();
        Member another = solution.newMember();
        String first = authorOf(solution, one);
        String second = authorOf(solution, one);
        String third = authorOf(solution, another);
        Expect.equal("the author of one member's second status", first, second);
        Expect.that(!first.equals(third), "another author than \"" + first + "\" of another member's status", third);
    }

    /** The author that the list names of a fresh status, which the answer of its creation names too. */
    static String authorOf(Solution solution, Member member) throws Mismatch, InterruptedException {
        String text = Solution.marker();
        String written = solution.write(member, text).author();
        Expect.that(!written.isEmpty(), "an author in the answer to its creation", "none");
        Expect.equal(
                "the author in the list",
                written,
                Fresh.inList(solution, member, text).author());
        return written;
    }

    private static void writingNeedsToken(Solution solution) throws Mismatch, InterruptedException {
        solution.writeMarked(solution.author());
        String text = Solution.marker();
        Expect.status(solution.send(solution.writing(text)), solution.mapping().codes(UNAUTHORIZED));
        Expect.that(
                !solution.list(solution.reader()).texts().contains(text),
                "nothing in the list that was written without a token",
                "\"" + text + "\"");
    }

    private static void readingNeedsToken(Solution solution) throws Mismatch, InterruptedException {
        solution.list(solution.reader());
        Expect.status(solution.send(solution.listing()), solution.mapping().codes(UNAUTHORIZED));
    }
}
