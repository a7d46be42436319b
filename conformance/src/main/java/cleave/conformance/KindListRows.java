package cleave.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Cleave promises of every list beyond the lab, where there is no list of the own that strangers cannot change. */
final class KindListRows {
    private static final int TRIES = 3;
    private static final int PAGES = 40;
    private static final String OLDEST = "00000000-0000-7000-8000-000000000000";
    private static final String NEWEST = "ffffffff-ffff-7fff-bfff-ffffffffffff";

    private KindListRows() {}

    static List<Row> rows(Kind kind) {
        return List.of(
                row(
                        kind,
                        "list-etag",
                        "An unchanged list is 304 to its ETag, a changed one 200 with another.",
                        KindListRows::etag),
                row(kind, "list-headers", "A list is Cache-Control: private, no-cache.", KindListRows::headers),
                row(kind, "list-limit", "?limit= sets how many; wrong ones are 422.", KindListRows::limit),
                row(kind, "list-before", "?before= takes any UUIDv7; what is none is 422.", KindListRows::before),
                row(kind, "list-empty", "A list without items is 200 and [].", KindListRows::empty),
                row(
                        kind,
                        "list-paging",
                        "Link rel=next leads through everything, without gap or double.",
                        KindListRows::paging));
    }

    private interface Check {
        void on(Solution solution, Kind kind) throws Mismatch, InterruptedException;
    }

    private static Row row(Kind kind, String name, String requirement, Check check) {
        return Row.contract(
                kind.area, kind.area.word() + "." + name, requirement, solution -> check.on(solution, kind));
    }

    private static String path(Kind kind) {
        return "/" + kind.area.word();
    }

    private static void etag(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Member reader = solution.reader();
        Writing.one(solution, kind, solution.author());
        List<Integer> seen = new ArrayList<>();
        String tag = "";
        // Strangers may change the list between two readings.
        for (int tries = 0; tries < TRIES && !seen.contains(304); tries++) {
            tag = solution.list(kind, reader).answer().header("ETag");
            Expect.that(tag.matches("(W/)?\"[^\"]+\""), "an ETag on GET " + path(kind), "\"" + tag + "\"");
            seen.add(solution.send(reader, Call.get(path(kind)).withHeader("If-None-Match", tag))
                    .status());
        }
        Expect.that(seen.contains(304), "304 to the list's ETag", seen.toString());
        Writing.one(solution, kind, solution.author());
        Page changed = solution.page(kind, reader, Call.get(path(kind)).withHeader("If-None-Match", tag));
        Expect.that(!changed.answer().header("ETag").equals(tag), "another ETag after a new " + kind.one, tag);
    }

    private static void headers(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        for (String path : List.of(path(kind), path(kind) + "?limit=2")) {
            String seen = solution.page(kind, solution.reader(), Call.get(path))
                    .answer()
                    .header("Cache-Control");
            Set<String> directives = new HashSet<>(List.of(seen.replace(" ", "").split(",", -1)));
            Expect.that(
                    directives.equals(Set.of("private", "no-cache")),
                    "private, no-cache on " + path,
                    "\"" + seen + "\"");
        }
    }

    private static void limit(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        for (int count = 0; count < 12; count++) {
            Writing.one(solution, kind, solution.author());
        }
        for (int limit : List.of(1, 2, 11, 12)) {
            Page page = solution.page(kind, solution.reader(), Call.get(path(kind) + "?limit=" + limit));
            Expect.that(page.items().size() == limit, limit + " " + kind.many, page.summary());
        }
        for (String wrong : List.of("0", "101", "-1", "", "ten", "1.5")) {
            Problems.field(solution.send(solution.reader(), Call.get(path(kind) + "?limit=" + wrong)), "limit");
        }
    }

    private static void before(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        List<String> marks = new ArrayList<>();
        for (int count = 0; count < 3; count++) {
            marks.addFirst(Writing.marked(solution, kind, solution.author()));
        }
        Page page = solution.page(kind, solution.reader(), Call.get(path(kind) + "?limit=100&before=" + NEWEST));
        Expect.equal(
                "the fresh ones, newest first",
                marks.toString(),
                page.shownOf(marks).toString());
        String middle = page.marked(marks.get(1)).orElseThrow().id();
        Page older = solution.page(kind, solution.reader(), Call.get(path(kind) + "?limit=100&before=" + middle));
        Expect.equal(
                "what is older than the cursor",
                List.of(marks.getLast()).toString(),
                older.shownOf(marks).toString());
        for (String wrong : List.of("", "1", "nonsense", "6ba7b810-9dad-41d1-80b4-00c04fd430c8")) {
            Problems.field(solution.send(solution.reader(), Call.get(path(kind) + "?before=" + wrong)), "before");
        }
    }

    private static void empty(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Page page = solution.page(kind, solution.reader(), Call.get(path(kind) + "?before=" + OLDEST));
        Expect.that(page.items().isEmpty() && page.next().isEmpty(), "no items and no next page", page.summary());
    }

    /** Follows the links until the oldest of the fresh ones, while somebody else goes on writing. */
    private static void paging(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        List<String> marks = new ArrayList<>();
        for (int count = 0; count < 25; count++) {
            marks.addFirst(Writing.marked(solution, kind, author));
        }
        List<String> shown = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Optional<Page> page = Optional.of(solution.page(kind, solution.reader(), Call.get(path(kind) + "?limit=7")));
        for (int count = 0; count < PAGES && page.isPresent() && !shown.contains(marks.getLast()); count++) {
            for (String id : page.get().ids()) {
                Expect.that(ids.add(id), "no " + kind.one + " twice on the pages", id);
            }
            shown.addAll(page.get().shownOf(marks));
            Writing.one(solution, kind, solution.author());
            page = solution.next(solution.reader(), page.get());
        }
        Expect.that(
                shown.equals(marks),
                "all " + marks.size() + " fresh " + kind.many + ", newest first, on the pages",
                shown.size() + " of them: " + shown);
    }
}
