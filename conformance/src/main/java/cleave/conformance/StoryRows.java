package cleave.conformance;

import static cleave.conformance.MappingKey.NOT_AN_IMAGE;
import static cleave.conformance.MappingKey.STORY_IMAGE;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A story is a picture that others see. */
final class StoryRows {
    private StoryRows() {}

    static List<Row> rows() {
        return List.of(
                row("create", "A picture makes a story with an id and the picture's URL.", StoryRows::creates),
                row(
                        "picture-kept",
                        "The URL of a story's picture, in the answer and in the list, shows that picture.",
                        StoryRows::keepsPicture),
                row("pictures-only", "What is no picture is refused, whatever its name says.", StoryRows::picturesOnly),
                row(
                        "same-names",
                        "Two pictures of the same file name are two, and each story keeps its own.",
                        StoryRows::sameNames));
    }

    private static Row row(String name, String requirement, Row.Check check) {
        return Row.lab(Area.STORY, name, requirement, check);
    }

    private static void creates(Solution solution) throws Mismatch, InterruptedException {
        Answer answer = solution.send(solution.author(), Writing.picture(solution));
        Item story = solution.written(Kind.STORY, answer);
        Expect.that(
                !story.id().isEmpty() && !url(solution, story).isEmpty(),
                "an id and \"" + solution.mapping().value(STORY_IMAGE) + "\"",
                answer.summary());
    }

    private static String url(Solution solution, Item story) {
        return solution.mapping().text(story.json(), STORY_IMAGE);
    }

    private static void keepsPicture(Solution solution) throws Mismatch, InterruptedException {
        for (Color color : List.of(Color.RED, Color.BLUE, new Color(40, 160, 90))) {
            shows(solution, upload(solution, solution.author(), "picture.png", color), color);
        }
        Item story = Fresh.inList(solution, Kind.STORY, solution.author());
        Answer picture = Stored.fetch(solution, solution.reader(), url(solution, story));
        Picture.in(picture);
        String type = picture.mediaType();
        Expect.that(type.startsWith("image/"), "image/… as the Content-Type of a story's picture", "\"" + type + "\"");
    }

    private static Item upload(Solution solution, Member author, String name, Color color)
            throws Mismatch, InterruptedException {
        Call call = Writing.picture(solution, name, "image/png", Picture.small(color));
        return solution.written(Kind.STORY, solution.send(author, call));
    }

    private static void shows(Solution solution, Item story, Color color) throws Mismatch, InterruptedException {
        Color seen = Picture.middle(Picture.in(Stored.fetch(solution, solution.reader(), url(solution, story))));
        Expect.that(
                Picture.alike(color, seen),
                "a picture of the colour " + Picture.shown(color) + " that was sent",
                Picture.shown(seen));
    }

    private static void picturesOnly(Solution solution) throws Mismatch, InterruptedException {
        Writing.one(solution, Kind.STORY, solution.author());
        List<String> wrong = List.of("", "This is no picture.", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        for (String content : wrong) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            Answer answer =
                    solution.send(solution.author(), Writing.picture(solution, "picture.png", "image/png", bytes));
            Expect.that(
                    solution.mapping().codes(NOT_AN_IMAGE).contains(answer.status()),
                    solution.mapping().value(NOT_AN_IMAGE) + " to a file \"" + content + "\" named picture.png",
                    answer.summary());
        }
    }

    private static void sameNames(Solution solution) throws Mismatch, InterruptedException {
        Item one = upload(solution, solution.author(), "same.png", Color.ORANGE);
        Item two = upload(solution, solution.newMember(), "same.png", Color.BLACK);
        Item three = upload(solution, solution.author(), "same.png", Color.WHITE);
        shows(solution, one, Color.ORANGE);
        shows(solution, two, Color.BLACK);
        shows(solution, three, Color.WHITE);
    }
}
