package cleave.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reading a list of what all the others made. */
final class FeedRows {
    private static final int TEN = 10;

    /** How many pages are followed: what is fresh stands on the first few, even when strangers write meanwhile. */
    private static final int PAGES = 5;

    private FeedRows() {}

    static List<Row> rows(Kind kind) {
        List<Row> rows = new ArrayList<>();
        if (kind != Kind.NOTIFICATION) {
            rows.add(row(
                    kind,
                    "visible-at-once",
                    "A " + kind.one + " is in another reader's list as soon as its writer has the answer.",
                    FeedRows::visibleAtOnce));
        }
        rows.add(row(
                kind, "all-others", "Each reader sees the " + kind.many + " of all the others.", FeedRows::allOthers));
        rows.add(row(kind, "newest-first", "The newest " + kind.one + " comes first.", FeedRows::newestFirst));
        rows.add(row(
                kind,
                "exactly-ten",
                "The list holds exactly the ten latest when there are more.",
                FeedRows::exactlyTen));
        rows.add(row(kind, "own-excluded", "The author's own list leaves out their own.", FeedRows::ownExcluded));
        rows.add(row(
                kind, "ten-of-others", "Who wrote the newest still reads ten of the others.", FeedRows::tenOfOthers));
        rows.add(row(
                kind,
                "own-excluded-every-page",
                "The author's own " + kind.many + " are on no page that the list links to.",
                FeedRows::ownExcludedOnEveryPage));
        return rows;
    }

    private interface Check {
        void on(Solution solution, Kind kind) throws Mismatch, InterruptedException;
    }

    private static Row row(Kind kind, String name, String requirement, Check check) {
        return Row.lab(kind.area, name, requirement, solution -> check.on(solution, kind));
    }

    private static void visibleAtOnce(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        for (int round = 0; round < 3; round++) {
            Fresh.shown(solution, kind, solution.reader(), List.of(solution.author()));
        }
    }

    private static void allOthers(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Member one = solution.author();
        Member two = solution.newMember();
        Fresh.shown(solution, kind, solution.reader(), List.of(one, two));
        Member three = solution.newMember();
        Fresh.shown(solution, kind, one, List.of(two, three));
        Fresh.shown(solution, kind, two, List.of(one, three));
        Fresh.shown(solution, kind, three, List.of(one, two));
    }

    private static void newestFirst(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Member author = solution.author();
        Fresh.Shown shown = Fresh.shown(solution, kind, solution.reader(), List.of(author, author, author));
        List<String> expected = shown.newestFirst();
        List<String> seen = shown.page().shownOf(shown.marks());
        Expect.that(seen.equals(expected), "the newest first: " + expected, seen.toString());
    }

    private static void exactlyTen(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Member reader = solution.reader();
        List<String> before = solution.list(kind, reader).ids();
        List<String> marks = writeMany(solution, kind, solution.author());
        Page page = solution.list(kind, reader);
        ten(page);
        boolean older = page.marks().contains(marks.getFirst()) || !Collections.disjoint(page.ids(), before);
        Expect.that(!older, "only the ten latest", "an older " + kind.one + " among them: " + page.marks());
    }

    private static List<String> writeMany(Solution solution, Kind kind, Member author)
            throws Mismatch, InterruptedException {
        List<String> marks = new ArrayList<>();
        for (int count = 0; count <= TEN; count++) {
            marks.add(Writing.marked(solution, kind, author));
        }
        return marks;
    }

    private static void ten(Page page) throws Mismatch {
        String many = page.kind().many;
        Expect.that(page.items().size() == TEN, TEN + " " + many, page.summary());
        Expect.that(
                page.ids().stream().distinct().count() == TEN,
                TEN + " different " + many,
                page.ids().toString());
    }

    private static void ownExcluded(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        String own = Writing.marked(solution, kind, author);
        withoutOwn(solution.list(kind, author), List.of(own));
    }

    private static void tenOfOthers(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        writeMany(solution, kind, solution.author());
        List<String> own = writeMany(solution, kind, author);
        Page page = solution.list(kind, author);
        withoutOwn(page, own);
        ten(page);
    }

    private static void ownExcludedOnEveryPage(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        List<String> own = writeMany(solution, kind, author);
        writeMany(solution, kind, solution.author());
        Optional<Page> page = Optional.of(solution.list(kind, author));
        for (int count = 0; count < PAGES && page.isPresent(); count++) {
            withoutOwn(page.get(), own);
            page = solution.next(author, page.get());
        }
    }

    private static void withoutOwn(Page page, List<String> own) throws Mismatch {
        List<String> shown = page.shownOf(own);
        Expect.that(
                shown.isEmpty(),
                "none of the reader's own from " + page.answer().to().name(),
                "\"" + String.join("\", \"", shown) + "\"");
    }
}
