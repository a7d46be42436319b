package cleave.conformance;

import static cleave.conformance.MappingKey.NOT_FOUND;
import static cleave.conformance.MappingKey.PATH_POST_ONE;
import static cleave.conformance.MappingKey.POST_SNIPPET;

import java.util.List;

/** A post may carry a snippet of code, and has an address of its own. */
final class PostRows {
    private static final String CODE =
            "public class Grüße {\n\tvoid f() { System.out.println(\"<b>&amp; \\\"x\\\" 日本 🦊\"); }\n}\n";

    private PostRows() {}

    static List<Row> rows() {
        return List.of(
                row(
                        "snippet-kept",
                        "A snippet's URL, in the answer and in the list, gives the very code.",
                        PostRows::keepsSnippet),
                row("snippet-is-text", "A snippet is served as text/plain.", PostRows::servesText),
                row("snippets-apart", "Two posts' snippets are two.", PostRows::keepsSnippetsApart),
                row("by-id", "A post can be read by its id, by its author and by others.", PostRows::byId),
                row("by-id-unknown", "An id that no post has is not found.", PostRows::unknownId),
                row("by-id-token-required", "Reading one post without a token is refused.", PostRows::byIdNeedsToken));
    }

    private static Row row(String name, String requirement, Row.Check check) {
        return Row.lab(Area.POST, name, requirement, check);
    }

    private static Item post(Solution solution, Member author, String code) throws Mismatch, InterruptedException {
        Call call = Writing.snippet(solution, Solution.marker(), "java", code);
        return solution.written(Kind.POST, solution.send(author, call));
    }

    private static Answer snippet(Solution solution, Item post) throws Mismatch, InterruptedException {
        String url = solution.mapping().text(post.json(), POST_SNIPPET);
        Expect.that(
                !url.isEmpty(),
                "\"" + solution.mapping().value(POST_SNIPPET) + "\" in a post with a snippet",
                Expect.shown(post.json()));
        return Expect.status(Stored.fetch(solution, solution.reader(), url), 200);
    }

    private static void keepsSnippet(Solution solution) throws Mismatch, InterruptedException {
        for (String code : List.of(CODE, "x", "\tno final newline", "int a;\n\n\n")) {
            Item post = post(solution, solution.author(), code);
            Expect.equal("the snippet", code, snippet(solution, post).text());
            Item listed = solution.list(Kind.POST, solution.reader())
                    .marked(post.mark())
                    .orElse(post);
            Expect.equal(
                    "the snippet in the list", code, snippet(solution, listed).text());
        }
    }

    private static void servesText(Solution solution) throws Mismatch, InterruptedException {
        Answer answer = snippet(solution, post(solution, solution.author(), "<script>alert(1)</script>"));
        Expect.equal("the Content-Type", "text/plain", answer.mediaType());
    }

    private static void keepsSnippetsApart(Solution solution) throws Mismatch, InterruptedException {
        Item one = post(solution, solution.author(), "int one;");
        Item two = post(solution, solution.author(), "int two;");
        Item three = post(solution, solution.newMember(), "int three;");
        Expect.equal("the first snippet", "int one;", snippet(solution, one).text());
        Expect.equal("the second snippet", "int two;", snippet(solution, two).text());
        Expect.equal("the third snippet", "int three;", snippet(solution, three).text());
    }

    /** The request for one post. */
    static Call reading(Solution solution, String id) {
        return Call.get(solution.mapping().value(PATH_POST_ONE).replace("{id}", id));
    }

    private static void byId(Solution solution) throws Mismatch, InterruptedException {
        Item post = post(solution, solution.author(), CODE);
        for (Member member : List.of(solution.author(), solution.reader())) {
            Answer answer = Expect.status(
                    solution.send(member, reading(solution, post.id())),
                    solution.mapping().codes(MappingKey.LISTED));
            Item read = Item.of(Kind.POST, answer.json(), solution.mapping());
            Expect.that(
                    read.id().equals(post.id()) && read.mark().equals(post.mark()),
                    "the post " + post.id() + " with its text",
                    answer.summary());
            Expect.equal("the author", post.author(), read.author());
            Expect.equal("the snippet", CODE, snippet(solution, read).text());
        }
    }

    private static void unknownId(Solution solution) throws Mismatch, InterruptedException {
        Item post = Writing.one(solution, Kind.POST, solution.author());
        Answer answer = solution.send(solution.reader(), reading(solution, unknownLike(post.id())));
        Expect.status(answer, solution.mapping().codes(NOT_FOUND));
    }

    /** An id of the same look that names nothing. */
    static String unknownLike(String id) {
        if (id.matches("\\d+")) {
            return "2" + "0".repeat(8);
        }
        int kept = id.length() * 2 / 3;
        return id.substring(0, kept) + id.substring(kept).replaceAll("[0-9A-Za-z]", "0");
    }

    private static void byIdNeedsToken(Solution solution) throws Mismatch, InterruptedException {
        Item post = Writing.one(solution, Kind.POST, solution.author());
        Answer answer = solution.send(reading(solution, post.id()));
        Expect.status(answer, solution.mapping().codes(MappingKey.UNAUTHORIZED));
    }
}
