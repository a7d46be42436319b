package cleave.bench;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to happen when the JVM ends early. */
final class ExitHooks {
    private static final Logger LOGGER = LoggerFactory.getLogger(ExitHooks.class);

    private ExitHooks() {}

    static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOGGER.trace("The JVM already ends and runs the hook", e);
        }
    }
}
