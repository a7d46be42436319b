package cleave.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Cleave promises of the signed URLs of pictures and snippets. */
final class MediaRows {
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");
    private static final int LONGEST_SECONDS = 2 * 60 * 60;

    private MediaRows() {}

    static List<Row> rows(Kind kind) {
        return List.of(
                row(kind, "url-signed", "A URL opens for anybody, an altered one for nobody.", MediaRows::signed),
                row(kind, "url-shared", "All readers are given the same URL.", MediaRows::shared),
                row(
                        kind,
                        "url-folders",
                        "Folders under /media/ are 403, also to who is logged in.",
                        MediaRows::folders),
                row(kind, "url-methods", "Other methods than GET and HEAD are 405.", MediaRows::methods),
                row(
                        kind,
                        "url-cached",
                        "What a URL gives may be kept by anybody for as long as the URL is valid.",
                        MediaRows::cached),
                row(kind, "url-unchanged", "What is there is 304 to its ETag.", MediaRows::unchanged),
                row(kind, "url-ranges", "A part can be asked for.", MediaRows::ranges),
                row(kind, "url-headers", "What a URL gives has nosniff and X-Request-Id.", MediaRows::headers));
    }

    private interface Check {
        void on(Solution solution, Kind kind) throws Mismatch, InterruptedException;
    }

    private static Row row(Kind kind, String name, String requirement, Check check) {
        return Row.contract(
                kind.area, kind.area.word() + "." + name, requirement, solution -> check.on(solution, kind));
    }

    private static Item written(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Call call = kind == Kind.STORY
                ? Writing.picture(solution)
                : Writing.snippet(solution, Solution.marker(), "java", "int a = 1;\r\nint b;");
        return solution.written(kind, solution.send(solution.author(), call));
    }

    private static Call media(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Item item = written(solution, kind);
        String url = Stored.url(solution, kind, item);
        Expect.that(url.matches("/media/[^?]+\\?.+"), "a signed URL under /media/", Expect.shown(item.json()));
        Expect.status(solution.send(Call.get(url)), 200);
        return Call.get(url);
    }

    private static void signed(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Call right = media(solution, kind);
        String path = right.pathWithoutQuery();
        List<String> parameters =
                List.of(right.path().substring(path.length() + 1).split("&", -1));
        List<String> wrong = new ArrayList<>(List.of(
                path,
                path + "?",
                right.path() + "&x=1",
                right.path() + "&",
                right.path() + "&" + parameters.getFirst(),
                right.path().replace(path, path + "x"),
                right.path().replace(path, changed(path, path.lastIndexOf('.') - 1)),
                right.path().replace(path, path.replaceFirst("/media/", "/media/./")),
                right.path().replace("/media/", "/media//")));
        for (int at = 0; at < parameters.size(); at++) {
            String parameter = parameters.get(at);
            wrong.add(path + "?" + with(parameters, at, ""));
            wrong.add(path + "?" + with(parameters, at, changed(parameter, parameter.length() - 2)));
            wrong.add(path + "?" + with(parameters, at, parameter + "0"));
        }
        for (String altered : wrong) {
            for (String method : List.of("GET", "HEAD")) {
                Expect.status(solution.send(Call.of(method, altered)), 403);
            }
            Problems.problem(solution.send(solution.author(), Call.get(altered)), 403);
        }
        Expect.status(solution.send(right), 200);
    }

    private static String with(List<String> parameters, int at, String other) {
        List<String> changed = new ArrayList<>(parameters);
        changed.set(at, other);
        changed.remove("");
        return String.join("&", changed);
    }

