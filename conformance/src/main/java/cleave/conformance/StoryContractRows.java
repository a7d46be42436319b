package cleave.conformance;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What Cleave promises of uploads beyond the lab: what is taken, what is refused, and how. */
final class StoryContractRows {
    private static final int LARGEST = 10 << 20;
    private static final int FORM = 64 << 10;
    private static final Color COLOR = new Color(200, 60, 40);

    private StoryContractRows() {}

    static List<Row> rows() {
        return List.of(
                contract(
                        "story.shape",
                        "A 201 is {id, author, image: {url, width, height, preview}, createdAt}.",
                        StoryContractRows::shape),
                contract("story.item-shape", "The list's items are that, too.", StoryContractRows::itemShape),
                contract(
                        "story.formats",
                        "JPEG, PNG, WebP and GIF are taken, in a form or raw, by content and not by name.",
                        StoryContractRows::formats),
                contract("story.first-frame", "Of a GIF that moves the first frame is kept.", StoryContractRows::frame),
                contract("story.no-image", "What is no such image is 415.", StoryContractRows::noImage),
                contract("story.broken", "An image that is broken or cut off is 422.", StoryContractRows::broken),
                contract("story.one-file", "No file, an empty one or two are 422.", StoryContractRows::oneFile),
                contract("story.malformed-form", "A form without its boundary is 400.", StoryContractRows::malformed),
                contract(
                        "story.too-large", "An image of 10 MiB is taken, a byte more is 413.", StoryContractRows::size),
                contract(
                        "story.too-many-pixels",
                        "A header that claims over 40 megapixels is 422 too_many_pixels.",
                        StoryContractRows::pixels));
    }

    private static Row contract(String id, String requirement, Row.Check check) {
        return Row.contract(Area.STORY, id, requirement, check);
    }

    private static void shape(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        Item story = Uploads.accepted(solution, Uploads.form(Picture.small(COLOR)));
        Shapes.story(story.json());
        Shapes.author(solution, author, story.json());
    }

    private static void itemShape(Solution solution) throws Mismatch, InterruptedException {
        Item item = Fresh.inList(solution, Kind.STORY, solution.author());
        Shapes.story(item.json());
    }

