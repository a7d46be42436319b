package cleave.post;

import cleave.platform.events.EventType;
import cleave.platform.events.Events;
import cleave.platform.events.Outbox;
import cleave.platform.feed.Feed;
import cleave.platform.http.Access;
import cleave.platform.http.BodyRule;
import cleave.platform.http.ETag;
import cleave.platform.http.Handler;
import cleave.platform.http.Json;
import cleave.platform.http.Module;
import cleave.platform.http.Request;
import cleave.platform.http.Response;
import cleave.platform.http.Response.Header;
import cleave.platform.http.Route;
import cleave.platform.objects.KeepsObjects;
import cleave.platform.objects.Media;
import cleave.platform.objects.Objects;
import cleave.platform.objects.References;
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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Posts over HTTP: write one with or without a snippet, read those of others, read one. */
public final class PostModule implements Module, Posts, KeepsObjects {
    private static final EventType<PostPublished> PUBLISHED = new EventType<>(PostPublished.TYPE, PostPublished.class);

    static final String PATH = "/post";
    /** Bytes, for a snippet whose every character is escaped in JSON. */
    private static final int MAX_BODY = 2 * 1024 * 1024;
    /** Bytes up to which a body is read on the event loop. */
    private static final int SMALL = 64 * 1024;

    private static final long COMMIT_SECONDS = 30;
    private static final Header JSON = new Header("Content-Type", "application/json");
    private static final Header CACHE = new Header("Cache-Control", "private, no-cache");

    private final Database database;
    private final Media media;
    private final Executor executor;
    private final Outbox outbox;
    private final Languages languages = new Languages();
    private final Snippets snippets;
    private final PostStore store;
    private final Feed<Post> feed;
    private final GroupCommit<Post.Draft, Written<Post>> commits;

    /**
     * Reads the head of the feed, so the database must be there. The object store need not be.
     *
     * @param database the module's own; closed with the module
     * @param events where posts are published; must be closed before the module
     * @param executor for blocking work
     */
    public PostModule(
            Database database,
            DatabaseSettings settings,
            Events events,
            Objects objects,
            Media media,
            MeterRegistry registry,
            InstantSource clock,
            Executor executor) {
        this.database = database;
        this.media = media;
        this.executor = executor;
        this.outbox = events.outbox("post", database);
        this.snippets = new Snippets(objects, executor);
        this.store = new PostStore(database, new Ids(clock), clock, this::publish);
        this.feed = new Feed<>(PATH, store, this::shown, media::window, executor, registry);
        this.commits = new GroupCommit<>("post", settings, registry, this::write);
    }

    @Override
    public List<Route> routes() {
        BodyRule body = BodyRule.of(MAX_BODY, Submission.JSON, Submission.FORM);
        return List.of(
                Route.uploadByChoice(PATH, Access.USER, body, this::post),
                Route.get(PATH, Access.USER, feed::get),
                Route.getBlocking(PATH + "/{id}", Access.USER, this::one));
    }

    /** What the posts in the database name in the object store. */
    public static References references(Database database) {
        return new SnippetReferences(database);
    }

    @Override
    public References references() {
        return references(database);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public @Nullable PostSummary find(UUID id) {
        Post post = store.find(id);
        if (post == null) return null;
        return new PostSummary(post.id(), post.author().id(), post.author().name(), Preview.of(post.text()));
    }

    @Override
    public @Nullable String lacks() {
        // Without the object store there is still all but new snippets.
        return database.isUp() ? null : "post: database";
    }

    @Override
    public void close() {
        commits.close();
        database.close();
    }

    private Handler post(Request request) {
        boolean small =
                request.mediaType().equals(Submission.JSON) && request.body().length() <= SMALL;
        return small ? (Handler.Prompt) this::postSmall : (Handler.Blocking) this::postLarge;
    }

    private CompletionStage<Response> postSmall(Request request) {
        Submission post = Submission.read(request, languages);
        if (post.code() == null) return commit(snippets.keep(post));
        return CompletableFuture.supplyAsync(() -> snippets.keep(post), executor)
                .thenCompose(this::commit);
    }

    private Response postLarge(Request request) {
        return commit(snippets.keep(Submission.read(request, languages)))
                .orTimeout(COMMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Where this fails the row may be there nevertheless, so the object is left to the sweeper, who looks. */
    private CompletableFuture<Response> commit(Post.Draft draft) {
        return commits.submit(draft).thenApply(written -> {
            if (!written.isNew()) snippets.discard(draft.snippet());
            return Response.json(written.isNew() ? 201 : 200, shown(written.row()));
        });
    }

    private List<Written<Post>> write(List<Post.Draft> drafts) {
        List<Written<Post>> written = store.write(drafts);
        outbox.wake();
        // In everyone's list before its author hears of it.
        feed.committed(Written.created(written));
        return written;
    }

    private void publish(Handle handle, List<Post> posts) {
        List<PostPublished> events = posts.stream()
                .map(post -> new PostPublished(
                        post.id(), post.author().id(), post.author().name(), Preview.of(post.text()), post.createdAt()))
                .toList();
        outbox.publish(handle, PUBLISHED, events);
    }

    private Response one(Request request) {
        UUID id = Ids.parse(request.pathParameter());
        Post post = id == null ? null : store.find(id);
        if (post == null) throw Failure.of(Failure.Kind.NOT_FOUND, "not_found", "There is no such post.");
        byte[] body = Json.bytes(shown(post));
        ETag etag = ETag.of(body);
        Response full = Response.of(200, Json.wrap(body), JSON, CACHE, new Header("ETag", etag.text()));
        return etag.choose(request, full, etag.notModified(full));
    }

    private PostView shown(Post post) {
        return PostView.of(post, media::url);
    }
}
