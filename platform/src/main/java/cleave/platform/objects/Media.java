package cleave.platform.objects;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Objects for browsers: URLs that are signed, expire, and are the same for all readers within a window. They are
 * answered by this process ({@link MediaRoutes}) or by the store itself. Safe for many threads.
 */
public final class Media {
    private final MediaUrls urls;
    private final @Nullable SignedUrls answered;

    private Media(MediaUrls urls, @Nullable SignedUrls answered) {
        this.urls = urls;
        this.answered = answered;
    }

    /**
     * Media as the settings say.
     *
     * @param keys the folder of keys, where the secret of this process is kept, made on first use
     * @throws cleave.platform.runtime.SettingsException when the secret cannot be read or made, or the store cannot
     *     answer
     */
    public static Media open(MediaSettings settings, ObjectSettings store, Path keys, InstantSource clock) {
        if (settings.by() == MediaSettings.By.STORE) return new Media(new PresignedUrls(settings, store, clock), null);
        SignedUrls signed = new SignedUrls(MediaKey.open(keys), settings.window(), settings.validity(), clock);
        return new Media(signed, signed);
    }

    /** For a process none of whose modules keeps objects: there are no URLs, and no secret is read or made. */
    public static Media ofNobody() {
        return new Media(new NoUrls(), null);
    }

    /** The root-relative URL of the object under the key, whether there is one or not. Takes a few microseconds. */
    public String url(String key) {
        return urls.url(key);
    }

    /** The number of the current window: what was rendered in another one holds URLs that are about to expire. */
    public long window() {
        return urls.window();
    }

    /** Whether this process answers the URLs. */
    public boolean isAnsweredHere() {
        return answered != null;
    }

    SignedUrls answered() {
        if (answered == null) throw new IllegalStateException("this process answers no URLs");
        return answered;
    }

    private record NoUrls() implements MediaUrls {
        @Override
        public String url(String key) {
            throw new IllegalStateException("no module here keeps objects");
        }

        @Override
        public long window() {
            throw new IllegalStateException("no module here keeps objects");
        }
    }
}
