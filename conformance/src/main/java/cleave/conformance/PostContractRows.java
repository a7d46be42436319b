package cleave.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What Cleave promises of posts beyond the lab. */
final class PostContractRows {
    private static final int LONGEST = 20_000;
    private static final int LARGEST_BODY = 2 << 20;

    private PostContractRows() {}

    static List<Row> rows() {
        return List.of(
                contract("post.shape", "A 201 is {id, author, text, snippet?, createdAt}.", PostContractRows::shape),
                contract("post.item-shape", "The list's items are that, too.", PostContractRows::itemShape),
                contract(
                        "post.text-normalised",
                        "Line ends become LF and Unicode white space is trimmed.",
                        PostContractRows::normalised),
                contract(
                        "post.text-limits",
                        "A text has 1 to 20,000 code points and no control characters.",
                        PostContractRows::limits),
                contract("post.form", "A post may come as a form with a file.", PostContractRows::form),
                contract("post.media-type", "A body that is neither JSON nor a form is 415.", PostContractRows::type),
                contract("post.body-too-large", "A body over 2 MiB is 413.", PostContractRows::bodyTooLarge),
                contract("post.malformed", "A malformed body is 400, in both forms.", PostContractRows::malformed),
                contract(
                        "post.unknown-fields",
                        "Unknown fields of a request are ignored.",
                        PostContractRows::unknownFields),
                contract("post.by-id-shape", "GET /post/{id} is the 201; else 404.", PostContractRows::byId),
                contract(
                        "operations.posts",
                        "/modules.json, /openapi.yaml and the pages know posts and notifications.",
                        PostContractRows::operations));
    }

    private static Row contract(String id, String requirement, Row.Check check) {
        return Row.contract(Area.POST, id, requirement, check);
    }

    static Item accepted(Solution solution, Call call) throws Mismatch, InterruptedException {
        return solution.written(Kind.POST, solution.send(solution.author(), call));
    }

    private static void shape(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        Item plain = Writing.one(solution, Kind.POST, author);
        Shapes.post(plain.json(), false);
        Shapes.author(solution, author, plain.json());
        Item coded = accepted(solution, Writing.snippet(solution, Solution.marker(), "java", "int ä;"));
        Shapes.post(coded.json(), true);
        Expect.equal(
                "snippet.language",
                "java",
                coded.json().path("snippet").path("language").asText());
        Expect.equal(
                "snippet.bytes", "7", coded.json().path("snippet").path("bytes").asText());
    }

    private static void itemShape(Solution solution) throws Mismatch, InterruptedException {
        Shapes.post(Fresh.inList(solution, Kind.POST, solution.author()).json(), false);
        Item coded = accepted(solution, Writing.snippet(solution, Solution.marker(), "css", "a {}"));
        for (Item item : solution.list(Kind.POST, solution.reader()).items()) {
            if (item.id().equals(coded.id())) {
                Shapes.post(item.json(), true);
            }
        }
    }

    private static void normalised(Solution solution) throws Mismatch, InterruptedException {
        String marker = Solution.marker();
        String sent = "\u00a0\u2003\u3000 \t\n" + marker + "\r\none\rtwo\n\tthree \u00a0\u2003\u3000\r\n";
        String kept = marker + "\none\ntwo\n\tthree";
        Item json = accepted(solution, Writing.text(solution, Kind.POST, sent));
        Expect.equal("the text", kept, json.mark());
        Item form = accepted(solution, new Multipart().text("text", sent).post("/post"));
        Expect.equal("the text of a form", kept, form.mark());
    }

    private static void limits(Solution solution) throws Mismatch, InterruptedException {
        // Each of these is one code point of two UTF-16 units, so units or bytes would count too many.
        String longest =
                Solution.marker() + "🦊".repeat(LONGEST - Solution.marker().length());
        Item item = accepted(solution, Writing.text(solution, Kind.POST, longest));
        Expect.equal("the longest text", longest, item.mark());
        List<String> wrong =
                List.of("x".repeat(LONGEST + 1), "🦊".repeat(LONGEST + 1), "", " \u3000\n", "a\u0000b", "a\u007fb");
        for (String text : wrong) {
            Problems.field(solution.send(solution.author(), Writing.text(solution, Kind.POST, text)), "text");
            Call form = new Multipart().text("text", text).post("/post");
            Problems.field(solution.send(solution.author(), form), "text");
        }
        for (String body : List.of("{}", "{\"text\":null}", "{\"text\":1}")) {
            Problems.field(solution.send(solution.author(), Call.post("/post", body)), "text");
        }
    }

