package cleave.story.picture;

import java.util.Iterator;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIOServiceProvider;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;

/** The readers and writers of ImageIO that are used, found once, so that no request looks for them. */
record Plugins(
        ImageReaderSpi jpegReader,
        ImageReaderSpi pngReader,
        ImageReaderSpi gifReader,
        ImageReaderSpi webpReader,
        ImageWriterSpi jpegWriter,
        ImageWriterSpi pngWriter) {
    private static final String JDK = "com.sun.imageio.plugins.";
    private static final String TWELVE_MONKEYS = "com.twelvemonkeys.imageio.plugins.";

    static Plugins find() {
        return new Plugins(
                reader("jpeg", JDK),
                reader("png", JDK),
                reader("gif", JDK),
                reader("webp", TWELVE_MONKEYS),
                writer("jpeg"),
                writer("png"));
    }

    private static ImageReaderSpi reader(String format, String maker) {
        return first(ImageIO.getImageReadersByFormatName(format), reader -> reader.getOriginatingProvider(), maker);
    }

    private static ImageWriterSpi writer(String format) {
        return first(ImageIO.getImageWritersByFormatName(format), writer -> writer.getOriginatingProvider(), JDK);
    }

    private static <T, S extends IIOServiceProvider> S first(Iterator<T> all, Function<T, S> provider, String maker) {
        while (all.hasNext()) {
            S found = provider.apply(all.next());
            if (found.getClass().getName().startsWith(maker)) return found;
        }
        throw new IllegalStateException("a picture format is missing: " + maker);
    }
}
