package cleave.notification;

import cleave.platform.auth.Principal;
import cleave.platform.events.EventType;
import cleave.platform.events.Events;
import cleave.platform.feed.Feed;
import cleave.platform.http.Access;
import cleave.platform.http.Caller;
import cleave.platform.http.Fields;
import cleave.platform.http.Module;
import cleave.platform.http.Request;
import cleave.platform.http.Response;
import cleave.platform.http.Route;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import cleave.platform.sql.DatabaseSettings;
import cleave.platform.sql.GroupCommit;
import cleave.platform.sql.Written;
import cleave.post.api.PostPublished;
import cleave.post.api.PostSummary;
import cleave.post.api.Posts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Notifications: made by the event of a post or by its author, read by everyone else, cleaned up when they are old. */
public final class NotificationModule implements Module {
    private static final EventType<PostPublished> PUBLISHED = new EventType<>(PostPublished.TYPE, PostPublished.class);

    private static final String PATH = "/notification";
    private static final long COMMIT_SECONDS = 10;

    private final Database database;
    private final Posts posts;
    private final Executor executor;
    private final NotificationStore store;
    private final Feed<Notification> feed;
    private final GroupCommit<Notification.Draft, Written<Notification>> commits;
    private final Cleaner cleaner;

    /**
     * Reads the head of the feed, so the database must be there. Subscribes to the events of posts and begins to clean
     * at intervals.
     *
     * @param database the module's own; closed with the module
     * @param posts those that notifications are of
     * @param events must be closed before the module
     * @param executor for blocking work
     */
    public NotificationModule(
            Database database,
            DatabaseSettings settings,
            CleanerSettings cleaning,
            Posts posts,
            Events events,
            MeterRegistry registry,
            InstantSource clock,
            Executor executor) {
        this.database = database;
        this.posts = posts;
        this.executor = executor;
        this.store = new NotificationStore(database, new Ids(clock), clock);
        this.feed = new Feed<>(PATH, store, NotificationView::of, executor, registry);
        this.commits = new GroupCommit<>("notification", settings, registry, this::write);
        this.cleaner = new Cleaner(database, cleaning, registry, clock);
        events.subscribe(PUBLISHED, "notification", database, this::published);
        cleaner.start();
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(PATH, Access.USER, feed::get), Route.postPrompt(PATH, Access.USER, this::post));
    }

    @Override
    public @Nullable String lacks() {
        return database.isUp() ? null : "notification: database";
    }

    @Override
    public void close() {
        cleaner.close();
        commits.close();
        database.close();
    }

    private void published(List<PostPublished> events) {
        List<CompletableFuture<Written<Notification>>> writes = events.stream()
                .map(post -> new Notification.Draft(
                        post.id(), new Principal(post.authorId(), post.authorName()), post.preview(), null))
                .map(commits::submit)
                .toList();
        try {
            CompletableFuture.allOf(writes.toArray(CompletableFuture<?>[]::new))
                    .orTimeout(COMMIT_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            // What is not for lack of the database or of time would come again for ever if it were told as unavailable.
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : Failure.unavailable("Notifications cannot be stored right now. Try again.", e.getCause());
        }
    }

    private CompletionStage<Response> post(Request request) {
        // A malformed key is told before values that are not valid.
        String key = request.idempotencyKey();
        Fields fields = new Fields(request.json(Set.of("postId")));
        String id = fields.string("postId");
        UUID postId = Ids.parse(id);
        if (postId == null) fields.check("postId", "Must be the id of a post.");
        fields.finish();
        UUID known = Objects.requireNonNull(postId, "finished");
        Caller caller = request.caller();
        return CompletableFuture.supplyAsync(
                        () -> caller.asking(() -> draft(request.principal(), known, key)), executor)
                .thenCompose(commits::submit)
                .thenApply(written -> Response.json(written.isNew() ? 201 : 200, NotificationView.of(written.row())));
    }

    private Notification.Draft draft(Principal user, UUID postId, @Nullable String key) {
        KeyUse use = key == null ? null : store.keyUse(user.id(), key);
        // A key that stands for another post is told before anything about this one.
        if (use != null && !use.postId().equals(postId)) new Written.KeyReused<Notification>().row();
        PostSummary post = posts.find(postId);
        if (post == null) throw Failure.of(Failure.Kind.NOT_FOUND, "not_found", "There is no such post.");
        if (!post.authorId().equals(user.id())) {
            throw Failure.of(Failure.Kind.FORBIDDEN, "not_the_author", "Only a post's author can announce it.");
        }
        return new Notification.Draft(postId, new Principal(post.authorId(), post.authorName()), post.preview(), key);
    }

    private List<Written<Notification>> write(List<Notification.Draft> drafts) {
        List<Written<Notification>> written = store.write(drafts);
        // In everyone's list before its author hears of it.
        feed.committed(Written.created(written));
        return written;
    }
}
