package cleave.status;

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
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Statuses over HTTP: write one, read those of others, read one's own. */
public final class StatusModule implements Module {
    /** The longest text, in code points. */
    private static final int MAX_TEXT = 5_000;

    private static final String PATH = "/status";

    private final Database database;
    private final StatusStore store;
    private final Feed<Status> feed;
    private final GroupCommit<Status.Draft, Written<Status>> commits;

    /**
     * Reads the head of the feed, so the database must be there.
     *
     * @param database the module's own; closed with the module
     * @param executor for blocking work
     */
    public StatusModule(
            Database database,
            DatabaseSettings settings,
            MeterRegistry registry,
            InstantSource clock,
            Executor executor) {
        this.database = database;
        this.store = new StatusStore(database, new Ids(clock), clock);
        this.feed = new Feed<>(PATH, store, StatusView::forOthers, executor, registry);
        this.commits = new GroupCommit<>("status", settings, registry, this::write);
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
                        status -> Json.write(StatusView.forAuthor(status)),
                        Status::id)
                .answer(request);
    }

    private List<Written<Status>> write(List<Status.Draft> drafts) {
        List<Written<Status>> written = store.write(drafts);
        // In everyone's list before its author hears of it.
        feed.committed(Written.created(written));
        return written;
    }

    private static Response answer(Written<Status> written) {
        return Response.json(written.isNew() ? 201 : 200, StatusView.forAuthor(written.row()));
    }
}
