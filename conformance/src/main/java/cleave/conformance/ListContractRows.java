package cleave.conformance;

import static cleave.conformance.Area.STATUS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Cleave promises of lists beyond the lab. */
final class ListContractRows {
    private static final int PAGES = 40;

    private ListContractRows() {}

    static List<Row> rows() {
        return List.of(
                contract(
                        "list.etag",
                        "An unchanged list is 304 to its ETag, a changed one 200 with another.",
                        ListContractRows::etag),
                contract(
                        "list.cache-control",
                        "A list is Cache-Control: private, no-cache.",
                        ListContractRows::cacheControl),
                contract("list.limit", "?limit= sets how many, 10 without it.", ListContractRows::limit),
                contract(
                        "list.limit-bounds",
                        "A limit that is no number from 1 to 100 is 422.",
                        ListContractRows::limitBounds),
                contract(
                        "list.before",
                        "?before= takes any UUIDv7 as cursor; what is none is 422.",
                        ListContractRows::before),
                contract(
                        "list.empty", "A list without items is 200, [] and has no next page.", ListContractRows::empty),
                contract(
                        "list.paging",
                        "Link rel=next leads through everything, without gap or double.",
                        ListContractRows::paging),
                contract("list.last-page", "The last page has no next.", ListContractRows::lastPage));
    }

    private static Row contract(String id, String requirement, Row.Check check) {
        return Row.contract(STATUS, id, requirement, check);
    }

    private static void etag(Solution solution) throws Mismatch, InterruptedException {
        // The own list, because strangers cannot change it meanwhile.
        Member author = solution.newMember();
        solution.writeMarked(author);
        notModified(solution, author, "/status/mine");
        notModified(solution, author, "/status/mine?limit=1");
        Page page = solution.list(solution.reader());
        String old = page.answer().header("ETag");
        Expect.that(!old.isEmpty(), "an ETag on GET /status", "none");
        solution.writeMarked(author);
        Page changed = solution.page(solution.reader(), Call.get("/status").withHeader("If-None-Match", old));
        Expect.that(!changed.answer().header("ETag").equals(old), "another ETag after a new status", old);
    }

    private static void notModified(Solution solution, Member author, String path)
            throws Mismatch, InterruptedException {
        String tag = solution.page(author, Call.get(path)).answer().header("ETag");
        Expect.that(tag.matches("(W/)?\"[^\"]+\""), "an ETag on GET " + path, "\"" + tag + "\"");
        for (String condition : List.of(tag, "\"other\", " + tag, "*")) {
            Answer same = solution.send(author, Call.get(path).withHeader("If-None-Match", condition));
            Expect.status(same, 304);
            Expect.that(same.text().isEmpty(), "a 304 without a body", same.summary());
            Expect.equal("the ETag of a 304", tag, same.header("ETag"));
        }
        Expect.status(solution.send(author, Call.get(path).withHeader("If-None-Match", "\"other\"")), 200);
    }

    private static void cacheControl(Solution solution) throws Mismatch, InterruptedException {
        for (String path : List.of("/status", "/status/mine", "/status?limit=2")) {
            String seen =
                    solution.page(solution.reader(), Call.get(path)).answer().header("Cache-Control");
            Set<String> directives = new HashSet<>(List.of(seen.replace(" ", "").split(",", -1)));
            Expect.that(
                    directives.equals(Set.of("private", "no-cache")),
                    "private, no-cache on " + path,
                    "\"" + seen + "\"");
        }
    }

    private static void limit(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        write(solution, author, 12);
        for (String path : List.of("/status", "/status/mine")) {
            size(solution.page(author(path, solution, author), Call.get(path)), 10);
            size(solution.page(author(path, solution, author), Call.get(path + "?limit=1")), 1);
            size(solution.page(author(path, solution, author), Call.get(path + "?limit=11")), 11);
        }
        size(solution.page(author, Call.get("/status/mine?limit=100")), 12);
    }

