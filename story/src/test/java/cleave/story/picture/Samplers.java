package cleave.story.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures for tests: four coloured quarters, or noise, in every format. */
public final class Samplers {
    static final Color[] QUARTERS = {
        new Color(230, 30, 30), new Color(30, 200, 40), new Color(40, 50, 220), new Color(240, 230, 40)
    };

    /** 32 × 16 quarters, lossy. */
    public static final byte[] WEBP =
            base64("UklGRlwAAABXRUJQVlA4IFAAAACQAwCdASogABAAAMASJaACdMoRwN4B+AH7Af4DkAuwH7AATisAAP756k//91GX"
                    + "/sThmiOTH/8PrkVbc/5Fu///D+jDkvICJ2hWztlsRAAAAA==");

    public static final byte[] WEBP_LOSSLESS =
            base64("UklGRkQAAABXRUJQVlA4TDgAAAAvH8ADAB8gECAmxCiVqElIkHzz/xgTWUhA3DHGZ"
                    + "rPk+Y+nRolAkG0zyUlO8gAXiOh/qG7brwrgBw==");

    /** To be turned to the right. */
    static final byte[] WEBP_TURNED =
            base64("UklGRngAAABXRUJQVlA4WAoAAAAIAAAAHwAADwAAVlA4TDgAAAAvH8ADAB8gECAmxCiVqElIkHzz/xgTWUhA3DHG"
                    + "ZrPk+Y+nRolAkG0zyUlO8gAXiOh/qG7brwrgB0VYSUYaAAAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAA=");

    /** Lossy, the left quarter of its width transparent. */
    public static final byte[] WEBP_ALPHA =
            base64("UklGRooAAABXRUJQVlA4WAoAAAAQAAAAHwAADwAAQUxQSBMAAAABDzD/ERFCIJDsLx3AAhH9j/"
                    + "ACAFZQOCBQAAAAkAMAnQEqIAAQAADAEiWgAnTKEcDeAfgB+wH+A5ALsB+wAE4rAAD++epP//dRl/7E4Zojkx//D65FW3P+Rbv//w/o"
                    + "w5LyAidoVs7ZbEQAAAA=");

    /** The same, lossless, as the first of two pictures. */
    public static final byte[] WEBP_ANIMATED =
            base64("UklGRrwAAABXRUJQVlA4WAoAAAASAAAAHwAADwAAQU5JTQYAAAAAAAAAAABBTk1GWAAAAAA"
                    + "AAAAAAB8AAA8AAGQAAAJWUDhMQAAAAC8fwAMQJyAQIPQqFSNISEDIRvi/wjbCbKO9RzKOYz7A+Q9AVe8nBbIAkxSmkEIK8zfrj+h/JMm2AQ"
                    + "B8tq2q6p1BTk1GMAAAAAAAAAAAAAcAAA8AAGQAAABWUDhMGAAAAC8HwAMAD3AZ9qP4Xoh7/oMH8x/R//gHAA==");

    static final byte[] CMYK =
            base64("/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4L"
                    + "CxAWEBETFBUVFQwPFxgWFBgSFBUU/8AAFAgAEAAgBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAAB"
                    + "AgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNi"
                    + "coIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SV"
                    + "lpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4E"
                    + "QwBNAFkASwAAPwD9EK/Pqvz6r9U6KKKK/nqr9xa2qKKKKK2q/G+v3gooooor+hav3gr8H6KKKKK//9k=");

    private Samplers() {}

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }

    static BufferedImage quarters(int width, int height, int type) {
        return paint(new BufferedImage(width, height, type));
    }

    /** The same by numbers of four colours. */
    static BufferedImage numbered(int width, int height) {
        byte[][] bands = new byte[3][4];
        for (int i = 0; i < 4; i++) {
            bands[0][i] = (byte) QUARTERS[i].getRed();
            bands[1][i] = (byte) QUARTERS[i].getGreen();
            bands[2][i] = (byte) QUARTERS[i].getBlue();
        }
        IndexColorModel colours = new IndexColorModel(2, 4, bands[0], bands[1], bands[2]);
        return paint(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY, colours));
    }

    private static BufferedImage paint(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 4; i++) {
            graphics.setColor(QUARTERS[i]);
            graphics.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), width - width / 2, height - height / 2);
        }
        graphics.dispose();
        return image;
    }

    /** Pixels that no coder makes small. */
    public static BufferedImage noise(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(7);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) row[x] = random.nextInt();
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    public static byte[] write(BufferedImage image, String format) {
        return write(image, format, false);
    }

    /** Progressive where asked for, which PNG calls interlaced. */
    public static byte[] write(BufferedImage image, String format, boolean progressive) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        ImageWriter writer = writers.next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (progressive) param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(0.95f);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    public static BufferedImage read(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
