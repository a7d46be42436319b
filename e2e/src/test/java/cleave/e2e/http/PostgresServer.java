package cleave.e2e.http;

import cleave.cluster.Cleave;
import cleave.cluster.Folder;
import cleave.cluster.Postgres;
import cleave.e2e.Api;
import cleave.e2e.Programs;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests an {@link Api} or a {@link Cleave} as SharedServer does, but of one server with PostgreSQL. */
final class PostgresServer implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(PostgresServer.class);

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

    private record Started(Postgres postgres, Path folder, Cleave server, Api api) implements AutoCloseable {
        static Started now() {
            Postgres postgres = Postgres.temporary();
            Path folder = Folder.temporary("cleave-http-");
            try {
                postgres.start();
                Cleave server = Programs.server(folder, Map.of("database.url", postgres.createDatabase("cleave")));
                server.start();
                return new Started(postgres, folder, server, new Api(server.url()));
            } catch (RuntimeException e) {
                postgres.close();
                Folder.delete(folder);
                throw e;
            }
        }

        @Override
        public void close() {
            api.close();
            server.close();
            postgres.close();
            Folder.delete(folder);
        }
    }
}
