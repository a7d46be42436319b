package cleave.conformance;

import static cleave.conformance.MappingKey.NOTIFICATION_POST_SENT;
import static cleave.conformance.MappingKey.PATH_NOTIFICATION;
import static cleave.conformance.MappingKey.PATH_POST;
import static cleave.conformance.MappingKey.PATH_STATUS;
import static cleave.conformance.MappingKey.PATH_STORY;
import static cleave.conformance.MappingKey.POST_CODE;
import static cleave.conformance.MappingKey.POST_LANGUAGE;
import static cleave.conformance.MappingKey.POST_TEXT;
import static cleave.conformance.MappingKey.STATUS_TEXT;
import static cleave.conformance.MappingKey.STORY_FILE;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Requests that make one of a kind, in the solution's own names. */
final class Writing {
    private Writing() {}

    /**
     * Makes one of a kind that must be accepted; each has a mark that no other has. Of a notification it is the post
     * that is written, and its notification awaited for a while.
     */
    static Item one(Solution solution, Kind kind, Member member) throws Mismatch, InterruptedException {
        return switch (kind) {
            case STATUS, POST -> solution.written(kind, solution.send(member, text(solution, kind, Solution.marker())));
            case STORY -> solution.written(kind, solution.send(member, picture(solution)));
            case NOTIFICATION -> {
                Item post = one(solution, Kind.POST, member);
                Notified.await(solution, solution.reader(), post.id());
                yield new Item("", post.author(), post.id(), post.createdAt(), post.json());
            }
        };
    }

    /** The mark of what {@link #one} makes. */
    static String marked(Solution solution, Kind kind, Member member) throws Mismatch, InterruptedException {
        return one(solution, kind, member).mark();
    }

    /** A request that makes one of a kind when its writer sends it: for a notification, that of a post of theirs. */
    static Call request(Solution solution, Kind kind, Member writer) throws Mismatch, InterruptedException {
        return switch (kind) {
            case STATUS, POST -> text(solution, kind, Solution.marker());
            case STORY -> picture(solution);
            case NOTIFICATION ->
                notification(solution, one(solution, Kind.POST, writer).id());
        };
    }

    static Call text(Solution solution, Kind kind, String text) {
        return json(solution, kind, body(solution, kind, text));
    }

    static Call json(Solution solution, Kind kind, ObjectNode body) {
        return Call.post(solution.mapping().value(kind == Kind.POST ? PATH_POST : PATH_STATUS), body.toString());
    }

    static ObjectNode body(Solution solution, Kind kind, String text) {
        ObjectNode body = Json.object();
        Json.put(body, solution.mapping().value(kind == Kind.POST ? POST_TEXT : STATUS_TEXT), text);
        return body;
    }

    static Call picture(Solution solution) {
        return picture(solution, "picture.png", "image/png", Picture.small(Picture.anyColor()));
    }

    static Call picture(Solution solution, String fileName, String type, byte[] image) {
        return new Multipart()
                .file(solution.mapping().value(STORY_FILE), fileName, type, image)
                .post(solution.mapping().value(PATH_STORY));
    }

    static Call snippet(Solution solution, String text, String language, String code) {
        ObjectNode body = body(solution, Kind.POST, text);
        Json.put(body, solution.mapping().value(POST_LANGUAGE), language);
        Json.put(body, solution.mapping().value(POST_CODE), code);
        return json(solution, Kind.POST, body);
    }

    static Call notification(Solution solution, String postId) {
        ObjectNode body = Json.object();
        Json.put(body, solution.mapping().value(NOTIFICATION_POST_SENT), postId);
        return Call.post(solution.mapping().value(PATH_NOTIFICATION), body.toString());
    }
}
