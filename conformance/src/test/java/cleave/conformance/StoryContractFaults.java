package cleave.conformance;

import static cleave.conformance.Planted.answers;
import static cleave.conformance.Planted.calls;
import static cleave.conformance.Planted.code;
import static cleave.conformance.Planted.json;
import static cleave.conformance.Planted.on;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fault for each of the contract's rows about uploads and what is stored of them. */
final class StoryContractFaults {
    private static final Predicate<Call> UPLOAD = on("POST", "/story");
    private static final Predicate<Call> MEDIA = Planted.under("/media/");
    private static final Pattern PLANTED = Pattern.compile("planted[0-9a-f]{16}");

    private StoryContractFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.ofEntries(
                Map.entry("story.shape", names -> json(UPLOAD, story -> story.put("caption", ""))),
                Map.entry(
                        "story.item-shape",
                        names -> FeedFaults.listing(
                                names,
                                Kind.STORY,
                                items -> items.stream()
                                        .map(item -> ((ObjectNode) item.deepCopy()).put("caption", ""))
                                        .<JsonNode>map(item -> item)
                                        .toList())),
                Map.entry(
                        "story.formats",
                        names -> answers(
                                UPLOAD.and(call -> call.header("Content-Type").equals("image/x-other")),
                                answer -> answer.withStatus(415))),
                Map.entry("story.first-frame", names -> serves(Picture.small(Color.BLUE))),
                Map.entry("story.no-image", names -> code(UPLOAD, 415, 422)),
                Map.entry("story.broken", names -> code(UPLOAD, 422, 415)),
                Map.entry("story.one-file", names -> code(UPLOAD, 422, 201)),
                Map.entry("story.malformed-form", names -> code(UPLOAD, 400, 422)),
                Map.entry("story.too-large", names -> code(UPLOAD, 413, 422)),
                Map.entry(
                        "story.too-many-pixels", names -> json(UPLOAD, problem -> problem.put("code", "broken_image"))),
                Map.entry("story.fits", names -> json(UPLOAD, StoryContractFaults::aPixelWider)),
                Map.entry("story.not-enlarged", names -> serves(Picture.encoded("png", Picture.gradient(80, 60)))),
                Map.entry("story.upright", names -> calls(UPLOAD, call -> replaced(call, "Exif", "Exit"))),
                Map.entry("story.no-metadata", names -> keepsMetadata()),
                Map.entry(
                        "story.transparency",
                        names -> answers(MEDIA, answer -> answer.withHeader("Content-Type", "image/jpeg"))),
                Map.entry("story.srgb", names -> calls(UPLOAD, call -> replaced(call, "ICC_PROF", "ICC_XXXX"))));
    }

    private static Fault serves(byte[] picture) {
        return answers(MEDIA, answer -> answer.withBody(picture));
    }

    private static void aPixelWider(ObjectNode story) {
        if (story.path("image") instanceof ObjectNode image) {
            image.put("width", image.path("width").asInt() + 1);
        }
    }

    /** Words of the same length, in a reading of one byte per character. */
    private static Call replaced(Call call, String words, String others) {
        String body = new String(call.body(), StandardCharsets.ISO_8859_1);
        return call.withBody(body.replace(words, others).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Fault keepsMetadata() {
        String[] last = {""};
        return (call, correct) -> {
            Matcher planted = PLANTED.matcher(call.text());
            if (planted.find()) {
                last[0] = planted.group();
            }
            Answer answer = correct.answer(call);
            return MEDIA.test(call) ? answer.withBody(Crafted.joined(answer.body(), Crafted.ascii(last[0]))) : answer;
        };
    }
}
