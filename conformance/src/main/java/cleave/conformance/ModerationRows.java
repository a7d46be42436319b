package cleave.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The checker, as everybody sees it at work. */
final class ModerationRows {
    private static final int MANY = 8;
    /** How often it is looked whether what must stay is there, and how long after each other. */
    private static final int LOOKS = 3;

    private static final long PAUSE_MILLIS = 500;

    private ModerationRows() {}

    static List<Row> rows() {
        return List.of(
                row(
                        "hateful-vanishes",
                        "A hateful status disappears from the others' lists.",
                        ModerationRows::hatefulVanishes),
                row(
                        "none-missed",
                        "Of many hateful statuses written at once every one disappears.",
                        ModerationRows::noneMissed),
                row("kind-stays", "A kind status stays in the others' lists.", ModerationRows::kindStays),
                row("others-stay", "What somebody wrote beside a hateful status stays.", ModerationRows::othersStay));
    }

    private static Row row(String name, String requirement, Row.Check check) {
        return Row.lab(Area.MODERATION, name, requirement, check);
    }

    private static void hatefulVanishes(Solution solution) throws Mismatch, InterruptedException {
        Item status = solution.write(solution.author(), ModerationTexts.hateful(0));
        Moderated.gone(solution, List.of(status.mark()));
    }

    private static void noneMissed(Solution solution) throws Mismatch, InterruptedException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            texts.add(solution.write(solution.author(), ModerationTexts.hateful(i))
                    .mark());
        }
        Moderated.gone(solution, texts);
    }

    private static void kindStays(Solution solution) throws Mismatch, InterruptedException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            texts.add(solution.write(solution.author(), ModerationTexts.kind(i)).mark());
        }
        stays(solution, texts);
    }

    private static void othersStay(Solution solution) throws Mismatch, InterruptedException {
        String before =
                solution.write(solution.author(), ModerationTexts.kind(1)).mark();
        String hateful =
                solution.write(solution.author(), ModerationTexts.hateful(1)).mark();
        String after =
                solution.write(solution.author(), ModerationTexts.kind(2)).mark();
        Moderated.gone(solution, List.of(hateful));
        stays(solution, List.of(before, after));
    }

    private static void stays(Solution solution, List<String> texts) throws Mismatch, InterruptedException {
        // Where statuses wait for their verdict they may come late, but what is there stays.
        Moderated.back(solution, texts);
        for (int look = 0; look < LOOKS; look++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            List<String> missing = Moderated.missing(solution, texts);
            Expect.that(
                    missing.isEmpty(),
                    "the kind statuses in others' lists",
                    "without \"" + String.join("\", \"", missing) + "\"");
        }
    }
}