    /** Who reads a path so that the author's statuses are in it. */
    private static Member author(String path, Solution solution, Member author) throws Mismatch, InterruptedException {
        return path.endsWith("mine") ? author : solution.reader();
    }

    private static void size(Page page, int expected) throws Mismatch {
        int seen = page.items().size();
        Expect.that(
                seen == expected, expected + " items from " + page.answer().to().name(), seen + " items");
    }

    private static List<String> write(Solution solution, Member author, int count)
            throws Mismatch, InterruptedException {
        List<String> texts = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            texts.add(solution.writeMarked(author));
        }
        return texts;
    }

    private static void limitBounds(Solution solution) throws Mismatch, InterruptedException {
        for (String limit : List.of("0", "101", "-1", "", "ten", "1.5", "99999999999999999999")) {
            for (String path : List.of("/status", "/status/mine")) {
                Problems.field(solution.send(solution.reader(), Call.get(path + "?limit=" + limit)), "limit");
            }
        }
    }

    private static void before(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        List<String> texts = write(solution, author, 3);
        List<Item> all = solution.page(author, Call.get("/status/mine")).items();
        Page older = solution.page(
                author, Call.get("/status/mine?before=" + all.get(1).id()));
        Expect.that(older.marks().equals(List.of(texts.getFirst())), "what is older than the cursor", older.summary());
        // A cursor that names nothing, from the far end of the range of ids.
        Page every = solution.page(author, Call.get("/status/mine?before=ffffffff-ffff-7fff-bfff-ffffffffffff"));
        size(every, 3);
        for (String wrong : List.of("", "1", "nonsense", "6ba7b810-9dad-41d1-80b4-00c04fd430c8")) {
            Problems.field(solution.send(author, Call.get("/status?before=" + wrong)), "before");
        }
    }

    private static void empty(Solution solution) throws Mismatch, InterruptedException {
        String oldest = "00000000-0000-7000-8000-000000000000";
        for (String path : List.of("/status?before=" + oldest, "/status/mine", "/status/mine?before=" + oldest)) {
            Page page = solution.page(solution.reader(), Call.get(path));
            size(page, 0);
            Expect.that(
                    page.next().isEmpty(),
                    "no next page of " + path,
                    page.answer().header("Link"));
        }
    }

    private static void paging(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        List<String> texts = write(solution, author, 25);
        walk(solution, author, "/status/mine?limit=7", texts);
        walk(solution, solution.reader(), "/status?limit=7", texts);
    }

    /** Follows the links until the oldest of the texts, while somebody else goes on writing. */
    private static void walk(Solution solution, Member reader, String path, List<String> texts)
            throws Mismatch, InterruptedException {
        List<String> shown = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Optional<Page> page = Optional.of(solution.page(reader, Call.get(path)));
        for (int count = 0; count < PAGES && page.isPresent() && !shown.contains(texts.getFirst()); count++) {
            for (String id : page.get().ids()) {
                Expect.that(ids.add(id), "no status twice on the pages of " + path, id);
            }
            shown.addAll(page.get().shownOf(texts));
            solution.writeMarked(solution.author());
            page = solution.next(reader, page.get());
        }
        Expect.that(
                shown.equals(texts.reversed()),
                "all " + texts.size() + " fresh statuses, newest first, on the pages of " + path,
                shown.size() + " of them: " + shown);
    }

    private static void lastPage(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        write(solution, author, 4);
        Page first = solution.page(author, Call.get("/status/mine?limit=2"));
        Optional<Page> second = solution.next(author, first);
        Expect.that(second.isPresent(), "a next page after two of four", "no Link with rel=\"next\"");
        Page last = second.orElseThrow();
        size(last, 2);
        Expect.that(
                last.next().isEmpty(),
                "no next page after four of four",
                last.answer().header("Link"));
    }
}
