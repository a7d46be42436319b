package cleave.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The notifications of posts as a reader finds them, wherever strangers have pushed them meanwhile. */
final class Notified {
    /** Longer than any notification may take, so that one which never comes is told apart from a slow one. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long PAUSE_MILLIS = 20;
    private static final int PAGES = 5;

    private Notified() {}

    /** The notification of a post, as soon as the reader sees it; empty when it does not come. */
    static Optional<Item> await(Solution solution, Member reader, String postId) throws Mismatch, InterruptedException {
        long giveUp = System.nanoTime() + LONGEST_NANOS;
        while (true) {
            List<Item> found = of(solution, reader, List.of(postId));
            if (!found.isEmpty() || System.nanoTime() > giveUp) {
                return found.stream().findFirst();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    static Item required(Solution solution, Member reader, String postId) throws Mismatch, InterruptedException {
        return await(solution, reader, postId)
                .orElseThrow(() -> new Mismatch(
                        "a notification of a post within " + TimeUnit.NANOSECONDS.toSeconds(LONGEST_NANOS) + " s",
                        "none of " + postId));
    }

    /** All notifications of these posts on the newest pages. */
    static List<Item> of(Solution solution, Member reader, List<String> postIds) throws Mismatch, InterruptedException {
        List<Item> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<Page> page = Optional.of(solution.list(Kind.NOTIFICATION, reader));
        for (int count = 0; count < PAGES && page.isPresent(); count++) {
            for (Item item : page.get().items()) {
                // Strangers may push one from a page to the next between the two requests.
                if (postIds.contains(item.mark()) && seen.add(item.id())) {
                    found.add(item);
                }
            }
            page = seen.size() >= postIds.size() && count > 0 ? Optional.empty() : solution.next(reader, page.get());
        }
        return found;
    }
}
