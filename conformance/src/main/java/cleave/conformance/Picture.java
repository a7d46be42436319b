package cleave.conformance;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Pictures that rows send, and what they see in those that come back. */
final class Picture {
    /** How far a channel may be off after a picture was encoded anew. */
    private static final int TOLERANCE = 24;

    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    private Picture() {}

    /** A small PNG of one colour. */
    static byte[] small(Color color) {
        return encoded("png", plain(WIDTH, HEIGHT, color));
    }

    static Color anyColor() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    static BufferedImage plain(int width, int height, Color color) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    /** A picture of many colours, so that its file is not all alike. */
    static BufferedImage gradient(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (x * 7 & 255) << 16 | (y * 5 & 255) << 8 | (x * y & 255));
            }
        }
        return image;
    }

    /** The image as a file of a format that the JDK writes: png, jpg, gif or bmp. */
    static byte[] encoded(String format, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("the JDK writes no " + format + " of this image");
            }
        } catch (IOException neverInMemory) {
            throw new IllegalStateException(neverInMemory);
        }
        return bytes.toByteArray();
    }

    /** The picture in an answer's body, which must be one. */
    static BufferedImage in(Answer answer) throws Mismatch {
        Expect.status(answer, 200);
        @Nullable BufferedImage image = null;
        try {
            image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        } catch (IOException | RuntimeException broken) {
            throw new Mismatch("a picture that can be decoded from " + shortName(answer), broken.toString());
        }
        if (image == null) {
            throw new Mismatch("a picture from " + shortName(answer), answer.summary());
        }
        return image;
    }

    private static String shortName(Answer answer) {
        return answer.to().method() + " " + answer.to().pathWithoutQuery();
    }

    /** The colour in the middle. */
    static Color middle(BufferedImage image) {
        return new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
    }

    static boolean alike(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) <= TOLERANCE
                && Math.abs(one.getGreen() - other.getGreen()) <= TOLERANCE
                && Math.abs(one.getBlue() - other.getBlue()) <= TOLERANCE;
    }

    static String shown(Color color) {
        return String.format("#%06x", color.getRGB() & 0xffffff);
    }
}
