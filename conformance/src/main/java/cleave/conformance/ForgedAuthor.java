package cleave.conformance;

import static cleave.conformance.MappingKey.CREATED;
import static cleave.conformance.MappingKey.PATH_STATUS;
import static cleave.conformance.MappingKey.STATUS_AUTHOR;

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

    static void isIgnored(Solution solution) throws Mismatch, InterruptedException {
        Member forger = solution.author();
        Member victim = solution.newMember();
        String forgerName = StatusRows.authorOf(solution, forger);
        String victimName = StatusRows.authorOf(solution, victim);
        for (Call forged : forgeries(solution, victimName, victim.email())) {
            Answer answer = solution.send(forger, forged);
            if (answer.status() >= 400 && answer.status() < 500) {
                continue;
            }
            Expect.status(answer, solution.mapping().codes(CREATED));
            Status status = solution.written(answer);
            Expect.equal("the author of a status written in another's name", forgerName, status.author());
            Expect.that(
                    !solution.list(forger).ids().contains(status.id()),
                    "a status written in another's name to stay out of its writer's own list",
                    "it is there after " + new String(forged.body(), StandardCharsets.UTF_8));
        }
    }

    private static List<Call> forgeries(Solution solution, String id, String email) {
        List<String> members = new ArrayList<>(MEMBERS);
        members.addFirst(solution.mapping().value(STATUS_AUTHOR));
        List<Call> forgeries = new ArrayList<>();
        for (String member : members) {
            ObjectNode body = solution.statusBody(Solution.marker());
            Json.put(body, member, id);
            forgeries.add(Call.post(solution.mapping().value(PATH_STATUS), body.toString()));
        }
        ObjectNode byEmail = solution.statusBody(Solution.marker()).put("email", email);
        forgeries.add(Call.post(solution.mapping().value(PATH_STATUS), byEmail.toString()));
        Call plain = solution.writing(Solution.marker());
        String query = URLEncoder.encode(id, StandardCharsets.UTF_8);
        forgeries.add(plain.withPath(plain.path() + "?userId=" + query));
        forgeries.add(plain.withHeader("X-User-Id", query));
        return forgeries;
    }
}
