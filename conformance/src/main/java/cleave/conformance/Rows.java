package cleave.conformance;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The table of all rows. Another area's rows join here. */
final class Rows {
    private static final List<Row> ALL = Stream.of(
                    UserRows.rows(),
                    TokenRows.rows(),
                    ItemRows.rows(Kind.STATUS),
                    FeedRows.rows(Kind.STATUS),
                    ItemRows.rows(Kind.STORY),
                    StoryRows.rows(),
                    Stored.rows(Kind.STORY, "pictures"),
                    FeedRows.rows(Kind.STORY),
                    ItemRows.rows(Kind.POST),
                    PostRows.rows(),
                    Stored.rows(Kind.POST, "snippets"),
                    FeedRows.rows(Kind.POST),
                    ItemRows.rows(Kind.NOTIFICATION),
                    NotificationRows.rows(),
                    FeedRows.rows(Kind.NOTIFICATION),
                    CleanerRows.rows(),
                    ModerationRows.rows(),
                    UserContractRows.rows(),
                    TokenContractRows.rows(),
                    StatusContractRows.rows(),
                    ListContractRows.rows(),
                    IdempotencyRows.rows(),
                    HttpRows.rows(),
                    OperationsRows.rows(),
                    StoryContractRows.rows(),
                    StoryPictureRows.rows(),
                    MediaRows.rows(Kind.STORY),
                    KindListRows.rows(Kind.STORY),
                    KindIdempotencyRows.rows(Kind.STORY),
                    PostContractRows.rows(),
                    SnippetContractRows.rows(),
                    MediaRows.rows(Kind.POST),
                    KindListRows.rows(Kind.POST),
                    KindIdempotencyRows.rows(Kind.POST),
                    NotificationContractRows.rows(),
                    KindListRows.rows(Kind.NOTIFICATION),
                    KindIdempotencyRows.rows(Kind.NOTIFICATION),
                    ModerationContractRows.rows())
            .flatMap(Collection::stream)
            .toList();

    private Rows() {}

    static List<Row> of(Preset preset, Set<Group> groups) {
        return ALL.stream()
                .filter(row -> preset.areas().contains(row.area()))
                .filter(row -> groups.contains(row.group()))
                .toList();
    }
}