    private static void formats(Solution solution) throws Mismatch, InterruptedException {
        Map<String, byte[]> files = Map.of(
                "image/jpeg", Picture.encoded("jpg", Picture.plain(40, 30, COLOR)),
                "image/png", Picture.small(COLOR),
                "image/webp", Crafted.webp(40, 30, COLOR),
                "image/gif", Crafted.gif(40, 30, COLOR));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] image = file.getValue();
            List<Call> ways = List.of(
                    Uploads.raw(file.getKey(), image),
                    Uploads.raw("image/x-other", image),
                    new Multipart()
                            .file("image", "notes.txt", "text/plain", image)
                            .post("/story"));
            for (Call way : ways) {
                Answer answer = solution.send(solution.author(), way);
                Expect.that(answer.status() == 201, "201 to a picture of " + file.getKey(), answer.summary());
                Uploads.Shown shown = Uploads.picture(solution, solution.written(Kind.STORY, answer));
                shown.size(40, 30);
                colored(COLOR, shown);
            }
        }
    }

    static void colored(Color color, Uploads.Shown shown) throws Mismatch {
        Color seen = Picture.middle(shown.image());
        Expect.that(Picture.alike(color, seen), "the colour " + Picture.shown(color), Picture.shown(seen));
    }

    private static void frame(Solution solution) throws Mismatch, InterruptedException {
        byte[] gif = Crafted.gif(40, 30, Color.GREEN, Color.RED, Color.BLUE);
        colored(Color.GREEN, Uploads.sent(solution, gif));
    }

    private static void noImage(Solution solution) throws Mismatch, InterruptedException {
        List<byte[]> wrong = List.of(
                Crafted.ascii("Some words, and no picture."),
                Crafted.ascii("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>"),
                Crafted.ascii("<!doctype html><script>alert(1)</script>"),
                Crafted.ascii("%PDF-1.7\n"),
                Picture.encoded("bmp", Picture.plain(40, 30, COLOR)));
        for (byte[] content : wrong) {
            Problems.problem(solution.send(solution.author(), Uploads.form(content)), 415);
            Problems.problem(solution.send(solution.author(), Uploads.raw("image/png", content)), 415);
        }
        byte[] png = Picture.small(COLOR);
        for (String type : List.of("text/plain", "application/octet-stream", "application/json", "video/mp4")) {
            Problems.problem(solution.send(solution.author(), Uploads.raw(type, png)), 415);
        }
    }

    private static void broken(Solution solution) throws Mismatch, InterruptedException {
        byte[] png = Picture.encoded("png", Picture.gradient(200, 150));
        byte[] jpeg = Picture.encoded("jpg", Picture.gradient(200, 150));
        byte[] gif = Crafted.gif(60, 60, COLOR);
        byte[] noise = png.clone();
        Arrays.fill(noise, png.length / 2, png.length, (byte) 0x55);
        List<byte[]> wrong = new ArrayList<>(List.of(noise, Crafted.slice(gif, 0, 30)));
        for (byte[] whole : List.of(png, jpeg)) {
            wrong.add(Crafted.slice(whole, 0, whole.length / 2));
            wrong.add(Crafted.slice(whole, 0, 40));
        }
        for (byte[] image : wrong) {
            Problems.problem(solution.send(solution.author(), Uploads.form(image)), 422);
        }
    }

    private static void oneFile(Solution solution) throws Mismatch, InterruptedException {
        byte[] png = Picture.small(COLOR);
        List<Call> wrong = List.of(
                new Multipart().text("caption", "none").post("/story"),
                new Multipart().file("picture", "a.png", "image/png", png).post("/story"),
                Uploads.form(new byte[0]),
                new Multipart()
                        .file("image", "a.png", "image/png", png)
                        .file("image", "b.png", "image/png", png)
                        .post("/story"));
        for (Call call : wrong) {
            Problems.problem(solution.send(solution.author(), call), 422);
        }
    }

    private static void malformed(Solution solution) throws Mismatch, InterruptedException {
        Call form = Uploads.form(Picture.small(COLOR));
        List<Call> wrong = List.of(
                form.withHeader("Content-Type", "multipart/form-data"),
                form.withHeader("Content-Type", "multipart/form-data; boundary=other"),
                form.withBody(Crafted.slice(form.body(), 0, form.body().length - 20)));
        for (Call call : wrong) {
            Problems.problem(solution.send(solution.author(), call), 400);
        }
    }

    private static void size(Solution solution) throws Mismatch, InterruptedException {
        Uploads.accepted(solution, Uploads.raw("image/png", padded(LARGEST)));
        Uploads.accepted(solution, Uploads.form(padded(LARGEST)));
        List<Call> large = List.of(
                Uploads.raw("image/png", padded(LARGEST + 1)),
                Uploads.form(padded(LARGEST + 1)),
                Uploads.form(padded(LARGEST + FORM)));
        for (Call call : large) {
            Problems.problem(solution.send(solution.author(), call), 413);
        }
    }

    /** A sound PNG of exactly so many bytes, most of them in a chunk that says nothing. */
    private static byte[] padded(int bytes) {
        byte[] png = Picture.small(COLOR);
        return Crafted.pngWith(png, "paDd", new byte[bytes - png.length - 12]);
    }

    private static void pixels(Solution solution) throws Mismatch, InterruptedException {
        List<byte[]> wrong = List.of(
                Crafted.pngClaiming(50_000, 50_000),
                Crafted.pngClaiming(8_001, 5_000),
                Crafted.jpegClaiming(8_001, 5_000),
                Crafted.gifClaiming(65_000, 65_000),
                Crafted.webp(16_000, 16_000, COLOR));
        for (byte[] image : wrong) {
            Problems.problem(solution.send(solution.author(), Uploads.form(image)), 422, "too_many_pixels");
        }
    }
}
