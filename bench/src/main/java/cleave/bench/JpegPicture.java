package cleave.bench;

import cleave.bench.CleaveApi.Person;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures to upload, as JPEG. */
final class JpegPicture {
    /** What cameras write: a picture of 12 megapixels takes some four megabytes. */
    private static final float QUALITY = 0.9f;

    private static final int GRAIN = 48;

    private JpegPicture() {}

    static byte[] plain(int width, int height, Color color) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return encoded(image);
    }

    /** Like a photograph to a decoder: soft shapes under some grain. The same in each run. */
    static byte[] photograph(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random grain = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int light = (int) (90 * Math.sin(x / 311.0) * Math.cos(y / 173.0)) + grain.nextInt(GRAIN);
                int red = clamped(140 + light);
                int green = clamped(120 + light / 2 + y * 40 / height);
                int blue = clamped(100 - light / 3 + x * 60 / width);
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return encoded(image);
    }

    private static int clamped(int channel) {
        return Math.clamp(channel, 0, 255);
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new BenchFailure("Cannot make a picture: " + e.getMessage(), e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Uploads a picture that must be taken. */
    static void uploaded(CleaveApi api, Person author, byte[] picture) {
        HttpResponse<byte[]> response = api.upload(author, picture);
        if (response.statusCode() != 201) {
            throw new BenchFailure("An upload was answered with " + response.statusCode() + " instead of 201.");
        }
    }
}
