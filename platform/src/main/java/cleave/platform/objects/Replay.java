package cleave.platform.objects;

import cleave.platform.runtime.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;

/** Gives a content to a client that may need it from its beginning more than once; one reading at a time. */
final class Replay implements ContentStreamProvider, AutoCloseable {
    private final Content content;
    private @Nullable InputStream open;

    Replay(Content content) {
        this.content = content;
    }

    @Override
    public InputStream newStream() {
        close();
        try {
            InputStream stream = content.open();
            open = stream;
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (open != null) open.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
