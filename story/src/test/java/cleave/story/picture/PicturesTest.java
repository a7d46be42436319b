package cleave.story.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of an upload, whatever it is. */
class PicturesTest {
    private static Pictures pictures;

    @BeforeAll
    static void start() {
        pictures = new Pictures(new PictureSettings(64, Duration.ofSeconds(20)), new SimpleMeterRegistry());
    }

    @AfterAll
    static void stop() {
        pictures.close();
    }

    @Test
    void everyFormatShowsTheSamePicture() {
        BufferedImage rgb = Samplers.quarters(32, 16, BufferedImage.TYPE_INT_RGB);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("JPEG", Samplers.write(rgb, "jpeg"));
        files.put("progressive JPEG", Samplers.write(rgb, "jpeg", true));
        files.put("PNG", Samplers.write(rgb, "png"));
        files.put("interlaced PNG", Samplers.write(rgb, "png", true));
        files.put(
                "PNG with alpha that hides nothing",
                Samplers.write(Samplers.quarters(32, 16, BufferedImage.TYPE_INT_ARGB), "png"));
        files.put("PNG with 16 bits", deep(rgb));
        files.put("PNG with a palette", Samplers.write(Samplers.numbered(32, 16), "png"));
        files.put("GIF", Samplers.write(rgb, "gif"));
        files.put("interlaced GIF", Samplers.write(rgb, "gif", true));
        files.put("WebP", Samplers.WEBP);
        files.put("lossless WebP", Samplers.WEBP_LOSSLESS);
        files.put("CMYK JPEG", Samplers.CMYK);
        files.forEach((name, bytes) -> {
            Prepared prepared = prepare(bytes);
            assertThat(prepared.picture().extension()).as(name).isEqualTo("jpg");
            assertThat(prepared.picture().size()).as(name).isEqualTo(new Size(32, 16));
            assertQuarters(name, prepared.picture(), 0, 1, 2, 3);
            assertQuarters(name, prepared.preview(), 0, 1, 2, 3);
        });
    }

