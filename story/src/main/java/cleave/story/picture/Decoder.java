package cleave.story.picture;

import java.io.ByteArrayInputStream;

/** Decodes each format by its decoder. Safe for many threads. */
final class Decoder {
    private final Scale scale;
    private final JpegDecoder jpeg;
    private final RasterDecoder png;
    private final RasterDecoder gif;
    private final RasterDecoder webp;

    Decoder(Plugins plugins, Scale scale) {
        this.scale = scale;
        this.jpeg = new JpegDecoder(plugins.jpegReader());
        this.png = new RasterDecoder(plugins.pngReader());
        this.gif = new RasterDecoder(plugins.gifReader());
        this.webp = new RasterDecoder(plugins.webpReader());
    }

    /** The picture's pixels, shrunk to what is stored. */
    Decoded decode(Format format, byte[] bytes) throws BrokenPicture, TooManyPixels {
        return switch (format) {
            case JPEG -> jpeg.decode(bytes, scale);
            case PNG -> {
                PngFile file = PngFile.read(bytes);
                yield png.decode(new ByteArrayInputStream(bytes), scale, file.profile(), file.orientation());
            }
            case GIF -> gif.decode(new ByteArrayInputStream(bytes), scale, null, Orientation.UPRIGHT);
            case WEBP -> {
                WebpFile file = WebpFile.read(bytes);
                yield webp.decode(new PaddedInput(bytes), scale, file.profile(), file.orientation());
            }
        };
    }
}
