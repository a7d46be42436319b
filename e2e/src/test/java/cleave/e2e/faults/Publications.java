package cleave.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Api.Unanswered;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Posts and stories that clients sent and what they were told, to be held against what is stored. */
final class Publications {
    private final Pictures pictures;
    private final Map<String, Draft> sent = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> verified = ConcurrentHashMap.newKeySet();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicLong reads = new AtomicLong();

    Publications(Pictures pictures) {
        this.pictures = pictures;
    }

    /** What someone publishes; its key is its Idempotency-Key too, and nobody else's. */
    sealed interface Draft {
        Person author();

        String key();
    }

    record PostDraft(Person author, String key, String code) implements Draft {}

    record StoryDraft(Person author, String key, int picture) implements Draft {}

    /** A post with a snippet that nobody else writes. */
    Draft post(Person author) {
        String key = UUID.randomUUID().toString();
        return remember(new PostDraft(author, key, "// " + key + "\r\n\tcall(\"ünï\");\n".repeat(key.charAt(0))));
    }

    Draft story(Person author) {
        String key = UUID.randomUUID().toString();
        return remember(new StoryDraft(author, key, key.charAt(0) % pictures.count()));
    }

    private Draft remember(Draft draft) {
        sent.put(draft.key(), draft);
        return draft;
    }

    /** Sends the draft, takes down the answer, and tells whether there was one. */
    boolean send(Api api, Draft draft) {
        try {
            Answer answer = attempt(api, draft);
            if (answer.status() == 201 || answer.status() == 200) acknowledge(draft, answer);
            else refused.add(answer.request() + " " + answer.status() + " " + answer.body());
            return true;
        } catch (Unanswered silence) {
            return false;
        }
    }

    /** Reads a list and tells whether there was an answer. */
    boolean read(Api api, Person reader, String path) {
        try {
            Answer answer = api.get(path, reader.token());
            if (answer.status() != 200) refused.add(answer.request() + " " + answer.status());
            reads.incrementAndGet();
            return true;
        } catch (Unanswered silence) {
            return false;
        }
    }

    /** Sends all that was not acknowledged again, with the same key; each must succeed now. */
    int retry(Api api) {
        List<Draft> open = sent.values().stream()
                .filter(draft -> !acknowledged.containsKey(draft.key()))
                .toList();
        for (Draft draft : open) {
            Answer answer = attempt(api, draft);
            if (answer.status() != 200) answer.expect(201);
            acknowledge(draft, answer);
        }
        return open.size();
    }

    private Answer attempt(Api api, Draft draft) {
        return switch (draft) {
            case PostDraft post ->
                api.publish(
                        post.author(),
                        Map.of("text", post.key(), "snippet", Map.of("language", "java", "code", post.code())),
                        post.key());
            case StoryDraft story -> api.share(story.author(), pictures.upload(story.picture()), story.key());
        };
    }

    private void acknowledge(Draft draft, Answer answer) {
        acknowledged.put(draft.key(), answer.json().path("id").asText());
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    /** Ids by keys of all that was acknowledged so far. */
    Map<String, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    long readCount() {
        return reads.get();
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    /** From now on {@link #faults} reads the bytes of everything again. */
    void forgetVerified() {
        verified.clear();
    }

    /** Looks again until nothing is wrong, or the last look began later than it may take. */
    void assertRight(Api api, Person reader, Duration limit, String when) throws InterruptedException {
        FoundFaults.assertNone(() -> faults(api, reader), limit, when);
    }

    /**
     * What is wrong with what is stored, a line each; empty when all that was told is true. The bytes of snippets and
     * pictures that were found right are not read again.
     */
    List<String> faults(Api api, Person reader) {
        List<String> faults = new ArrayList<>();
        Map<String, JsonNode> posts =
                FoundFaults.byKey(api.items(reader, "/post?limit=100"), item -> item.path("text"), faults);
        Map<String, JsonNode> stories =
                FoundFaults.byKey(api.items(reader, "/story?limit=100"), item -> item.path("id"), faults);
        Map<String, JsonNode> notified = FoundFaults.byKey(
                api.items(reader, "/notification?limit=100"),
                item -> item.path("post").path("id"),
                faults);
        acknowledged.forEach((key, id) -> {
            switch (sent.get(key)) {
                case PostDraft post -> checkPost(api, post, id, posts.get(key), notified.get(id), faults);
                case StoryDraft story -> checkStory(api, story, stories.get(id), faults);
                case null -> faults.add("acknowledged without having been sent: " + key);
            }
        });
        for (JsonNode post : posts.values()) {
            String text = post.path("text").asText();
            if (!sent.containsKey(text)) faults.add("a post that nobody sent: " + text);
            if (!notified.containsKey(post.path("id").asText())) faults.add("a post without notification: " + text);
        }
        Collection<String> ids =
                posts.values().stream().map(post -> post.path("id").asText()).toList();
        notified.keySet().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> faults.add("a notification of no post: " + id));
        return faults;
    }

    private void checkPost(
            Api api,
            PostDraft sent,
            String id,
            @Nullable JsonNode stored,
            @Nullable JsonNode notification,
            List<String> faults) {
        if (stored == null) {
            faults.add("lost post " + id);
            return;
        }
        if (!stored.path("id").asText().equals(id)) faults.add("another id than was told for " + sent.key());
        if (notification == null) faults.add("lost notification of post " + id);
        if (verified.contains(sent.key())) return;
        byte[] code = api.download(stored.path("snippet").path("url").asText());
        if (Arrays.equals(code, sent.code().getBytes(UTF_8))) verified.add(sent.key());
        else faults.add("changed snippet of post " + id);
    }

    private void checkStory(Api api, StoryDraft sent, @Nullable JsonNode stored, List<String> faults) {
        if (stored == null) {
            faults.add("lost story " + sent.key());
            return;
        }
        if (verified.contains(sent.key())) return;
        JsonNode image = stored.path("image");
        byte[] picture = api.download(image.path("url").asText());
        byte[] preview = api.download(image.path("preview").path("url").asText());
        if (pictures.are(sent.picture(), picture, preview)) verified.add(sent.key());
        else faults.add("changed picture of story " + stored.path("id").asText());
    }
}
