package cleave.e2e.faults;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** A few pictures to upload, and what a server that nobody disturbs makes of them. */
final class Pictures {
    private final List<byte[]> uploads = List.of(
            picture(1400, 1000, BufferedImage.TYPE_INT_RGB, "jpg"),
            picture(300, 900, BufferedImage.TYPE_INT_ARGB, "png"),
            picture(64, 64, BufferedImage.TYPE_INT_RGB, "png"));
    private final List<byte[]> stored = new ArrayList<>();
    private final List<byte[]> previews = new ArrayList<>();

    /** Uploads each once to learn what becomes of it. */
    Pictures(Api api) {
        Person author = api.person();
        for (byte[] upload : uploads) {
            JsonNode image = api.share(author, upload, "first-" + stored.size())
                    .expect(201)
                    .json()
                    .path("image");
            stored.add(api.download(image.path("url").asText()));
            previews.add(api.download(image.path("preview").path("url").asText()));
        }
    }

    int count() {
        return uploads.size();
    }

    byte[] upload(int number) {
        return uploads.get(number);
    }

    /** Whether these are the bytes that the server makes of the upload, and of its preview. */
    boolean are(int number, byte[] picture, byte[] preview) {
        return Arrays.equals(stored.get(number), picture) && Arrays.equals(previews.get(number), preview);
    }

    /** A PNG that cannot be made smaller: some three bytes a pixel. */
    static byte[] noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) image.setRGB(x, y, random.nextInt());
        }
        return written(image, "png");
    }

    static byte[] picture(int width, int height, int type, String format) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(20, 80, 160), width, height, new Color(250, 200, 120)));
        graphics.fillOval(0, 0, width, height);
        graphics.dispose();
        return written(image, format);
    }

    private static byte[] written(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, bytes)) throw new IllegalArgumentException("no writer for " + format);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
