package cleave.story.picture;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what a user uploaded into what is stored: upright, in sRGB, of at most {@link #PICTURE}, with a preview of at
 * most {@link #PREVIEW}, and nothing else in it than pixels. Safe for many threads; may be repeated.
 */
public final class Pictures implements AutoCloseable {
    /** The box into which pictures are fitted. */
    public static final Size PICTURE = new Size(1080, 1920);
    /** The box into which previews are fitted. */
    public static final Size PREVIEW = new Size(270, 480);

    /** The largest file, in bytes. */
    public static final int MOST_BYTES = 10 << 20;

    private static final Logger log = LoggerFactory.getLogger(Pictures.class);
    private static final long MOST_PIXELS = 40_000_000;
    private static final int HEADER_BUFFER = 4096;

    private final DecodingPool pool;
    private final Decoder decoder;
    private final Encoder encoder;
    private final Colours colours;
    private final MeterRegistry registry;
    private final Timer preparing;

    /** Loads all that decoding needs, and tries it. */
    public Pictures(PictureSettings settings, MeterRegistry registry) {
        ImageIO.setUseCache(false);
        Plugins plugins = Plugins.find();
        this.registry = registry;
        this.decoder = new Decoder(plugins, new Scale(PICTURE, MOST_PIXELS));
        this.encoder = new Encoder(plugins);
        this.colours = new Colours();
        this.preparing = Timer.builder("cleave.story.preparing")
                .description("How long decoding and encoding a picture took")
                .register(registry);
        for (String kind : new String[] {"unsupported", "broken", "too_many_pixels", "busy"}) refused(kind);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.pool = new DecodingPool(threads, (long) settings.memory() << 20, settings.deadline(), registry);
        tryOut();
    }

    /**
     * Looks at the first bytes only.
     *
     * @throws Failure where it is of no known format or too large; what is empty is let through
     */
    public void admit(Content content) {
        if (content.length() == 0) return;
        try (InputStream in = content.open()) {
            if (Format.of(in.readNBytes(Format.SIGNATURE)) == null) throw unsupported();
        } catch (IOException e) {
            throw new IllegalStateException("an upload cannot be read", e);
        }
        if (content.length() > MOST_BYTES) throw tooLarge();
    }

    /**
     * Prepares a picture. Blocks, for as long as others are being prepared and within the deadline.
     *
     * @throws Failure where it is no picture, broken or too large, or where there is no room in time
     */
    public Prepared prepare(Content content) {
        if (content.length() == 0) throw Failure.invalid("image", "Is empty. Choose another file.");
        admit(content);
        try {
            Header header = header(content);
            return pool.call(
                    weight(header, content.length()),
                    workbench -> make(header.format(), workbench.load(content), workbench));
        } catch (BrokenPicture e) {
            throw broken(e);
        } catch (TooManyPixels e) {
            throw tooManyPixels();
        } catch (IOException e) {
            throw new IllegalStateException("an upload cannot be read", e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (Failure e) {
            if (e.kind() == Failure.Kind.UNAVAILABLE) refused("busy").increment();
            throw e;
        }
    }

    private Header header(Content content) throws BrokenPicture, TooManyPixels, IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(content.open(), HEADER_BUFFER))) {
            Header header = HeaderReader.read(in, PICTURE);
            if (header.size().pixels() > MOST_PIXELS) throw new TooManyPixels();
            return header;
        }
    }

    /** What a picture takes at most, in bytes: file, decoder, and the pixels to be stored at each step to the file. */
    private static long weight(Header header, long length) {
        return length + header.working() + 16 * Math.min(header.size().pixels(), PICTURE.pixels());
    }

    private Prepared make(Format format, Bytes bytes, Workbench workbench) throws BrokenPicture, TooManyPixels {
        long from = System.nanoTime();
        String uploaded = Picture.sha256(bytes);
        Prepared prepared = store(uploaded, decoder.decode(format, bytes, workbench), workbench);
        preparing.record(System.nanoTime() - from, TimeUnit.NANOSECONDS);
        return prepared;
    }

    private Prepared store(String uploaded, Decoded decoded, Workbench workbench) {
        byte[] srgb = colours.toSrgb(decoded, workbench);
        boolean alpha = decoded.samples().hasAlpha();
        Samples samples = alpha ? Samples.RGB_ALPHA : Samples.RGB;
        Orientation orientation = decoded.metadata().orientation();
        byte[] upright = orientation.apply(srgb, decoded.size(), samples, workbench);
        Size size = orientation.upright(decoded.size());
        Size small = size.within(PREVIEW);
        byte[] preview = shrink(upright, size, small, samples);
        return new Prepared(uploaded, encoder.encode(upright, size, alpha), encoder.encode(preview, small, alpha));
    }

    private static byte[] shrink(byte[] pixels, Size size, Size to, Samples samples) {
        Shrinker shrinker = new Shrinker(size, to, samples);
        byte[] row = new byte[size.width() * samples.channels()];
        for (int y = 0; y < size.height(); y++) {
            System.arraycopy(pixels, y * row.length, row, 0, row.length);
            shrinker.row(y, row);
        }
        return shrinker.finish();
    }

    /** A picture of a few pixels through all of it, so that no class is first initialised by a request. */
    private void tryOut() {
        byte[] dots = new byte[2 * 2 * 3];
        Size size = new Size(2, 2);
        prepare(Content.of(encoder.encode(dots, size, false).bytes()));
        Metadata profiled = new Metadata(colours.profile(), Orientation.UPRIGHT);
        colours.toSrgb(new Decoded(size, Samples.RGB, dots, profiled), new Workbench());
    }

    private RuntimeException failed(@Nullable Throwable cause) {
        return switch (cause) {
            case BrokenPicture e -> broken(e);
            case TooManyPixels e -> tooManyPixels();
            case RuntimeException e -> e;
            case null, default -> new IllegalStateException("a picture could not be prepared", cause);
        };
    }

    private Failure unsupported() {
        refused("unsupported").increment();
        return Failure.of(
                Failure.Kind.UNSUPPORTED_MEDIA_TYPE,
                "unsupported_media_type",
                "This is not a JPEG, PNG, WebP or GIF picture. Choose another file.");
    }

    private Failure broken(BrokenPicture why) {
        log.debug("A broken picture: {}", why.getMessage(), why.getCause());
        refused("broken").increment();
        return Failure.invalid("image", "Is broken or cut off. Choose another file.");
    }

    private Failure tooManyPixels() {
        refused("too_many_pixels").increment();
        return Failure.of(
                Failure.Kind.INVALID,
                "too_many_pixels",
                "The picture has more than 40 megapixels. Make it smaller and try again.");
    }

    private static Failure tooLarge() {
        return Failure.of(
                Failure.Kind.TOO_LARGE,
                "too_large",
                "The picture has more than 10 MiB. Make it smaller and try again.");
    }

    private Counter refused(String kind) {
        return Counter.builder("cleave.story.refused")
                .description("Uploads that were not stored")
                .tag("kind", kind)
                .register(registry);
    }

    @Override
    public void close() {
        pool.close();
    }
}
