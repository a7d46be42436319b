package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Statuses as readers find them while a checker looks at them, wherever strangers have pushed them meanwhile. */
final class Moderated {
    /** Longer than any verdict may take, so that one which never comes is told apart from a slow one. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long PAUSE_MILLIS = 100;
    /** As far as others can have pushed what is fresh while somebody looks. */
    private static final int PAGES = 20;

    /** Where what must vanish would be seen. */
    private static final int FIRST_PAGES = 5;

    private Moderated() {}

    /** Those of the texts that the reader sees; no further than where all were seen. */
    static List<String> shown(Solution solution, List<String> texts) throws Mismatch, InterruptedException {
        return shown(solution, texts, PAGES);
    }

    private static List<String> shown(Solution solution, List<String> texts, int pages)
            throws Mismatch, InterruptedException {
        Member reader = solution.reader();
        List<String> shown = new ArrayList<>();
        Optional<Page> page = Optional.of(solution.list(reader));
        for (int count = 0; count < pages && page.isPresent() && shown.size() < texts.size(); count++) {
            shown.addAll(page.get().shownOf(texts));
            page = solution.next(reader, page.get());
        }
        return shown;
    }

    /** Waits until readers see none of the texts. */
    static void gone(Solution solution, List<String> texts) throws Mismatch, InterruptedException {
        long giveUp = System.nanoTime() + LONGEST_NANOS;
        List<String> shown = shown(solution, texts, FIRST_PAGES);
        while (!shown.isEmpty()) {
            Expect.that(
                    System.nanoTime() < giveUp,
                    "no hateful status in others' lists after " + TimeUnit.NANOSECONDS.toSeconds(LONGEST_NANOS) + " s",
                    "\"" + shown.getFirst() + "\"");
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            shown = shown(solution, texts, FIRST_PAGES);
        }
    }

    /** Waits until readers see the text. */
    static void back(Solution solution, String text) throws Mismatch, InterruptedException {
        back(solution, List.of(text));
    }

    /** Waits until readers see all of the texts. */
    static void back(Solution solution, List<String> texts) throws Mismatch, InterruptedException {
        long giveUp = System.nanoTime() + LONGEST_NANOS;
        List<String> missing = missing(solution, texts);
        while (!missing.isEmpty()) {
            Expect.that(System.nanoTime() < giveUp, "\"" + missing.getFirst() + "\" in others' lists", "none of it");
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            missing = missing(solution, texts);
        }
    }

    /** Those of the texts that the reader does not see. */
    static List<String> missing(Solution solution, List<String> texts) throws Mismatch, InterruptedException {
        List<String> missing = new ArrayList<>(texts);
        missing.removeAll(shown(solution, texts));
        return missing;
    }

    /** What the author is told of the moderation of a status, once it is in the state, or at last. */
    static JsonNode told(Solution solution, Member author, String id, String state)
            throws Mismatch, InterruptedException {
        long giveUp = System.nanoTime() + LONGEST_NANOS;
        while (true) {
            Answer mine = Expect.status(solution.send(author, Call.get("/status/mine?limit=100")), 200);
            for (JsonNode status : mine.json()) {
                if (!status.path("id").asText().equals(id)) continue;
                JsonNode moderation = status.path("moderation");
                if (moderation.path("state").asText().equals(state) || System.nanoTime() > giveUp) return moderation;
            }
            Expect.that(System.nanoTime() < giveUp, "the author's own status " + id + " in /status/mine", "none");
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
