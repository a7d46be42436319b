package cleave.conformance;

import static cleave.conformance.MappingKey.CREATED;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who writes in another's name: in members of the body, in the query and in a header, one at a time, so that a
 * solution that refuses one as unknown is still asked about the next.
 */
final class ForgedAuthor {
    private static final List<String> MEMBERS =
            List.of("author", "author.id", "authorId", "author_id", "userId", "user_id", "user", "user.id", "sub");

    private ForgedAuthor() {}

    static void isIgnored(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Member forger = solution.author();
        Member victim = solution.newMember();
        String forgerName = ItemRows.authorOf(solution, kind, forger);
        String victimName = ItemRows.authorOf(solution, kind, victim);
        for (Call forged : forgeries(solution, kind, victimName, victim.email())) {
            Answer answer = solution.send(forger, forged);
            if (answer.status() >= 400 && answer.status() < 500) {
                continue;
            }
            Expect.status(answer, solution.mapping().codes(CREATED));
            Item item = solution.written(kind, answer);
            Expect.equal("the author of a " + kind.one + " written in another's name", forgerName, item.author());
            Expect.that(
                    !solution.list(kind, forger).ids().contains(item.id()),
                    "a " + kind.one + " written in another's name to stay out of its writer's own list",
                    "it is there");
        }
    }

    private static List<Call> forgeries(Solution solution, Kind kind, String id, String email) {
        List<Call> forgeries = new ArrayList<>();
        List<String> members = new ArrayList<>(MEMBERS);
        members.addFirst(solution.mapping().value(kind.author));
        for (String member : members) {
            forgeries.add(naming(solution, kind, member, id));
        }
        forgeries.add(naming(solution, kind, "email", email));
        Call plain = kind == Kind.STORY ? Writing.picture(solution) : Writing.text(solution, kind, Solution.marker());
        String query = URLEncoder.encode(id, StandardCharsets.UTF_8);
        forgeries.add(plain.withPath(plain.path() + "?userId=" + query));
        forgeries.add(plain.withHeader("X-User-Id", query));
        return forgeries;
    }

    private static Call naming(Solution solution, Kind kind, String member, String value) {
        if (kind == Kind.STORY) {
            Mapping mapping = solution.mapping();
            return new Multipart()
                    .text(member, value)
                    .file(
                            mapping.value(MappingKey.STORY_FILE),
                            "picture.png",
                            "image/png",
                            Picture.small(Picture.anyColor()))
                    .post(mapping.value(MappingKey.PATH_STORY));
        }
        ObjectNode body = Writing.body(solution, kind, Solution.marker());
        Json.put(body, member, value);
        return Writing.json(solution, kind, body);
    }
}
