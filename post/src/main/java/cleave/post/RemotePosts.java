package cleave.post;

import cleave.platform.peer.Peer;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Ids;
import cleave.post.api.PostSummary;
import cleave.post.api.Posts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Posts of a service elsewhere, asked for over HTTP by whoever the calling thread asks for. Safe for many threads. */
public final class RemotePosts implements Posts {
    private static final int NOT_FOUND = 404;

    private final Peer post;
    private final ObjectMapper json = new ObjectMapper();

    /** @param post where they are asked for; must stay open */
    public RemotePosts(Peer post) {
        this.post = post;
    }

    @Override
    public @Nullable PostSummary find(UUID id) {
        Peer.Answer answer = post.get(PostModule.PATH + "/" + id);
        if (answer.status() == NOT_FOUND) return null;
        if (answer.status() != 200) throw unexpected(new IOException("status " + answer.status()));
        try {
            JsonNode found = json.readTree(answer.body());
            JsonNode author = found.required("author");
            UUID authorId = Ids.parse(author.required("id").asText());
            if (authorId == null) throw new IOException("an author without an id");
            String text = found.required("text").asText();
            return new PostSummary(id, authorId, author.required("name").asText(), Preview.of(text));
        } catch (IOException | IllegalArgumentException e) {
            throw unexpected(e);
        }
    }

    private static Failure unexpected(Exception cause) {
        return Failure.unavailable("Posts cannot be looked at right now. Try again.", cause);
    }
}
