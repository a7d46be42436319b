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
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as they are stored: JPEG, or PNG where a pixel is not opaque; pixels and nothing else. Safe for many threads. */
final class Encoder {
    private static final float QUALITY = 0.87f;

    private final ImageWriterSpi jpegWriters;

    Encoder(ImageWriterSpi jpegWriters) {
        this.jpegWriters = jpegWriters;
    }

    /** @param samples sRGB, with alpha where there are four of each pixel */
    Picture encode(byte[] samples, Size size) {
        boolean alpha = samples.length == 4 * size.pixels();
        if (!alpha) return Picture.of(jpeg(samples, size, 3), size, "jpg");
        if (!isOpaque(samples)) return Picture.of(PngWriter.write(samples, size), size, "png");
        return Picture.of(jpeg(samples, size, 4), size, "jpg");
    }

    private static boolean isOpaque(byte[] samples) {
        for (int i = 3; i < samples.length; i += 4) {
            if (samples[i] != (byte) 255) return false;
        }
        return true;
    }

    private byte[] jpeg(byte[] samples, Size size, int step) {
        DataBufferByte data = new DataBufferByte(samples, samples.length);
        int[] offsets = {0, 1, 2};
        WritableRaster raster = Raster.createInterleavedRaster(
                data, size.width(), size.height(), size.width() * step, step, offsets, null);
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(model, raster, false, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(samples.length / 8 + 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriter writer = jpegWriters.createWriterInstance();
            try {
                ImageWriteParam param = writer.getDefaultWriteParam();
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), param);
            } finally {
                writer.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
