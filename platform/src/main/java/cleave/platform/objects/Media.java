package cleave.platform.objects;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Objects for browsers: URLs that are signed, expire, and are the same for all readers within a window. What answers
 * them is {@link MediaRoutes}. Safe for many threads.
 */
public final class Media {
    private final SignedUrls urls;

    /**
     * @param keys the folder of keys, where the secret that signs is kept, made on first use
     * @throws cleave.platform.runtime.SettingsException when the secret cannot be read or made
     */
    public Media(MediaSettings settings, Path keys, InstantSource clock) {
        this.urls = new SignedUrls(MediaKey.open(keys), settings.window(), settings.validity(), clock);
    }

    /** The root-relative URL of the object under the key, whether there is one or not. Takes a few microseconds. */
    public String url(String key) {
        return urls.url(key);
    }

    /** The number of the current window: what was rendered in another one holds URLs that are about to expire. */
    public long window() {
        return urls.window();
    }

    SignedUrls urls() {
        return urls;
    }
}
