package cleave.e2e;

import cleave.cluster.Cleave;
import cleave.cluster.Folder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests that need no server of their own a {@link Cleave} or an {@link Api} as a parameter: one server with
 * SQLite for all of them, started when it is first asked for and stopped after the last test. Others' users and
 * statuses are on it too.
 */
public class SharedServer implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Cleave.class || type == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = context.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(getClass()))
                .computeIfAbsent(Started.class, key -> start(), Started.class);
        return parameter.getParameter().getType() == Cleave.class ? started.server : started.api;
    }

    /** Starts the one server; what was started for it is stopped again when that fails. */
    protected Started start() {
        return Started.with(Map.of(), () -> {});
    }

    /**
     * A server with a data folder of its own.
     *
     * @param beside what was started for it, closed after it
     */
    protected record Started(Path folder, Cleave server, Api api, Closeable beside) implements AutoCloseable {
        public static Started with(Map<String, String> settings, Closeable beside) {
            Path folder = Folder.temporary("cleave-e2e-");
            Cleave server = Programs.lastingServer(folder, settings);
            try {
                server.start();
                return new Started(folder, server, new Api(server.url()), beside);
            } catch (RuntimeException e) {
                Folder.delete(folder);
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            api.close();
            server.close();
            Folder.delete(folder);
            beside.close();
        }
    }
}
