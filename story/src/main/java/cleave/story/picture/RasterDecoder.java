package cleave.story.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes a format by its reader of ImageIO. Of a large picture only as many pixels are kept as leave at least
 * two for each that is stored. Safe for many threads.
 */
final class RasterDecoder {
    private final ImageReaderSpi readers;

    RasterDecoder(ImageReaderSpi readers) {
        this.readers = readers;
    }

    /** Decodes the first picture of the file; what the file says beside it is known already. */
    Decoded decode(InputStream file, Scale scale, Metadata metadata, Workbench workbench)
            throws BrokenPicture, TooManyPixels {
        try (ImageInputStream in = new MemoryCacheImageInputStream(file)) {
            ImageReader reader = readers.createReaderInstance();
            try {
                reader.setInput(in, true, true);
                Warnings warnings = new Warnings();
                reader.addIIOReadWarningListener(warnings);
                Size source = new Size(reader.getWidth(0), reader.getHeight(0));
                if (source.pixels() > scale.mostPixels()) throw new TooManyPixels();
                Size target = scale.of(source, metadata.orientation());
                BufferedImage image = reader.read(0, thinned(reader, Thinning.of(source, target)));
                warnings.check();
                return shrunk(image, target, metadata, workbench);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new BrokenPicture("the decoder gave up", e);
        }
    }

    private static ImageReadParam thinned(ImageReader reader, Thinning thinning) {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(thinning.x(), thinning.y(), 0, 0);
        return param;
    }

    private static Decoded shrunk(BufferedImage image, Size target, Metadata metadata, Workbench workbench) {
        ColorModel model = image.getColorModel();
        Samples samples = samples(model);
        Size size = new Size(image.getWidth(), image.getHeight());
        Shrinker shrinker = new Shrinker(size, target, samples, workbench.pixels(samples.length(target)));
        int[] line = new int[size.width() * image.getRaster().getNumBands()];
        byte[] row = new byte[size.width() * samples.channels()];
        for (int y = 0; y < size.height(); y++) {
            image.getRaster().getPixels(0, y, size.width(), 1, line);
            if (model instanceof IndexColorModel palette) colours(line, palette, row);
            else scaled(line, model.getComponentSize(0), row);
            if (samples == Samples.GREY_ALPHA) clear(row, metadata.transparentGrey());
            shrinker.row(y, row);
        }
        return new Decoded(target, samples, shrinker.finish(), metadata);
    }

    private static Samples samples(ColorModel model) {
        if (model instanceof IndexColorModel) return model.hasAlpha() ? Samples.RGB_ALPHA : Samples.RGB;
        if (model.getNumColorComponents() == 1) return model.hasAlpha() ? Samples.GREY_ALPHA : Samples.GREY;
        return model.hasAlpha() ? Samples.RGB_ALPHA : Samples.RGB;
    }

    private static void colours(int[] line, IndexColorModel palette, byte[] row) {
        int at = 0;
        for (int index : line) {
            row[at++] = (byte) palette.getRed(index);
            row[at++] = (byte) palette.getGreen(index);
            row[at++] = (byte) palette.getBlue(index);
            if (palette.hasAlpha()) row[at++] = (byte) palette.getAlpha(index);
        }
    }

    /** Does what the decoder forgets where a grey sample has less than 8 bits. */
    private static void clear(byte[] row, int grey) {
        for (int i = 0; i < row.length; i += 2) {
            if ((row[i] & 0xff) == grey) row[i + 1] = 0;
        }
    }

    /** Samples of any depth, as they are: a colour model would turn grey ones lighter. */
    private static void scaled(int[] line, int bits, byte[] row) {
        int most = (1 << bits) - 1;
        for (int i = 0; i < row.length; i++) {
            row[i] = (byte) (bits == 8 ? line[i] : (line[i] * 255L + most / 2) / most);
        }
    }
}
