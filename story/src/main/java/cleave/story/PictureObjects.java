package cleave.story;

import cleave.platform.objects.ObjectKeys;
import cleave.platform.objects.Objects;
import cleave.platform.runtime.Content;
import cleave.story.picture.Picture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts pictures into the object store, and takes out those that no story came to name. Safe for many threads. */
final class PictureObjects {
    static final String MODULE = "story";

    private static final Logger log = LoggerFactory.getLogger(PictureObjects.class);

    private final Objects objects;
    private final Executor executor;

    PictureObjects(Objects objects, Executor executor) {
        this.objects = objects;
        this.executor = executor;
    }

    /** Stores a picture. Blocks. */
    Story.Image put(Picture picture) {
        String key = ObjectKeys.next(MODULE, picture.extension());
        objects.put(key, Content.of(picture.bytes()));
        return new Story.Image(key, picture.bytes().length, picture.sha256(), picture.size());
    }

    /** Removes a picture that no story names. Never blocks; what cannot be removed is swept up later. */
    void discard(Story.Image image) {
        executor.execute(() -> {
            try {
                objects.delete(image.key());
            } catch (RuntimeException e) {
                log.info("A picture that no story names is left to the sweeper: {}", e.getMessage());
            }
        });
    }
}
