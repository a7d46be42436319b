package cleave.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What Cleave promises of snippets beyond the lab. */
final class SnippetContractRows {
    private static final int LARGEST = 256 << 10;
    private static final List<String> LANGUAGES = List.of(
            "text",
            "bash",
            "c",
            "cpp",
            "csharp",
            "css",
            "diff",
            "go",
            "html",
            "java",
            "javascript",
            "json",
            "kotlin",
            "markdown",
            "php",
            "python",
            "ruby",
            "rust",
            "sql",
            "swift",
            "typescript",
            "xml",
            "yaml");

    private SnippetContractRows() {}

    static List<Row> rows() {
        return List.of(
                contract(
                        "post.snippet-bytes",
                        "A snippet comes back byte for byte, whatever its line ends, ends and beginning.",
                        SnippetContractRows::bytes),
                contract(
                        "post.snippet-type",
                        "A snippet is text/plain; charset=utf-8, whatever is in it.",
                        SnippetContractRows::type),
                contract(
                        "post.snippet-largest",
                        "A snippet of 256 KiB is kept, a byte more is 413.",
                        SnippetContractRows::largest),
                contract(
                        "post.snippet-utf8",
                        "A snippet that is not UTF-8 or holds NUL is 422.",
                        SnippetContractRows::utf8),
                contract(
                        "post.languages",
                        "A snippet's language is one of a list, exactly so, and text when absent.",
                        SnippetContractRows::languages),
                contract(
                        "post.snippet-rules",
                        "A null snippet is none; an empty one, a language alone and two files are 422.",
                        SnippetContractRows::rules));
    }

    private static Row contract(String id, String requirement, Row.Check check) {
        return Row.contract(Area.POST, id, requirement, check);
    }

    private static Call file(byte[] code) {
        return new Multipart()
                .text("text", Solution.marker())
                .file("snippet", "code", "text/plain", code)
                .post("/post");
    }

    private static Answer stored(Solution solution, Call call) throws Mismatch, InterruptedException {
        Item post = PostContractRows.accepted(solution, call);
        String url = post.json().path("snippet").path("url").asText();
        Expect.that(url.startsWith("/media/"), "snippet.url", Expect.shown(post.json()));
        Answer answer = Expect.status(solution.send(Call.get(url)), 200);
        Expect.equal(
                "snippet.bytes",
                String.valueOf(answer.body().length),
                post.json().path("snippet").path("bytes").asText());
        return answer;
    }

    private static void bytes(Solution solution) throws Mismatch, InterruptedException {
        List<String> codes = List.of(
                "\ufeffint a;\r\n",
                "a\r\nb\rc\n",
                "no final newline",
                "   ",
                "\n",
                "\t\n\u3000日本 🦊\u0085\u2028\u0001\u001b[0m",
                "--boundary\r\n--\r\n",
                "e\u0301 \u00e9");
        for (String code : codes) {
            byte[] sent = code.getBytes(StandardCharsets.UTF_8);
            same(sent, stored(solution, file(sent)));
            same(sent, stored(solution, Writing.snippet(solution, Solution.marker(), "text", code)));
        }
    }

    private static void same(byte[] sent, Answer answer) throws Mismatch {
        Expect.that(
                Arrays.equals(sent, answer.body()),
                "the " + sent.length + " bytes that were sent",
                answer.body().length + " bytes, others");
    }

    private static void type(Solution solution) throws Mismatch, InterruptedException {
        for (String code : List.of("<!doctype html><script>alert(1)</script>", "{}", "\ufeff<svg/>")) {
            Answer answer = stored(solution, file(code.getBytes(StandardCharsets.UTF_8)));
            Expect.equal("the Content-Type", "text/plain; charset=utf-8", answer.header("Content-Type"));
        }
    }

