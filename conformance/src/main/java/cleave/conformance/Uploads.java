package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.util.regex.Pattern;

/** Stories as Cleave's own contract has them: sent in either way, looked at in full. */
final class Uploads {
    private static final Pattern MEDIA = Pattern.compile("/media/[!-~]+");

    private Uploads() {}

    static Call form(byte[] image) {
        return new Multipart().file("image", "holiday.jpg", "image/jpeg", image).post("/story");
    }

    static Call raw(String type, byte[] image) {
        return Call.of("POST", "/story").withHeader("Content-Type", type).withBody(image);
    }

    static Item accepted(Solution solution, Call call) throws Mismatch, InterruptedException {
        return solution.written(Kind.STORY, solution.send(solution.author(), call));
    }

    /** A story's picture or its preview, as stored. */
    record Shown(JsonNode told, Answer answer, BufferedImage image) {
        /** Both the told size and the size that is there. */
        void size(int width, int height) throws Mismatch {
            String seen = told.path("width").asInt() + "×" + told.path("height").asInt() + " told, " + image.getWidth()
                    + "×" + image.getHeight() + " there";
            Expect.equal("the size", width + "×" + height + " told, " + width + "×" + height + " there", seen);
        }
    }

    static Shown picture(Solution solution, Item story) throws Mismatch, InterruptedException {
        return shown(solution, story.json().path("image"));
    }

    static Shown preview(Solution solution, Item story) throws Mismatch, InterruptedException {
        return shown(solution, story.json().path("image").path("preview"));
    }

    private static Shown shown(Solution solution, JsonNode told) throws Mismatch, InterruptedException {
        String url = told.path("url").asText();
        Expect.that(MEDIA.matcher(url).matches(), "a root-relative URL under /media/", Expect.shown(told));
        Answer answer = Expect.status(solution.send(Call.get(url)), 200);
        return new Shown(told, answer, Picture.in(answer));
    }

    static Shown sent(Solution solution, byte[] image) throws Mismatch, InterruptedException {
        return picture(solution, accepted(solution, form(image)));
    }
}
