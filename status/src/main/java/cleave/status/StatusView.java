package cleave.status;

import cleave.platform.auth.Principal;
import cleave.status.api.StatusDecided;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A status as others get to see it, or, with its moderation, as its author does. */
record StatusView(
        UUID id,
        Principal author,
        String text,
        Instant createdAt,
        @Nullable Moderation moderation) {

    /** What was decided about the status; all but the state once a decision has hidden or restored it. */
    record Moderation(
            String state,
            @Nullable Boolean automatic,
            @Nullable List<Reason> reasons,
            @Nullable String note) {}

    /** A part of the text that spoke for the verdict. */
    record Reason(String text, int start, int end, double weight) {}

    static StatusView forOthers(Status status) {
        return view(status, null);
    }

    /** As its author sees it who has just written it. */
    static StatusView written(Status status) {
        return view(status, new Moderation(state(status), null, null, null));
    }

    static StatusView forAuthor(Status status, Reasons stored) {
        Status.Decision decision = status.moderation().decision();
        if (decision == null) return written(status);
        List<Reason> reasons = stored.read(decision.reasons()).stream()
                .map(reason -> slice(status.text(), reason))
                .toList();
        return view(status, new Moderation(state(status), decision.automatic(), reasons, decision.note()));
    }

    private static StatusView view(Status status, @Nullable Moderation moderation) {
        return new StatusView(status.id(), status.author(), status.text(), status.createdAt(), moderation);
    }

    private static String state(Status status) {
        return status.moderation().state().name().toLowerCase(Locale.ROOT);
    }

    private static Reason slice(String text, StatusDecided.Reason reason) {
        return new Reason(text.substring(reason.start(), reason.end()), reason.start(), reason.end(), reason.weight());
    }
}
