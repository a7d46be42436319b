package cleave.post;

import cleave.platform.objects.ObjectKeys;
import cleave.platform.objects.Objects;
import cleave.platform.objects.Sha256;
import cleave.platform.runtime.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts snippets into the object store, and takes out those that no post came to name. Safe for many threads. */
final class Snippets {
    static final String MODULE = "post";

    private static final Logger log = LoggerFactory.getLogger(Snippets.class);

    private final Objects objects;
    private final Executor executor;

    Snippets(Objects objects, Executor executor) {
        this.objects = objects;
        this.executor = executor;
    }

    /** Stores the post's code, where it has some, so that the post can be stored. Blocks. */
    Post.Draft keep(Submission post) {
        Code code = post.code();
        return new Post.Draft(post.author(), post.text(), code == null ? null : put(code), post.idempotencyKey());
    }

    /**
     * Removes the object of a post that turned out to be there already, or was refused. Never blocks; what cannot be
     * removed is swept up later.
     */
    void discard(Post.@Nullable Snippet snippet) {
        if (snippet == null) return;
        executor.execute(() -> {
            try {
                objects.delete(snippet.key());
            } catch (RuntimeException e) {
                log.info("A snippet that no post names is left to the sweeper: {}", e.getMessage());
            }
        });
    }

    private Post.Snippet put(Code code) {
        Content content = code.content();
        String key = ObjectKeys.next(MODULE, "txt");
        objects.put(key, content);
        try {
            return new Post.Snippet(code.language(), key, content.length(), Sha256.hex(content));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }
}