    private static void largest(Solution solution) throws Mismatch, InterruptedException {
        byte[] code = new byte[LARGEST];
        Arrays.fill(code, (byte) 'x');
        same(code, stored(solution, file(code)));
        String text = new String(code, StandardCharsets.US_ASCII);
        same(code, stored(solution, Writing.snippet(solution, Solution.marker(), "text", text)));
        byte[] more = Arrays.copyOf(code, LARGEST + 1);
        more[LARGEST] = 'x';
        Problems.problem(solution.send(solution.author(), file(more)), 413);
        Call json = Writing.snippet(solution, Solution.marker(), "text", text + "x");
        Problems.problem(solution.send(solution.author(), json), 413);
    }

    private static void utf8(Solution solution) throws Mismatch, InterruptedException {
        List<byte[]> wrong = List.of(
                "int a;".getBytes(StandardCharsets.UTF_16),
                new byte[] {'a', (byte) 0xff},
                new byte[] {(byte) 0xc0, (byte) 0xaf},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {'a', (byte) 0xe2, (byte) 0x82},
                new byte[] {'a', 0, 'b'});
        for (byte[] code : wrong) {
            Problems.problem(solution.send(solution.author(), file(code)), 422);
        }
        Call nul = Writing.snippet(solution, Solution.marker(), "text", "a\u0000b");
        Problems.problem(solution.send(solution.author(), nul), 422);
    }

    private static void languages(Solution solution) throws Mismatch, InterruptedException {
        for (String language : LANGUAGES) {
            Item post =
                    PostContractRows.accepted(solution, Writing.snippet(solution, Solution.marker(), language, "x"));
            language(language, post);
        }
        for (String wrong : List.of("Java", "js", "", "java ", "c++", "plaintext")) {
            Call json = Writing.snippet(solution, Solution.marker(), wrong, "x");
            Problems.problem(solution.send(solution.author(), json), 422);
            Call form = new Multipart()
                    .text("text", Solution.marker())
                    .text("language", wrong)
                    .file("snippet", "code", "text/plain", Crafted.ascii("x"))
                    .post("/post");
            Problems.problem(solution.send(solution.author(), form), 422);
        }
        language("text", PostContractRows.accepted(solution, file(Crafted.ascii("x"))));
        ObjectNode body = Writing.body(solution, Kind.POST, Solution.marker());
        body.putObject("snippet").put("code", "x");
        language("text", PostContractRows.accepted(solution, Call.post("/post", body.toString())));
    }

    private static void language(String expected, Item post) throws Mismatch {
        Expect.equal(
                "snippet.language",
                expected,
                post.json().path("snippet").path("language").asText());
    }

    private static void rules(Solution solution) throws Mismatch, InterruptedException {
        ObjectNode none = Writing.body(solution, Kind.POST, Solution.marker());
        none.putNull("snippet");
        Shapes.post(
                PostContractRows.accepted(solution, Call.post("/post", none.toString()))
                        .json(),
                false);
        for (String snippet : List.of(
                "{\"language\":\"java\"}",
                "{\"language\":\"java\",\"code\":\"\"}",
                "{\"code\":1}",
                "{\"language\":1,\"code\":\"x\"}",
                "{}",
                "[]",
                "\"x\"")) {
            ObjectNode body = Writing.body(solution, Kind.POST, Solution.marker());
            body.set("snippet", Json.read(snippet));
            Answer answer = solution.send(solution.author(), Call.post("/post", body.toString()));
            Expect.that(answer.status() == 422, "422 to the snippet " + snippet, answer.summary());
            Problems.problem(answer, 422);
        }
        Multipart two = new Multipart().text("text", Solution.marker());
        two.file("snippet", "a", "text/plain", Crafted.ascii("a"));
        two.file("snippet", "b", "text/plain", Crafted.ascii("b"));
        Problems.problem(solution.send(solution.author(), two.post("/post")), 422);
        Problems.problem(solution.send(solution.author(), file(new byte[0])), 422);
        Multipart alone = new Multipart().text("text", Solution.marker()).text("language", "java");
        Problems.problem(solution.send(solution.author(), alone.post("/post")), 422);
    }
}
