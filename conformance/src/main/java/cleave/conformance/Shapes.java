package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** What the members of Cleave's answers look like. */
final class Shapes {
    private static final String UTC_MILLIS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private Shapes() {}

    /** The members that everything has. */
    static void common(JsonNode item) throws Mismatch {
        Expect.members("the author", item.path("author"), "id", "name");
        String id = item.path("id").asText();
        Expect.that(id.matches(UserContractRows.UUID_V7), "a UUIDv7 as id", id);
        String time = item.path("createdAt").asText();
        Expect.that(time.matches(UTC_MILLIS), "createdAt in UTC with milliseconds", time);
    }

    static void author(Solution solution, Member member, JsonNode item) throws Mismatch, InterruptedException {
        Answer me = Expect.status(solution.send(member, Call.get("/me")), 200);
        JsonNode author = item.path("author");
        Expect.equal("author.id", Expect.member(me, "id"), author.path("id").asText());
        Expect.equal(
                "author.name", Expect.member(me, "name"), author.path("name").asText());
    }

    static void story(JsonNode story) throws Mismatch {
        Expect.members("a story", story, "id", "author", "image", "createdAt");
        common(story);
        JsonNode image = story.path("image");
        Expect.members("the image", image, "url", "width", "height", "preview");
        Expect.members("the preview", image.path("preview"), "url", "width", "height");
        for (JsonNode each : new JsonNode[] {image, image.path("preview")}) {
            media(each.path("url"));
            Expect.that(
                    each.path("width").asInt() > 0 && each.path("height").asInt() > 0,
                    "a width and a height",
                    Expect.shown(each));
        }
    }

    static void post(JsonNode post, boolean withSnippet) throws Mismatch {
        if (withSnippet) {
            Expect.members("a post", post, "id", "author", "text", "snippet", "createdAt");
            Expect.members("the snippet", post.path("snippet"), "language", "bytes", "url");
            media(post.path("snippet").path("url"));
        } else {
            Expect.members("a post without a snippet", post, "id", "author", "text", "createdAt");
        }
        common(post);
    }

    static void notification(JsonNode notification) throws Mismatch {
        Expect.members("a notification", notification, "id", "post", "author", "createdAt");
        Expect.members("its post", notification.path("post"), "id", "preview");
        common(notification);
    }

    private static void media(JsonNode url) throws Mismatch {
        Expect.that(url.asText().startsWith("/media/"), "a root-relative URL under /media/", Expect.shown(url));
    }
}
