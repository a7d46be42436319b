package cleave.moderation;

import cleave.moderation.ItemStore.Filed;
import cleave.platform.auth.Principal;
import cleave.status.api.StatusDecided;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item as operators get to see it. */
record ItemView(
        UUID id,
        Principal author,
        String text,
        Instant createdAt,
        String state,
        String label,
        @Nullable Double score,
        String model,
        List<ReasonView> reasons,
        List<Line> history) {

    /** A part of the text that spoke for the verdict. */
    record ReasonView(String text, int start, int end, double weight) {}

    /** A line of its history. */
    record Line(
            Instant at, Object by, String action, @Nullable String note) {}

    /** A program, in the place of a person. */
    record Program(String program) {}

    static ItemView of(Filed filed) {
        Item item = filed.item();
        Item.Judgement verdict = item.verdict();
        return new ItemView(
                item.id(),
                item.author(),
                item.text(),
                item.createdAt(),
                ItemRows.lower(item.state()),
                ItemRows.lower(verdict.label()),
                verdict.score(),
                verdict.model(),
                verdict.reasons().stream()
                        .map(reason -> slice(item.text(), reason))
                        .toList(),
                filed.history().stream().map(ItemView::line).toList());
    }

    private static ReasonView slice(String text, StatusDecided.Reason reason) {
        return new ReasonView(
                text.substring(reason.start(), reason.end()), reason.start(), reason.end(), reason.weight());
    }

    private static Line line(Entry entry) {
        Principal operator = entry.operator();
        Object by = operator == null ? new Program(String.valueOf(entry.model())) : operator;
        return new Line(entry.at(), by, ItemRows.lower(entry.action()), entry.note());
    }
}
