package cleave.story.picture;

import cleave.story.webp.WebpDecoder;
import javax.imageio.spi.ImageReaderSpi;

/** Decodes each format by its decoder. Safe for many threads. */
final class Decoder {
    private final Scale scale;
    private final JpegDecoder jpeg;
    private final WebpDecoder webp = new WebpDecoder();

    Decoder(ImageReaderSpi jpegReaders, Scale scale) {
        this.scale = scale;
        this.jpeg = new JpegDecoder(jpegReaders);
    }

    /** The picture's pixels, shrunk to what is stored. */
    Decoded decode(Format format, byte[] bytes) throws BrokenPicture, TooManyPixels {
        return switch (format) {
            case JPEG -> jpeg.decode(bytes, scale);
            case PNG -> PngDecoder.decode(bytes, scale);
            case GIF -> GifDecoder.decode(bytes, scale);
            case WEBP -> webp.decode(bytes, scale);
        };
    }
}