    @Test
    void aPictureIsUprightWhicheverWayItWasHeld() {
        byte[] jpeg = Samplers.write(Samplers.quarters(64, 32, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] png = Samplers.write(Samplers.quarters(64, 32, BufferedImage.TYPE_INT_RGB), "png");
        int[][] upright = {
            {0, 1, 2, 3},
            {1, 0, 3, 2},
            {3, 2, 1, 0},
            {2, 3, 0, 1},
            {0, 2, 1, 3},
            {2, 0, 3, 1},
            {3, 1, 2, 0},
            {1, 3, 0, 2}
        };
        for (int orientation = 1; orientation <= 8; orientation++) {
            byte[] exif = Crafted.exif(orientation, "x");
            byte[] held =
                    Crafted.withSegments(jpeg, Crafted.segment(0xe1, Crafted.join(Crafted.latin1("Exif\0\0"), exif)));
            for (byte[] file : List.of(held, Crafted.withChunks(png, Crafted.chunk("eXIf", exif)))) {
                Prepared prepared = prepare(file);
                Size size = orientation >= 5 ? new Size(32, 64) : new Size(64, 32);
                assertThat(prepared.picture().size()).isEqualTo(size);
                assertThat(prepared.preview().size()).isEqualTo(size);
                assertQuarters("orientation " + orientation, prepared.picture(), upright[orientation - 1]);
            }
        }
        assertQuarters("WebP", prepare(Samplers.WEBP_TURNED).picture(), upright[5]);
    }

    @Test
    void coloursAreThoseThatTheProfileMeans() {
        byte[] linear = java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_LINEAR_RGB)
                .getData();
        BufferedImage dark = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) dark.setRGB(i % 16, i / 16, new Color(55, 55, 55).getRGB());
        byte[] png = Crafted.withChunks(
                Samplers.write(dark, "png"),
                Crafted.chunk("iCCP", Crafted.join(Crafted.latin1("x\0\0"), Crafted.deflated(linear))));
        byte[] jpeg = Crafted.withSegments(
                Samplers.write(dark, "jpeg"),
                Crafted.segment(0xe2, Crafted.join(Crafted.latin1("ICC_PROFILE\0\1\1"), linear)));
        for (byte[] file : List.of(png, jpeg)) {
            Color shown =
                    new Color(Samplers.read(prepare(file).picture().bytes()).getRGB(8, 8));
            // 55 of 255 in light is 128 as sRGB writes it.
            assertThat(List.of(shown.getRed(), shown.getGreen(), shown.getBlue()))
                    .allSatisfy(value -> assertThat(value).isBetween(125, 131));
        }
        BufferedImage clear = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 256; i++) clear.setRGB(i % 16, i / 16, 0x80373737);
        BufferedImage glass = Samplers.read(prepare(Crafted.withChunks(
                        Samplers.write(clear, "png"),
                        Crafted.chunk("iCCP", Crafted.join(Crafted.latin1("x\0\0"), Crafted.deflated(linear)))))
                .picture()
                .bytes());
        assertThat(glass.getRGB(8, 8)).isEqualTo(0x80808080);
        byte[] nonsense = Crafted.withChunks(
                Samplers.write(dark, "png"),
                Crafted.chunk("iCCP", Crafted.join(Crafted.latin1("x\0\0"), Crafted.deflated(new byte[200]))));
        assertThat(new Color(Samplers.read(prepare(nonsense).picture().bytes()).getRGB(8, 8)).getRed())
                .isBetween(53, 57);
    }

    @Test
    void theProfileOfAWebpCountsOnce() {
        byte[] linear = java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_LINEAR_RGB)
                .getData();
        for (byte[] webp : List.of(Samplers.WEBP, Samplers.WEBP_LOSSLESS)) {
            Picture plain = prepare(webp).picture();
            Picture lighter = prepare(Crafted.withProfile(32, 16, webp, linear)).picture();
            // 30 of 255 in light is 96 as sRGB writes it; a second time would make it 165.
            assertThat(new Color(Samplers.read(plain.bytes()).getRGB(8, 4)).getGreen())
                    .isBetween(18, 42);
            assertThat(new Color(Samplers.read(lighter.bytes()).getRGB(8, 4)).getGreen())
                    .isBetween(76, 116);
            byte[] broken = Crafted.withProfile(32, 16, webp, new byte[200]);
            assertThat(prepare(broken).picture().bytes()).isEqualTo(plain.bytes());
        }
    }

    @Test
    void greyOfFewBitsKeepsWhatIsTransparent() {
        byte[] rows = Crafted.hex("00 1b 00 1b");
        byte[] png = Crafted.withChunks(Crafted.png(4, 2, 2, 0, rows), Crafted.chunk("tRNS", new byte[] {0, 2}));
        BufferedImage shown = Samplers.read(prepare(png).picture().bytes());
        assertThat(shown.getRGB(0, 0)).isEqualTo(0xff000000);
        assertThat(shown.getRGB(1, 0)).isEqualTo(0xff555555);
        assertThat(shown.getRGB(2, 1) >>> 24).isZero();
        assertThat(shown.getRGB(3, 1)).isEqualTo(0xffffffff);
    }

    @Test
    void onlyWhereAPixelIsNotOpaqueItIsStoredAsPng() {
        BufferedImage image = Samplers.quarters(32, 16, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(3, 3, 0x80ff0000);
        Prepared prepared = prepare(Samplers.write(image, "png"));
        assertThat(prepared.picture().extension()).isEqualTo("png");
        assertThat(Samplers.read(prepared.picture().bytes()).getRGB(3, 3)).isEqualTo(0x80ff0000);
        assertThat(Samplers.read(prepared.picture().bytes()).getRGB(4, 3) >>> 24)
                .isEqualTo(255);
        for (byte[] file : List.of(Samplers.WEBP_ALPHA, Samplers.WEBP_ANIMATED)) {
            Prepared clear = prepare(file);
            assertThat(clear.picture().extension()).isEqualTo("png");
            BufferedImage shown = Samplers.read(clear.picture().bytes());
            assertThat(shown.getRGB(3, 12) >>> 24).isZero();
            assertThat(shown.getRGB(12, 12) >>> 24).isEqualTo(255);
            assertNear("right", new Color(shown.getRGB(24, 12)), Samplers.QUARTERS[3]);
        }
    }

    @Test
    void aPictureFitsItsBoxWithItsShapeKeptAndIsNeverEnlarged() {
        int[][] sizes = {
            {4000, 3000, 1080, 810, 270, 203},
            {1080, 1920, 1080, 1920, 270, 480},
            {1081, 1921, 1080, 1919, 270, 480},
            {100, 50, 100, 50, 100, 50},
            {270, 481, 270, 481, 269, 480},
            {1, 5000, 1, 1920, 1, 480},
            {5000, 1, 1080, 1, 270, 1},
            {1, 1, 1, 1, 1, 1}
        };
        for (int[] size : sizes) {
            BufferedImage image = Samplers.quarters(size[0], size[1], BufferedImage.TYPE_BYTE_GRAY);
            Prepared prepared = prepare(Samplers.write(image, "png"));
            assertThat(prepared.picture().size()).isEqualTo(new Size(size[2], size[3]));
            assertThat(prepared.preview().size()).isEqualTo(new Size(size[4], size[5]));
            BufferedImage shown = Samplers.read(prepared.picture().bytes());
            assertThat(new Size(shown.getWidth(), shown.getHeight()))
                    .isEqualTo(prepared.picture().size());
        }
    }

    @Test
    void aSmallerPictureIsTheMeanOfTheLargeOne() {
        BufferedImage image = new BufferedImage(2160, 1000, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 1000; y++) {
            for (int x = 0; x < 2160; x++) image.getRaster().setSample(x, y, 0, (x + y) % 2 == 0 ? 200 : 100);
        }
        Picture picture = prepare(Samplers.write(image, "png")).picture();
        BufferedImage shown = Samplers.read(picture.bytes());
        assertThat(picture.size()).isEqualTo(new Size(1080, 500));
        for (int x = 0; x < 1080; x += 7) {
            assertThat(new Color(shown.getRGB(x, 499)).getRed()).isBetween(148, 152);
        }
    }

    @Test
    void nothingOfItsOriginIsStored() {
        String planted = "N 60 10 11 E 24 56 12 planted";
        BufferedImage rgb = Samplers.quarters(32, 16, BufferedImage.TYPE_INT_RGB);
        byte[] text = Crafted.latin1(planted);
        byte[] jpeg = Crafted.withSegments(
                Samplers.write(rgb, "jpeg"),
                Crafted.segment(0xe1, Crafted.join(Crafted.latin1("Exif\0\0"), Crafted.exif(1, planted))),
                Crafted.segment(0xe1, Crafted.join(Crafted.latin1("http://ns.adobe.com/xap/1.0/\0"), text)),
                Crafted.segment(0xed, text),
                Crafted.segment(0xfe, text));
        BufferedImage clear = Samplers.quarters(32, 16, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0);
        byte[] png = Crafted.withChunks(
                Samplers.write(clear, "png"),
                Crafted.chunk("tEXt", Crafted.join(Crafted.latin1("Comment\0"), text)),
                Crafted.chunk("eXIf", Crafted.exif(1, planted)));
        byte[] polyglot = Crafted.join(Samplers.write(rgb, "jpeg"), Crafted.latin1("PK\3\4"), text);
        for (byte[] file : List.of(jpeg, png, polyglot)) {
            Prepared prepared = prepare(file);
            for (Picture picture : List.of(prepared.picture(), prepared.preview())) {
                assertThat(new String(picture.bytes(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("planted", "Exif", "http", "PK\3\4", "tEXt", "ICC_PROFILE", "iCCP");
            }
        }
    }

    @Test
    void whatIsNoPictureIsToldByItsContent() {
        byte[] jpeg = Samplers.write(Samplers.quarters(32, 16, BufferedImage.TYPE_INT_RGB), "jpeg");
        for (byte[] file : List.of(
                Crafted.latin1("<svg xmlns='http://www.w3.org/2000/svg'/>"),
                Crafted.latin1("%PDF-1.7"),
                new byte[] {0},
                new byte[100_000],
                Arrays.copyOfRange(jpeg, 1, jpeg.length),
                Arrays.copyOf(jpeg, 2))) {
            Failure failure = refused(file);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.UNSUPPORTED_MEDIA_TYPE);
        }
        assertThat(refused(new byte[0]).kind()).isEqualTo(Failure.Kind.INVALID);
        assertThat(refused(Arrays.copyOf(jpeg, Pictures.MOST_BYTES + 1)).kind()).isEqualTo(Failure.Kind.TOO_LARGE);
    }

    @Test
    void aFileThatWasCutOffIsNeverStored() {
        BufferedImage noise = Samplers.noise(90, 80, BufferedImage.TYPE_INT_RGB);
        for (byte[] file : List.of(
                Samplers.write(noise, "jpeg"),
                Samplers.write(noise, "jpeg", true),
                Samplers.write(noise, "png"),
                Samplers.write(noise, "png", true),
                Samplers.write(noise, "gif"),
                Samplers.WEBP,
                Samplers.WEBP_LOSSLESS,
                Samplers.WEBP_ALPHA,
                Samplers.WEBP_ANIMATED)) {
            prepare(file);
            for (int length = 30; length < file.length; length += file.length < 300 ? 1 : 256) cut(file, length);
            // A GIF without its last byte, the trailer, still has all its pixels.
            int last = file[0] == 'G' ? file.length - 1 : file.length;
            for (int length = Math.max(30, file.length - 20); length < last; length++) cut(file, length);
        }
    }

    private static void cut(byte[] file, int length) {
        Failure failure = refused(Arrays.copyOf(file, length));
        assertThat(failure.kind()).as("%s of %s bytes", length, file.length).isEqualTo(Failure.Kind.INVALID);
    }

    @Test
    void damageIsNotStored() {
        byte[] png = Samplers.write(Samplers.noise(90, 80, BufferedImage.TYPE_INT_RGB), "png");
        png[png.length / 2] ^= 1;
        assertThat(refused(png).kind()).isEqualTo(Failure.Kind.INVALID);
    }

    private static byte[] deep(BufferedImage rgb) {
        byte[] rows = new byte[16 * (1 + 6 * 32)];
        int at = 0;
        for (int y = 0; y < 16; y++) {
            at++;
            for (int x = 0; x < 32; x++) {
                Color colour = new Color(rgb.getRGB(x, y));
                for (int value : new int[] {colour.getRed(), colour.getGreen(), colour.getBlue()}) {
                    rows[at++] = (byte) value;
                    rows[at++] = (byte) value;
                }
            }
        }
        return Crafted.png(32, 16, 16, 2, rows);
    }

    private static Prepared prepare(byte[] file) {
        return pictures.prepare(Content.of(file));
    }

    private static Failure refused(byte[] file) {
        Failure failure = catchThrowableOfType(Failure.class, () -> prepare(file));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static void assertQuarters(String name, Picture picture, int... quarters) {
        BufferedImage shown = Samplers.read(picture.bytes());
        for (int i = 0; i < 4; i++) {
            int x = shown.getWidth() * (1 + i % 2 * 2) / 4;
            int y = shown.getHeight() * (1 + i / 2 * 2) / 4;
            assertNear(name + " " + i, new Color(shown.getRGB(x, y)), Samplers.QUARTERS[quarters[i]]);
        }
    }

    private static void assertNear(String name, Color shown, Color meant) {
        int distance = Math.abs(shown.getRed() - meant.getRed())
                + Math.abs(shown.getGreen() - meant.getGreen())
                + Math.abs(shown.getBlue() - meant.getBlue());
        assertThat(distance).as("%s: %s, not %s", name, shown, meant).isLessThan(50);
    }
}