    private static void form(Solution solution) throws Mismatch, InterruptedException {
        String text = Solution.marker() + " Grüße 🦊";
        Item plain = accepted(solution, new Multipart().text("text", text).post("/post"));
        Shapes.post(plain.json(), false);
        Expect.equal("the text", text, plain.mark());
        Call whole = new Multipart()
                .text("text", text)
                .text("language", "rust")
                .file("snippet", "main.rs", "application/octet-stream", Crafted.ascii("fn main() {}\r\n"))
                .post("/post");
        Item coded = accepted(solution, whole);
        Shapes.post(coded.json(), true);
        Expect.equal(
                "snippet.language",
                "rust",
                coded.json().path("snippet").path("language").asText());
    }

    private static void type(Solution solution) throws Mismatch, InterruptedException {
        Call call = Writing.text(solution, Kind.POST, Solution.marker());
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "image/png", "multipart/mixed")) {
            Problems.problem(solution.send(solution.author(), call.withHeader("Content-Type", type)), 415);
        }
    }

    private static void bodyTooLarge(Solution solution) throws Mismatch, InterruptedException {
        String body = Writing.body(solution, Kind.POST, Solution.marker()).toString();
        int fill = LARGEST_BODY - body.length();
        accepted(solution, Call.post("/post", " ".repeat(fill) + body));
        Problems.problem(solution.send(solution.author(), Call.post("/post", " ".repeat(fill + 1) + body)), 413);
    }

    private static void malformed(Solution solution) throws Mismatch, InterruptedException {
        Call form = new Multipart().text("text", Solution.marker()).post("/post");
        List<Call> wrong = List.of(
                Call.post("/post", "{"),
                Call.post("/post", "{\"text\":\"a\",\"text\":\"b\"}"),
                form.withHeader("Content-Type", "multipart/form-data"),
                form.withBody(Crafted.slice(form.body(), 0, form.body().length - 20)),
                form.withBody(new String(form.body(), StandardCharsets.ISO_8859_1)
                        .replace("check ", "\u00ff\u00fe")
                        .getBytes(StandardCharsets.ISO_8859_1)));
        for (Call call : wrong) {
            Problems.problem(solution.send(solution.author(), call), 400);
        }
    }

    private static void unknownFields(Solution solution) throws Mismatch, InterruptedException {
        String text = Solution.marker();
        ObjectNode body = Writing.body(solution, Kind.POST, text).put("votes", 3);
        Item json = accepted(solution, Call.post("/post", body.toString()));
        Expect.equal("the text", text, json.mark());
        Expect.that(!json.json().has("votes"), "no unknown member in the answer", Expect.shown(json.json()));
        Call form = new Multipart()
                .text("text", text)
                .text("votes", "3")
                .file("other", "a.txt", "text/plain", Crafted.ascii("a"))
                .post("/post");
        Shapes.post(accepted(solution, form).json(), false);
    }

    private static void byId(Solution solution) throws Mismatch, InterruptedException {
        Item item = Writing.one(solution, Kind.POST, solution.author());
        Answer answer = Expect.status(solution.send(solution.reader(), Call.get("/post/" + item.id())), 200);
        Expect.that(answer.json().equals(item.json()), "the post as its 201, " + item.json(), answer.summary());
        List<String> unknown = List.of(PostRows.unknownLike(item.id()), "1", "nonsense", item.id() + "0", "..%2f..");
        for (String id : unknown) {
            Problems.problem(solution.send(solution.reader(), Call.get("/post/" + id)), 404);
        }
    }

    private static void operations(Solution solution) throws Mismatch, InterruptedException {
        Answer modules = Expect.status(solution.send(Call.get("/modules.json")), 200);
        Expect.that(
                modules.text().contains("\"post\"") && modules.text().contains("\"notification\""),
                "post and notification among the modules",
                modules.summary());
        Answer yaml = Expect.status(solution.send(Call.get("/openapi.yaml")), 200);
        for (String path : List.of("/post", "/post/\\{id}", "/notification")) {
            Expect.that(
                    yaml.text().lines().anyMatch(line -> line.matches("\\s+[\"']?" + path + "[\"']?:\\s*")),
                    "a path " + path + " in /openapi.yaml",
                    "none");
        }
        for (String page : List.of("/", "/notifications", "/posts/" + PostRows.unknownLike("anything"))) {
            Answer answer = Expect.status(solution.send(Call.get(page)), 200);
            Expect.equal("the Content-Type of " + page, "text/html", answer.mediaType());
        }
    }
}
