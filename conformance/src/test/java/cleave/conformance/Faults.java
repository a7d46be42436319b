package cleave.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The table of planted faults: for each row the one that it is there to find. */
final class Faults {
    private Faults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        Map<String, Function<Names, Fault>> all = new TreeMap<>();
        all.putAll(UserFaults.byRow());
        for (Kind kind : Kind.values()) {
            all.putAll(ItemFaults.byRow(kind));
            all.putAll(FeedFaults.byRow(kind));
        }
        all.putAll(StoryFaults.byRow());
        all.putAll(StoredFaults.byRow(Kind.STORY));
        all.putAll(PostFaults.byRow());
        all.putAll(StoredFaults.byRow(Kind.POST));
        all.putAll(NotificationFaults.byRow());
        all.putAll(CleanerFaults.byRow());
        all.putAll(ModerationFaults.byRow());
        all.putAll(UserContractFaults.byRow());
        all.putAll(StatusContractFaults.byRow());
        all.putAll(IdempotencyFaults.byRow());
        all.putAll(HttpFaults.byRow());
        all.putAll(StoryContractFaults.byRow());
        all.putAll(PostContractFaults.byRow());
        all.putAll(NotificationContractFaults.byRow());
        all.putAll(MediaFaults.byRow(Kind.STORY));
        all.putAll(MediaFaults.byRow(Kind.POST));
        for (Kind kind : List.of(Kind.STORY, Kind.POST, Kind.NOTIFICATION)) {
            all.putAll(KindContractFaults.byRow(kind));
        }
        return all;
    }
}
