package cleave.platform.objects;

import cleave.platform.runtime.Content;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One module's share of the object store: puts objects in, and takes out those that no row came to name. Safe for many
 * threads.
 */
public final class ModuleObjects {
    private static final Logger log = LoggerFactory.getLogger(ModuleObjects.class);

    private final String module;
    private final Objects objects;
    private final Executor executor;

    /**
     * @param executor for blocking work
     */
    public ModuleObjects(String module, Objects objects, Executor executor) {
        this.module = module;
        this.objects = objects;
        this.executor = executor;
    }

    /** Stores the content under a new key, which it returns. Blocks; fails as {@link Objects#put} does. */
    public String put(Content content, String extension) {
        String key = ObjectKeys.next(module, extension);
        objects.put(key, content);
        return key;
    }

    /** Removes an object that no row names. Never blocks; what cannot be removed is swept up later. */
    public void discard(String key) {
        executor.execute(() -> {
            try {
                objects.delete(key);
            } catch (RuntimeException e) {
                log.info("An object of {} that no row names is left to the sweeper: {}", module, e.getMessage());
            }
        });
    }
}
