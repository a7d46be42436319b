package cleave.story.picture;

import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Decodes JPEG by the JDK's native decoder, which gets to see nothing but tables, frame and scans, and hands over one
 * row at a time: the whole picture is never in memory. Safe for many threads.
 */
final class JpegDecoder {
    private final ImageReaderSpi readers;

    JpegDecoder(ImageReaderSpi readers) {
        this.readers = readers;
    }

    Decoded decode(Bytes bytes, Scale scale, Workbench workbench) throws BrokenPicture {
        JpegFile file = JpegFile.read(bytes);
        Size source = file.frame().size();
        Samples samples = file.samples();
        Size target = scale.of(source, file.orientation());
        Rows rows = new Rows(
                source,
                new Shrinker(source, target, samples, workbench.pixels(samples.length(target))),
                samples,
                file.scans());
        read(new JpegInput(bytes.array(), file.kept()), into(rows));
        return new Decoded(target, samples, rows.finish(), new Metadata(file.profile(), file.orientation()));
    }

    private void read(JpegInput input, ImageReadParam into) throws BrokenPicture {
        Warnings warnings = new Warnings();
        try (input) {
            ImageReader reader = readers.createReaderInstance();
            try {
                reader.setInput(input, true, true);
                reader.addIIOReadWarningListener(warnings);
                reader.read(0, into);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new BrokenPicture("the JPEG decoder gave up", e);
        }
        warnings.check();
    }

    /** Reads all bands as they are: which colours they make is settled when there are fewer pixels. */
    private static ImageReadParam into(Rows rows) {
        int channels = rows.getNumBands();
        int[] bands = IntStream.range(0, channels).toArray();
        ColorSpace space = ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        boolean four = channels == 4;
        ColorModel model = new ComponentColorModel(
                space, four, false, four ? Transparency.TRANSLUCENT : Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        ImageReadParam param = new ImageReadParam();
        param.setDestination(new BufferedImage(model, rows, false, null));
        param.setSourceBands(bands);
        param.setDestinationBands(bands);
        return param;
    }

    /** Takes each row that the decoder wants to put into its picture, and keeps none. */
    private static final class Rows extends WritableRaster {
        private final Size source;
        private final Samples samples;
        private final int scans;
        private final Shrinker shrinker;
        private int pass;
        private int seen;

        Rows(Size source, Shrinker shrinker, Samples samples, int scans) {
            super(model(source, samples.channels()), new DataBufferByte(samples.channels()), new Point());
            this.source = source;
            this.samples = samples;
            this.scans = scans;
            this.shrinker = shrinker;
        }

        private static PixelInterleavedSampleModel model(Size size, int channels) {
            int[] offsets = IntStream.range(0, channels).toArray();
            return new PixelInterleavedSampleModel(
                    DataBuffer.TYPE_BYTE, size.width(), size.height(), channels, size.width() * channels, offsets);
        }

        @Override
        public void setRect(int x, int y, Raster row) {
            // The decoder paints anew after each scan; the last time, all of them are there.
            if (y == 0) pass++;
            if (pass < scans) return;
            if (y != seen || row.getHeight() != 1) throw new IllegalStateException("rows come in their order");
            byte[] bytes = ((DataBufferByte) row.getDataBuffer()).getData();
            // The decoder turns four colours around.
            if (samples.channels() == 4) for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) ~bytes[i];
            shrinker.row(y, bytes);
            seen++;
        }

        byte[] finish() throws BrokenPicture {
            if (seen != source.height()) throw new BrokenPicture("rows are missing");
            return shrinker.finish();
        }
    }
}
