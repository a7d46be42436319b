package cleave.story.picture;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as they are stored: JPEG, or PNG where a pixel is not opaque; pixels and nothing else. Safe for many threads. */
final class Encoder {
    private static final float QUALITY = 0.87f;
    /** Of PNG, which loses nothing: 0 to 1 is from small to fast. */
    private static final float SMALLEST = 0.3f;

    private final ImageWriterSpi jpegWriters;
    private final ImageWriterSpi pngWriters;

    Encoder(Plugins plugins) {
        this.jpegWriters = plugins.jpegWriter();
        this.pngWriters = plugins.pngWriter();
    }

    /** @param alpha whether each pixel's sRGB has alpha behind it */
    Picture encode(byte[] samples, Size size, boolean alpha) {
        if (alpha && !isOpaque(samples, size)) return Picture.of(write(pngWriters, samples, size, 4, 4), size, "png");
        return Picture.of(write(jpegWriters, samples, size, alpha ? 4 : 3, 3), size, "jpg");
    }

    private static boolean isOpaque(byte[] samples, Size size) {
        for (int i = 3; i < 4 * size.pixels(); i += 4) {
            if (samples[i] != (byte) 255) return false;
        }
        return true;
    }

    /** Writes the first bands of pixels that each take {@code step} bytes. */
    private static byte[] write(ImageWriterSpi writers, byte[] samples, Size size, int step, int bands) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) size.pixels() / 2 + 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriter writer = writers.createWriterInstance();
            try {
                ImageWriteParam param = writer.getDefaultWriteParam();
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(bands == 3 ? QUALITY : SMALLEST);
                writer.setOutput(out);
                writer.write(null, new IIOImage(image(samples, size, step, bands), null, null), param);
            } finally {
                writer.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage image(byte[] samples, Size size, int step, int bands) {
        boolean alpha = bands == 4;
        DataBufferByte data = new DataBufferByte(samples, samples.length);
        int[] offsets = IntStream.range(0, bands).toArray();
        WritableRaster raster = Raster.createInterleavedRaster(
                data, size.width(), size.height(), size.width() * step, step, offsets, null);
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }
}
