package cleave.conformance;

import java.util.List;
import java.util.Set;

/** What the object store holds of a solution: a story's picture, a post's snippet. */
final class Stored {
    private Stored() {}

    /** What a URL answers: to anybody or, where the solution asks for it, to who is logged in. */
    static Answer fetch(Solution solution, Member member, String url) throws Mismatch, InterruptedException {
        Call call = solution.named(url);
        Answer answer = solution.send(call);
        return Set.of(401, 403).contains(answer.status()) ? solution.send(member, call) : answer;
    }

    static List<Row> rows(Kind kind, String many) {
        return List.of(
                Row.lab(
                        kind.area,
                        many + "-not-listed",
                        "Nobody can list the stored " + many + ", with a token or without.",
                        solution -> notListed(solution, kind)),
                Row.lab(
                        kind.area,
                        "every-link-answers",
                        "Each URL that the list of " + kind.many + " names answers.",
                        solution -> everyLinkAnswers(solution, kind)));
    }

    /** Asks for each folder above a stored object, as who guesses at a public bucket. */
    private static void notListed(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        String url = url(solution, kind, written(solution, kind));
        Expect.status(fetch(solution, solution.reader(), url), 200);
        String path = solution.named(url).pathWithoutQuery();
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (String folder = parent(path); !folder.isEmpty(); folder = parent(folder)) {
            for (String form : List.of(folder + "/", folder, folder + "/?list-type=2")) {
                listsNot(solution.send(Call.get(form)), name);
                listsNot(solution.send(solution.reader(), Call.get(form)), name);
            }
        }
    }

    private static String parent(String path) {
        String above = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return above.matches("(https?:/)?/?") ? "" : above;
    }

    private static void listsNot(Answer answer, String name) throws Mismatch {
        Expect.that(
                !answer.text().contains(name),
                "no list of what is stored from " + answer.to().name(),
                answer.summary());
    }

    private static Item written(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Call call = kind == Kind.STORY
                ? Writing.picture(solution)
                : Writing.snippet(solution, Solution.marker(), "java", "int " + Solution.fresh() + ";");
        return solution.written(kind, solution.send(solution.author(), call));
    }

    static String url(Solution solution, Kind kind, Item item) {
        return solution.mapping()
                .text(item.json(), kind == Kind.STORY ? MappingKey.STORY_IMAGE : MappingKey.POST_SNIPPET);
    }

    private static void everyLinkAnswers(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Item fresh = written(solution, kind);
        Page page = solution.list(kind, solution.reader());
        for (int tries = 0; tries < 3 && !page.ids().contains(fresh.id()); tries++) {
            fresh = written(solution, kind);
            page = solution.list(kind, solution.reader());
        }
        Expect.that(page.ids().contains(fresh.id()), "the fresh " + kind.one + " in the list", page.summary());
        for (Item item : page.items()) {
            String url = url(solution, kind, item);
            Expect.that(
                    !url.isEmpty() || (kind == Kind.POST && !item.id().equals(fresh.id())),
                    "a URL in the " + kind.one + " " + item.id(),
                    Expect.shown(item.json()));
            if (!url.isEmpty()) {
                Expect.status(fetch(solution, solution.reader(), url), 200);
            }
        }
    }
}
