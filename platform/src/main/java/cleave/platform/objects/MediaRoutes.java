package cleave.platform.objects;

import cleave.platform.http.Access;
import cleave.platform.http.Download;
import cleave.platform.http.ETag;
import cleave.platform.http.OpenFile;
import cleave.platform.http.OpenFiles;
import cleave.platform.http.Request;
import cleave.platform.http.Response;
import cleave.platform.http.Response.Header;
import cleave.platform.http.Route;
import cleave.platform.runtime.Failure;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Answers the URLs that {@link Media} makes. Files go out by the kernel; what an S3 has is read no faster than the client
 * takes it. Whatever is not exactly a URL that was given out and still lives is forbidden, in the same words for all.
 *
 * <p>Nothing that is served can be executed by a browser: three types, no guessing, no loading, a sandbox.
 */
public final class MediaRoutes implements AutoCloseable {
    private static final int OPEN_FILES = 512;
    private static final Duration KEEP_OPEN = Duration.ofSeconds(30);
    /** About 300 bytes each. */
    private static final int VERIFIED = 10_000;

    private static final Header POLICY =
            new Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");

    private final SignedUrls urls;
    private final Objects objects;
    private final Executor blocking;
    private final OpenFiles files = new OpenFiles(OPEN_FILES, KEEP_OPEN);
    /** By the request's target: verifying it again would cost as much as sending a small file. */
    private final Cache<String, Servable> verified =
            Caffeine.newBuilder().maximumSize(VERIFIED).executor(Runnable::run).build();

    private final Map<MediaType, Header> types = new EnumMap<>(MediaType.class);
    private volatile Freshness freshness = Freshness.of(0);

    /** What a URL that is in order leads to. */
    private record Servable(String key, long expires, Header type, ETag etag) {}

    /** The header of a URL that lives for so many seconds, made once: all URLs of a window live equally long. */
    private record Freshness(long left, Header header) {
        static Freshness of(long left) {
            return new Freshness(left, new Header("Cache-Control", "public, max-age=" + left + ", immutable"));
        }
    }

    /**
     * @param blocking runs what waits for the store
     */
    public MediaRoutes(Media media, Objects objects, Executor blocking) {
        this.urls = media.answered();
        this.objects = objects;
        this.blocking = blocking;
        for (MediaType type : MediaType.values()) types.put(type, new Header("Content-Type", type.text()));
    }

    public List<Route> routes() {
        return List.of(Route.get(SignedUrls.PREFIX + "*", Access.PUBLIC, this::answer));
    }

    private CompletionStage<Response> answer(Request request) {
        Servable servable = servable(request.target());
        if (servable == null) throw forbidden();
        OpenFile open = files.find(servable.key);
        if (open != null)
            return CompletableFuture.completedFuture(download(request, servable).of(open));
        return later(() -> {
            try {
                return fromStore(request, servable);
            } catch (Failure e) {
                throw e.kind() == Failure.Kind.NOT_FOUND ? forbidden() : e;
            }
        });
    }

    private @Nullable Servable servable(String target) {
        Servable known = verified.getIfPresent(target);
        if (known != null) return urls.lives(known.expires) ? known : null;
        SignedUrls.Grant grant = urls.verify(target);
        if (grant == null) return null;
        String key = grant.key();
        Header type = java.util.Objects.requireNonNull(types.get(MediaType.ofKey(key)));
        // A key never stands for other bytes, so it names them.
        Servable servable = new Servable(key, grant.expires(), type, new ETag('"' + ObjectKeys.nameOf(key) + '"'));
        verified.put(target, servable);
        return servable;
    }

    private Response fromStore(Request request, Servable servable) throws IOException {
        String key = servable.key;
        if (objects instanceof FolderObjects folder) {
            return download(request, servable).of(files.open(key, () -> folder.openFile(key)));
        }
        Stored stored = objects.head(key);
        if (stored == null) throw forbidden();
        return download(request, servable).of(stored.size(), (from, length) -> objects.get(key, from, length));
    }

    private Download download(Request request, Servable servable) {
        return new Download(request, servable.etag, List.of(servable.type, cacheControl(servable.expires), POLICY));
    }

    private Header cacheControl(long expires) {
        long left = urls.left(expires);
        Freshness last = freshness;
        if (last.left != left) {
            last = Freshness.of(left);
            freshness = last;
        }
        return last.header;
    }

    private CompletionStage<Response> later(Callable<Response> work) {
        CompletableFuture<Response> future = new CompletableFuture<>();
        blocking.execute(() -> {
            try {
                future.complete(work.call());
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    @Override
    public void close() {
        files.close();
    }

    private static Failure forbidden() {
        return Failure.of(
                Failure.Kind.FORBIDDEN, "forbidden", "This link does not work or has expired: load the page again.");
    }
}
