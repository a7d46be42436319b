package cleave.post;

import cleave.platform.objects.ModuleObjects;
import cleave.platform.objects.Objects;
import cleave.platform.objects.Sha256;
import cleave.platform.runtime.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Puts snippets into the object store, and takes out those that no post came to name. Safe for many threads. */
final class Snippets {
    static final String MODULE = "post";

    private final ModuleObjects objects;

    Snippets(Objects objects, Executor executor) {
        this.objects = new ModuleObjects(MODULE, objects, executor);
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
        if (snippet != null) objects.discard(snippet.key());
    }

    private Post.Snippet put(Code code) {
        Content content = code.content();
        String key = objects.put(content, "txt");
        try {
            return new Post.Snippet(code.language(), key, content.length(), Sha256.hex(content));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }
}
