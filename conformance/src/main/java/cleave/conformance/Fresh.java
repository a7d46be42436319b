package cleave.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Statuses written just now and what a reader's list shows of them. Strangers may write meanwhile and push ours off the
 * first page: only then is it tried again.
 */
final class Fresh {
    private static final int TRIES = 5;

    private Fresh() {}

    /** Writes a status of each author in turn and returns their texts and the page on which all of them stand. */
    static Shown shown(Solution solution, Member reader, List<Member> authors) throws Mismatch, InterruptedException {
        for (int tries = 1; ; tries++) {
            List<String> before = solution.list(reader).ids();
            List<String> texts = new ArrayList<>();
            for (Member author : authors) {
                texts.add(solution.writeMarked(author));
            }
            Page page = solution.list(reader);
            List<String> missing = new ArrayList<>(texts);
            missing.removeAll(page.texts());
            if (missing.isEmpty()) {
                return new Shown(texts, page);
            }
            if (tries == TRIES || !strangersCameBetween(before, page, texts)) {
                throw new Mismatch(
                        "the status \"" + missing.getFirst() + "\" in another's list right after it was written",
                        summary(page));
            }
        }
    }

    private static boolean strangersCameBetween(List<String> before, Page page, List<String> ours) {
        return page.statuses().stream()
                .anyMatch(status -> !before.contains(status.id()) && !ours.contains(status.text()));
    }

    /** A status with this text, written just now, as the shared reader's list shows it; written again when pushed off. */
    static Status inList(Solution solution, Member author, String text) throws Mismatch, InterruptedException {
        Page page = solution.list(solution.reader());
        for (int tries = 1; tries < TRIES && !page.texts().contains(text); tries++) {
            solution.write(author, text);
            page = solution.list(solution.reader());
        }
        Page last = page;
        return last.statuses().stream()
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new Mismatch("the status \"" + text + "\" in another's list", summary(last)));
    }

    /** The texts of a page, short, as a report shows them. */
    static String summary(Page page) {
        return page.statuses().size() + " statuses: " + page.texts();
    }

    /** Texts in the order in which they were written, and a page that holds them all. */
    record Shown(List<String> texts, Page page) {
        List<String> newestFirst() {
            List<String> reversed = new ArrayList<>(texts);
            Collections.reverse(reversed);
            return reversed;
        }
    }
}
