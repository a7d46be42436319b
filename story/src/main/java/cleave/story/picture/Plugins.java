package cleave.story.picture;

import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;

/** The JDK's own JPEG reader and writer. */
final class Plugins {
    private static final String JDK = "com.sun.imageio.plugins.jpeg.";

    private Plugins() {}

    static ImageReaderSpi jpegReader() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            reader.dispose();
            ImageReaderSpi provider = reader.getOriginatingProvider();
            if (provider.getClass().getName().startsWith(JDK)) return provider;
        }
        throw new IllegalStateException("this Java has no JPEG reader");
    }

    static ImageWriterSpi jpegWriter() {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            writer.dispose();
            ImageWriterSpi provider = writer.getOriginatingProvider();
            if (provider.getClass().getName().startsWith(JDK)) return provider;
        }
        throw new IllegalStateException("this Java has no JPEG writer");
    }
}
