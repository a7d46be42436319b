package cleave.post;

import cleave.platform.auth.Principal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A post as its readers get to see it. */
record PostView(
        UUID id, Principal author, String text, @Nullable SnippetView snippet, Instant createdAt) {

    /** Where the code is, for as long as its URL is valid. */
    record SnippetView(String language, long bytes, String url) {}

    /**
     * The post to be shown now.
     *
     * @param url gives an object's URL by its key
     */
    static PostView of(Post post, UnaryOperator<String> url) {
        Post.Snippet snippet = post.snippet();
        SnippetView view =
                snippet == null ? null : new SnippetView(snippet.language(), snippet.bytes(), url.apply(snippet.key()));
        return new PostView(post.id(), post.author(), post.text(), view, post.createdAt());
    }
}
