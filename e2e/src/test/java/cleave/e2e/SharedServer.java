package cleave.e2e;

import cleave.cluster.Cleave;
import cleave.cluster.Folder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests that need no server of their own a {@link Cleave} or an {@link Api} as a parameter: one server with
 * SQLite for all of them, started when it is first asked for and stopped after the last test. Others' users and
 * statuses are on it too.
 */
public final class SharedServer implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Cleave.class || type == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Started.class, key -> Started.now(), Started.class);
        return parameter.getParameter().getType() == Cleave.class ? started.server : started.api;
    }

    private record Started(Path folder, Cleave server, Api api) implements AutoCloseable {
        static Started now() {
            Path folder = Folder.temporary("cleave-e2e-");
            Cleave server = Programs.server(folder, Map.of());
            try {
                server.start();
                return new Started(folder, server, new Api(server.url()));
            } catch (RuntimeException e) {
                Folder.delete(folder);
                throw e;
            }
        }

        @Override
        public void close() {
            api.close();
            server.close();
            Folder.delete(folder);
        }
    }
}
