package cleave.conformance;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What Cleave promises of a story's picture as it is stored. */
final class StoryPictureRows {
    private static final List<Color> QUARTERS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);

    /** For each orientation of EXIF, from 1, which quarter stands at top left, top right, bottom left, bottom right. */
    private static final List<List<Integer>> UPRIGHT = List.of(
            List.of(0, 1, 2, 3),
            List.of(1, 0, 3, 2),
            List.of(3, 2, 1, 0),
            List.of(2, 3, 0, 1),
            List.of(0, 2, 1, 3),
            List.of(2, 0, 3, 1),
            List.of(3, 1, 2, 0),
            List.of(1, 3, 0, 2));

    private StoryPictureRows() {}

    static List<Row> rows() {
        return List.of(
                contract(
                        "story.fits",
                        "A picture is the largest that fits 1080×1920, its preview 270×480, in its own shape.",
                        StoryPictureRows::fits),
                contract("story.not-enlarged", "A small picture stays as small.", StoryPictureRows::notEnlarged),
                contract(
                        "story.upright",
                        "A picture stands upright, whatever its EXIF says.",
                        StoryPictureRows::upright),
                contract(
                        "story.no-metadata",
                        "Nothing of a picture's metadata is in what is served.",
                        StoryPictureRows::withoutMetadata),
                contract(
                        "story.transparency",
                        "A picture is PNG where a pixel is not opaque, else JPEG, and is served as such.",
                        StoryPictureRows::transparency),
                contract("story.srgb", "A picture of another colour space is turned to sRGB.", StoryPictureRows::srgb));
    }

    private static Row contract(String id, String requirement, Row.Check check) {
        return Row.contract(Area.STORY, id, requirement, check);
    }

    private static void fits(Solution solution) throws Mismatch, InterruptedException {
        sized(solution, 2160, 1080, 1080, 540, 270, 135);
        sized(solution, 1000, 4000, 480, 1920, 120, 480);
        sized(solution, 1080, 1920, 1080, 1920, 270, 480);
        sized(solution, 540, 400, 540, 400, 270, 200);
    }

    private static void notEnlarged(Solution solution) throws Mismatch, InterruptedException {
        sized(solution, 40, 30, 40, 30, 40, 30);
        sized(solution, 1, 1, 1, 1, 1, 1);
    }

    private static void sized(
            Solution solution, int width, int height, int fitWidth, int fitHeight, int previewWidth, int previewHeight)
            throws Mismatch, InterruptedException {
        byte[] jpeg = Picture.encoded("jpg", Picture.plain(width, height, Color.GRAY));
        Item story = Uploads.accepted(solution, Uploads.form(jpeg));
        Uploads.picture(solution, story).size(fitWidth, fitHeight);
        Uploads.preview(solution, story).size(previewWidth, previewHeight);
    }

    private static void upright(Solution solution) throws Mismatch, InterruptedException {
        byte[] jpeg = Picture.encoded("jpg", quarters(160, 80));
        for (int orientation = 1; orientation <= UPRIGHT.size(); orientation++) {
            byte[] turned = Crafted.jpegWith(jpeg, Crafted.APP1, Crafted.exif(orientation, "turned"));
            Item story = Uploads.accepted(solution, Uploads.form(turned));
            boolean lying = orientation < 5;
            for (Uploads.Shown shown : List.of(Uploads.picture(solution, story), Uploads.preview(solution, story))) {
                shown.size(lying ? 160 : 80, lying ? 80 : 160);
                quartersOf(shown.image(), orientation);
            }
        }
    }

    private static BufferedImage quarters(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int at = 0; at < QUARTERS.size(); at++) {
            graphics.setColor(QUARTERS.get(at));
            graphics.fillRect(at % 2 * width / 2, at / 2 * height / 2, width / 2, height / 2);
        }
        graphics.dispose();
        return image;
    }

    private static void quartersOf(BufferedImage image, int orientation) throws Mismatch {
        for (int at = 0; at < QUARTERS.size(); at++) {
            int x = image.getWidth() * (1 + 2 * (at % 2)) / 4;
            int y = image.getHeight() * (1 + 2 * (at / 2)) / 4;
            Color expected = QUARTERS.get(UPRIGHT.get(orientation - 1).get(at));
            Color seen = new Color(image.getRGB(x, y));
            Expect.that(
                    Picture.alike(expected, seen),
                    "the quarters of a picture of EXIF orientation " + orientation + " upright: "
                            + Picture.shown(expected) + " at " + x + "," + y,
                    Picture.shown(seen));
        }
    }

    private static void withoutMetadata(Solution solution) throws Mismatch, InterruptedException {
        String secret = "planted" + Solution.fresh();
        byte[] words = Crafted.ascii(secret);
        byte[] jpeg = Picture.encoded("jpg", Picture.plain(60, 40, Color.GRAY));
        jpeg = Crafted.jpegWith(jpeg, Crafted.COMMENT, words);
        jpeg = Crafted.jpegWith(
                jpeg, Crafted.APP1, Crafted.joined(Crafted.ascii("http://ns.adobe.com/xap/1.0/\0"), words));
        jpeg = Crafted.jpegWith(jpeg, Crafted.APP1, Crafted.exif(1, secret));
        byte[] png = Crafted.pngWith(
                Picture.encoded("png", half(60, 40)), "tEXt", Crafted.joined(Crafted.ascii("Comment\0"), words));
        for (byte[] image : List.of(jpeg, png, Crafted.joined(jpeg, words), Crafted.joined(png, words))) {
            Item story = Uploads.accepted(solution, Uploads.form(image));
            for (Uploads.Shown shown : List.of(Uploads.picture(solution, story), Uploads.preview(solution, story))) {
                String served = new String(shown.answer().body(), StandardCharsets.ISO_8859_1);
                Expect.that(
                        !served.contains(secret) && !served.contains("Exif\0"),
                        "a picture without what was planted in its metadata",
                        "it is there");
            }
        }
    }

    private static BufferedImage half(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        return image;
    }

    private static void transparency(Solution solution) throws Mismatch, InterruptedException {
        typed(solution, Picture.encoded("png", half(60, 40)), "image/png", "PNG");
        BufferedImage opaque = new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB);
        opaque.createGraphics().drawImage(Picture.plain(60, 40, Color.RED), 0, 0, null);
        typed(solution, Picture.encoded("png", opaque), "image/jpeg", "\u00ff\u00d8\u00ff");
        typed(solution, Crafted.gif(60, 40, Color.RED), "image/jpeg", "\u00ff\u00d8\u00ff");
        BufferedImage seen =
                Uploads.sent(solution, Picture.encoded("png", half(60, 40))).image();
        Expect.that(
                new Color(seen.getRGB(50, 20), true).getAlpha() < 10,
                "the right half transparent",
                "alpha " + new Color(seen.getRGB(50, 20), true).getAlpha());
    }

    private static void typed(Solution solution, byte[] image, String type, String magic)
            throws Mismatch, InterruptedException {
        Item story = Uploads.accepted(solution, Uploads.form(image));
        for (Uploads.Shown shown : List.of(Uploads.picture(solution, story), Uploads.preview(solution, story))) {
            Expect.equal("the Content-Type", type, shown.answer().header("Content-Type"));
            String start = new String(shown.answer().body(), 0, 8, StandardCharsets.ISO_8859_1);
            Expect.that(start.contains(magic), "bytes of " + type, "others");
        }
    }

    /** A grey of linear light, which looks twice as bright in sRGB. */
    private static void srgb(Solution solution) throws Mismatch, InterruptedException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] segment = Crafted.joined(Crafted.ascii("ICC_PROFILE\0\1\1"), profile);
        byte[] jpeg = Picture.encoded("jpg", Picture.plain(60, 40, new Color(55, 55, 55)));
        Uploads.Shown shown = Uploads.sent(solution, Crafted.jpegWith(jpeg, Crafted.APP2, segment));
        StoryContractRows.colored(new Color(128, 128, 128), shown);
    }
}