    private static String changed(String text, int at) {
        char other = text.charAt(at) == '7' ? '8' : '7';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static void shared(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Set<String> urls = new TreeSet<>();
        // A window may end between two readings; then the next two are alike.
        for (int tries = 0; tries < 2 && urls.size() != 1; tries++) {
            urls.clear();
            Item item = written(solution, kind);
            urls.add(Stored.url(solution, kind, item));
            for (Member reader : List.of(solution.reader(), solution.newMember())) {
                Page page = solution.list(kind, reader);
                page.items().stream()
                        .filter(each -> each.id().equals(item.id()))
                        .forEach(each -> urls.add(Stored.url(solution, kind, each)));
            }
        }
        Expect.that(urls.size() == 1, "one URL for all readers", urls.toString());
    }

    private static void folders(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        String path = media(solution, kind).pathWithoutQuery();
        for (String folder : List.of(
                "/media/", path.substring(0, path.lastIndexOf('/') + 1), "/media/?list-type=2", "/media/nothing")) {
            Problems.problem(solution.send(Call.get(folder)), 403);
            Problems.problem(solution.send(solution.author(), Call.get(folder)), 403);
        }
    }

    private static void methods(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        String url = media(solution, kind).path();
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            Answer answer = Problems.problem(solution.send(Call.of(method, url)), 405);
            Set<String> allowed = Set.of(answer.header("Allow").split("\\s*,\\s*", -1));
            Expect.that(allowed.containsAll(List.of("GET", "HEAD")), "Allow with GET and HEAD", allowed.toString());
        }
    }

    private static void cached(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        String control = solution.send(media(solution, kind)).header("Cache-Control");
        Set<String> directives = Set.of(control.replace(" ", "").split(",", -1));
        Expect.that(
                directives.containsAll(List.of("public", "immutable")), "public and immutable", "\"" + control + "\"");
        Matcher age = MAX_AGE.matcher(control);
        boolean within =
                age.find() && Long.parseLong(age.group(1)) > 0 && Long.parseLong(age.group(1)) <= LONGEST_SECONDS;
        Expect.that(within, "max-age of 1 to " + LONGEST_SECONDS + " s", "\"" + control + "\"");
    }

    private static void unchanged(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Call call = media(solution, kind);
        String tag = solution.send(call).header("ETag");
        Expect.that(tag.matches("\"[^\"]+\""), "an ETag", "\"" + tag + "\"");
        for (String condition : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            Answer same = Expect.status(solution.send(call.withHeader("If-None-Match", condition)), 304);
            Expect.equal("the ETag of a 304", tag, same.header("ETag"));
        }
        Expect.status(solution.send(call.withHeader("If-None-Match", "\"other\"")), 200);
    }

    private static void ranges(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Call call = media(solution, kind);
        byte[] whole = solution.send(call).body();
        int length = whole.length;
        part(solution, call, "bytes=0-3", whole, 0, 4);
        part(solution, call, "bytes=5-", whole, 5, length);
        part(solution, call, "bytes=-4", whole, length - 4, length);
        part(solution, call, "bytes=2-999999999", whole, 2, length);
        Answer beyond = Problems.problem(solution.send(call.withHeader("Range", "bytes=" + length + "-")), 416);
        Expect.equal("Content-Range", "bytes */" + length, beyond.header("Content-Range"));
        Answer head = Expect.status(solution.send(Call.of("HEAD", call.path())), 200);
        Expect.equal("Content-Length to HEAD", String.valueOf(length), head.header("Content-Length"));
        Expect.that(head.body().length == 0, "no body to HEAD", head.summary());
    }

    private static void part(Solution solution, Call call, String range, byte[] whole, int from, int to)
            throws Mismatch, InterruptedException {
        Answer answer = Expect.status(solution.send(call.withHeader("Range", range)), 206);
        String expected = "bytes " + from + "-" + (to - 1) + "/" + whole.length;
        Expect.equal("Content-Range of " + range, expected, answer.header("Content-Range"));
        boolean same = Arrays.equals(Crafted.slice(whole, from, to), answer.body());
        Expect.that(same, (to - from) + " bytes from the " + from + "th", answer.body().length + " bytes");
    }

    private static void headers(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        String id = Solution.fresh();
        Call call = media(solution, kind).withHeader("X-Request-Id", id);
        List<Call> calls = List.of(
                call,
                call.withHeader("Range", "bytes=0-1"),
                call.withHeader("If-None-Match", "*"),
                call.withPath(call.path() + "x"));
        for (Call each : calls) {
            Answer answer = solution.send(each);
            Expect.equal("X-Request-Id of a " + answer.status(), id, answer.header("X-Request-Id"));
        }
        Expect.equal("X-Content-Type-Options", "nosniff", solution.send(call).header("X-Content-Type-Options"));
    }
}
