package cleave.story.picture;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

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

    /**
     * The picture's pixels, shrunk to what is stored.
     *
     * @param bytes the file; what its decoder is not to see is blotted out in it
     */
    Decoded decode(Format format, Bytes bytes, Workbench workbench) throws BrokenPicture, TooManyPixels {
        return switch (format) {
            case JPEG -> jpeg.decode(bytes, scale, workbench);
            case PNG -> png.decode(stream(bytes), scale, PngFile.read(bytes.again()), workbench);
            case GIF -> gif.decode(stream(bytes), scale, Metadata.NONE, workbench);
            case WEBP -> webp.decode(new PaddedInput(bytes), scale, WebpFile.read(bytes.again()), workbench);
        };
    }

    private static InputStream stream(Bytes bytes) {
        return new ByteArrayInputStream(bytes.array(), bytes.at(), bytes.left());
    }
}
