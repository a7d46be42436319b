package cleave.moderation;

import cleave.moderation.Entry.Action;
import cleave.moderation.Item.State;
import cleave.moderation.model.Classifier;
import cleave.platform.events.EventType;
import cleave.platform.events.Events;
import cleave.platform.events.Outbox;
import cleave.platform.feed.ListPage;
import cleave.platform.http.Access;
import cleave.platform.http.Fields;
import cleave.platform.http.Json;
import cleave.platform.http.Module;
import cleave.platform.http.PageRequest;
import cleave.platform.http.Request;
import cleave.platform.http.Response;
import cleave.platform.http.Route;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import cleave.status.api.StatusWritten;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges statuses, and lets operators see and decide over HTTP what is held or doubtful. */
public final class ModerationModule implements Module {
    private static final EventType<StatusWritten> WRITTEN = new EventType<>(StatusWritten.TYPE, StatusWritten.class);

    static final String NAME = "moderation";
    private static final String PATH = "/moderation";
    /** The longest note, in code points. */
    private static final int MAX_NOTE = 1_000;

    private static final List<State> OPEN = List.of(State.HELD, State.REVIEW);

    private final Database database;
    private final ItemStore store;
    private final Decider decider;
    private final ModerationMetrics metrics;
    private final JudgingThread judging;

    /**
     * Subscribes to the statuses that are written.
     *
     * @param database the module's own; closed with the module
     * @param classifier what judges them
     * @param events must be closed before the module
     */
    public ModerationModule(
            Database database, Classifier classifier, Events events, MeterRegistry registry, InstantSource clock) {
        this.database = database;
        Outbox outbox = events.outbox(NAME, database);
        ItemRows rows = new ItemRows();
        this.metrics = new ModerationMetrics(registry);
        this.store = new ItemStore(database, rows);
        this.decider = new Decider(database, rows, store, outbox, clock);
        this.judging = new JudgingThread(new Judge(classifier));
        Checker checker = new Checker(database, judging, outbox, metrics, clock);
        events.subscribe(WRITTEN, NAME, database, checker::check);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.getBlocking(PATH, Access.OPERATOR, this::list),
                Route.postOptional(PATH + "/{id}/release", Access.OPERATOR, request -> decide(request, Action.RELEASE)),
                Route.postOptional(PATH + "/{id}/hold", Access.OPERATOR, request -> decide(request, Action.HOLD)));
    }

    @Override
    public @Nullable String lacks() {
        return database.isUp() ? null : "moderation: database";
    }

    @Override
    public void close() {
        judging.close();
        database.close();
    }

    private Response list(Request request) {
        PageRequest page = PageRequest.of(request.query());
        String wanted = request.query().get("state");
        List<State> states = wanted == null ? OPEN : List.of(state(wanted));
        String kept = wanted == null ? "" : "state=" + wanted + "&";
        return ListPage.of(
                        PATH + "?" + kept,
                        page.limit(),
                        store.newest(states, page.before(), page.limit() + 1),
                        filed -> Json.write(ItemView.of(filed)),
                        filed -> filed.item().id())
                .answer(request);
    }

    private static State state(String word) {
        return switch (word) {
            case "held" -> State.HELD;
            case "review" -> State.REVIEW;
            case "released" -> State.RELEASED;
            default -> throw Failure.invalid("state", "Must be held, review or released.");
        };
    }

    private Response decide(Request request, Action action) {
        Fields fields = new Fields(request.optionalJson(Set.of("note")));
        String note = fields.optionalText("note", MAX_NOTE);
        fields.finish();
        UUID id = Ids.parse(request.pathParameter());
        Decider.Decided decided = Optional.ofNullable(id)
                .flatMap(known -> decider.decide(known, action, request.principal(), note))
                .orElseThrow(() -> Failure.of(Failure.Kind.NOT_FOUND, "not_found", "There is no such status here."));
        metrics.decided(decided);
        return Response.json(200, ItemView.of(decided.filed()));
    }
}
