package cleave.status;

import cleave.platform.events.EventType;
import cleave.platform.events.Events;
import cleave.platform.events.Outbox;
import cleave.platform.feed.Feed;
import cleave.platform.feed.ListPage;
import cleave.platform.http.Access;
import cleave.platform.http.Fields;
import cleave.platform.http.Json;
import cleave.platform.http.Module;
import cleave.platform.http.PageRequest;
import cleave.platform.http.Request;
import cleave.platform.http.Response;
import cleave.platform.http.Route;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import cleave.platform.sql.DatabaseSettings;
import cleave.platform.sql.GroupCommit;
import cleave.platform.sql.Written;
import cleave.status.ModerationSettings.Publish;
import cleave.status.Status.State;
import cleave.status.api.StatusDecided;
import cleave.status.api.StatusWritten;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Statuses over HTTP: write one, read those of others, read one's own. */
public final class StatusModule implements Module {
    /** The longest text, in code points. */
    private static final int MAX_TEXT = 5_000;

    private static final EventType<StatusWritten> WRITTEN = new EventType<>(StatusWritten.TYPE, StatusWritten.class);
    private static final EventType<StatusDecided> DECIDED = new EventType<>(StatusDecided.TYPE, StatusDecided.class);

    private static final String PATH = "/status";

    private final Database database;
    private final Publish publish;
    private final Events events;
    private final Outbox outbox;
    private final Reasons reasons = new Reasons();
    private final Decisions decisions;
    private final StatusStore store;
    private final Feed<Status> feed;
    private final GroupCommit<Status.Draft, Written<Status>> commits;

    /**
     * Reads the head of the feed, so the database must be there.
     *
     * @param database the module's own; closed with the module
     * @param moderation when others get to see a status, where there is somebody who judges it
     * @param events where statuses are told of and decisions on them come from; must be closed before the module
     * @param executor for blocking work
     */
    public StatusModule(
            Database database,
            DatabaseSettings settings,
            ModerationSettings moderation,
            Events events,
            MeterRegistry registry,
            InstantSource clock,
            Executor executor) {
        this.database = database;
        this.publish = moderation.publish();
        this.events = events;
        this.outbox = events.outbox("status", database);
        this.decisions = new Decisions(database, reasons);
        this.store = new StatusStore(database, new Ids(clock), clock, this::tell);
        store.observe();
        this.feed = new Feed<>(PATH, store, StatusView::forOthers, executor, registry);
        this.commits = new GroupCommit<>("status", settings, registry, this::write);
        events.subscribe(DECIDED, "status", database, this::decided);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.postPrompt(PATH, Access.USER, this::post),
                Route.get(PATH, Access.USER, feed::get),
                Route.getBlocking(PATH + "/mine", Access.USER, this::mine));
    }

    @Override
    public @Nullable String lacks() {
        return database.isUp() ? null : "status: database";
    }

    @Override
    public void close() {
        commits.close();
        database.close();
    }

    private CompletionStage<Response> post(Request request) {
        // A malformed key is told before values that are not valid.
        String key = request.idempotencyKey();
        Fields fields = new Fields(request.json(Set.of("text")));
        String text = fields.text("text", MAX_TEXT);
        fields.finish();
        return commits.submit(new Status.Draft(request.principal(), text, key)).thenApply(StatusModule::answer);
    }

    private Response mine(Request request) {
        PageRequest page = PageRequest.of(request.query());
        List<Status> rows = store.mine(request.principal().id(), page.before(), page.limit() + 1);
        return ListPage.of(
                        PATH + "/mine",
                        page.limit(),
                        rows,
                        status -> Json.write(StatusView.forAuthor(status, reasons)),
                        Status::id)
                .answer(request);
    }

    private List<Written<Status>> write(List<Status.Draft> drafts) {
        boolean pending = publish == Publish.BEFORE && isJudged();
        List<Written<Status>> written = store.write(drafts, pending ? State.PENDING : State.VISIBLE);
        // In everyone's list before its author hears of it.
        if (!pending) feed.committed(Written.created(written));
        outbox.wake();
        return written;
    }

    /** Where nobody listens a status needs no verdict, and an event would only be in the way. */
    private boolean isJudged() {
        return events.areWanted(WRITTEN);
    }

    private void tell(Handle handle, List<Status> created) {
        if (!isJudged()) return;
        List<StatusWritten> written = created.stream()
                .map(status -> new StatusWritten(
                        status.id(),
                        status.author().id(),
                        status.author().name(),
                        status.text(),
                        status.createdAt(),
                        !status.isVisible()))
                .toList();
        outbox.publish(handle, WRITTEN, written);
    }

    private void decided(List<StatusDecided> decided) {
        Decisions.Outcome outcome = decisions.apply(decided);
        feed.withdrawn(outcome.hidden());
        feed.committed(outcome.shown());
    }

    private static Response answer(Written<Status> written) {
        return Response.json(written.isNew() ? 201 : 200, StatusView.written(written.row()));
    }
}
