package cleave.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What was written just now and what a reader's list shows of it. Strangers may write meanwhile and push ours off the
 * first page: only then is it tried again.
 */
final class Fresh {
    private static final int TRIES = 5;

    private Fresh() {}

    /** Writes one of each author in turn and returns their marks and the page on which all of them stand. */
    static Shown shown(Solution solution, Kind kind, Member reader, List<Member> authors)
            throws Mismatch, InterruptedException {
        for (int tries = 1; ; tries++) {
            List<String> before = solution.list(kind, reader).ids();
            List<String> marks = new ArrayList<>();
            for (Member author : authors) {
                marks.add(Writing.marked(solution, kind, author));
            }
            Page page = solution.list(kind, reader);
            List<String> missing = new ArrayList<>(marks);
            missing.removeAll(page.marks());
            if (missing.isEmpty()) {
                return new Shown(marks, page);
            }
            if (tries == TRIES || !strangersCameBetween(before, page, marks)) {
                throw new Mismatch(
                        "the " + kind.one + " \"" + missing.getFirst()
                                + "\" in another's list right after it was written",
                        page.summary());
            }
        }
    }

    private static boolean strangersCameBetween(List<String> before, Page page, List<String> ours) {
        return page.items().stream().anyMatch(item -> !before.contains(item.id()) && !ours.contains(item.mark()));
    }

    /** One of a kind written just now, as the shared reader's list shows it. */
    static Item inList(Solution solution, Kind kind, Member author) throws Mismatch, InterruptedException {
        Shown shown = shown(solution, kind, solution.reader(), List.of(author));
        return shown.page().marked(shown.marks().getFirst()).orElseThrow();
    }

    /** One of this text, written just now, as the shared reader's list shows it; written again when pushed off. */
    static Item inList(Solution solution, Kind kind, Member author, String text) throws Mismatch, InterruptedException {
        Page page = solution.list(kind, solution.reader());
        for (int tries = 1; tries < TRIES && !page.marks().contains(text); tries++) {
            solution.written(kind, solution.send(author, Writing.text(solution, kind, text)));
            page = solution.list(kind, solution.reader());
        }
        Page last = page;
        return last.marked(text)
                .orElseThrow(
                        () -> new Mismatch("the " + kind.one + " \"" + text + "\" in another's list", last.summary()));
    }

    /** Marks in the order in which they were written, and a page that holds them all. */
    record Shown(List<String> marks, Page page) {
        List<String> newestFirst() {
            List<String> reversed = new ArrayList<>(marks);
            Collections.reverse(reversed);
            return reversed;
        }
    }
}
