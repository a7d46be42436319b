package cleave.conformance;

import static cleave.conformance.Area.STATUS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reading the statuses of all others. */
final class FeedRows {
    private static final int TEN = 10;

    /** How many pages are followed: fresh statuses stand on the first few, even when strangers write meanwhile. */
    private static final int PAGES = 5;

    private FeedRows() {}

    static List<Row> rows() {
        return List.of(
                Row.lab(
                        STATUS,
                        "visible-at-once",
                        "A status is in another reader's list as soon as its writer has the answer.",
                        FeedRows::visibleAtOnce),
                Row.lab(STATUS, "all-others", "Each reader sees the statuses of all the others.", FeedRows::allOthers),
                Row.lab(STATUS, "newest-first", "The newest status comes first.", FeedRows::newestFirst),
                Row.lab(
                        STATUS,
                        "exactly-ten",
                        "The list holds exactly the ten latest when there are more.",
                        FeedRows::exactlyTen),
                Row.lab(STATUS, "own-excluded", "The author's own list leaves out their own.", FeedRows::ownExcluded),
                Row.lab(
                        STATUS,
                        "ten-of-others",
                        "Who wrote the newest still reads ten of the others.",
                        FeedRows::tenOfOthers),
                Row.lab(
                        STATUS,
                        "own-excluded-every-page",
                        "The author's own statuses are on no page that the list links to.",
                        FeedRows::ownExcludedOnEveryPage));
    }

    private static void visibleAtOnce(Solution solution) throws Mismatch, InterruptedException {
        for (int round = 0; round < 3; round++) {
            Fresh.shown(solution, solution.reader(), List.of(solution.author()));
        }
    }

    private static void allOthers(Solution solution) throws Mismatch, InterruptedException {
        Member one = solution.author();
        Member two = solution.newMember();
        Fresh.shown(solution, solution.reader(), List.of(one, two));
        Member three = solution.newMember();
        Fresh.shown(solution, one, List.of(two, three));
        Fresh.shown(solution, two, List.of(one, three));
        Fresh.shown(solution, three, List.of(one, two));
    }

    private static void newestFirst(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        Fresh.Shown shown = Fresh.shown(solution, solution.reader(), List.of(author, author, author));
        List<String> expected = shown.newestFirst();
        List<String> seen = shown.page().shownOf(shown.texts());
        Expect.that(seen.equals(expected), "the newest first: " + expected, seen.toString());
    }

    private static void exactlyTen(Solution solution) throws Mismatch, InterruptedException {
        Member reader = solution.reader();
        List<String> before = solution.list(reader).ids();
        List<String> texts = new ArrayList<>();
        for (int count = 0; count <= TEN; count++) {
            texts.add(solution.writeMarked(solution.author()));
        }
        Page page = solution.list(reader);
        ten(page);
        boolean older = page.texts().contains(texts.getFirst()) || !Collections.disjoint(page.ids(), before);
        Expect.that(!older, "only the ten latest", "an older status among them: " + page.texts());
    }

    private static void ten(Page page) throws Mismatch {
        Expect.that(page.statuses().size() == TEN, TEN + " statuses", Fresh.summary(page));
        Expect.that(
                page.ids().stream().distinct().count() == TEN,
                TEN + " different statuses",
                page.ids().toString());
    }

    private static void ownExcluded(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        String own = solution.writeMarked(author);
        withoutOwn(solution.list(author), List.of(own));
    }

    private static void tenOfOthers(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        for (int count = 0; count < TEN; count++) {
            solution.writeMarked(solution.author());
        }
        List<String> own = writeMany(solution, author);
        Page page = solution.list(author);
        withoutOwn(page, own);
        ten(page);
    }

    private static void ownExcludedOnEveryPage(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        List<String> own = writeMany(solution, author);
        for (int count = 0; count < TEN; count++) {
            solution.writeMarked(solution.author());
        }
        Optional<Page> page = Optional.of(solution.list(author));
        for (int count = 0; count < PAGES && page.isPresent(); count++) {
            withoutOwn(page.get(), own);
            page = solution.next(author, page.get());
        }
    }

    private static List<String> writeMany(Solution solution, Member author) throws Mismatch, InterruptedException {
        List<String> texts = new ArrayList<>();
        for (int count = 0; count <= TEN; count++) {
            texts.add(solution.writeMarked(author));
        }
        return texts;
    }

    private static void withoutOwn(Page page, List<String> own) throws Mismatch {
        List<String> shown = page.shownOf(own);
        Expect.that(
                shown.isEmpty(),
                "none of the reader's own from " + page.answer().to().name(),
                "\"" + String.join("\", \"", shown) + "\"");
    }
}
