package cleave.e2e.http;

import cleave.cluster.Postgres;
import cleave.e2e.SharedServer;
import java.util.Map;

/** The same as {@link SharedServer}, of one server with PostgreSQL. */
final class PostgresServer extends SharedServer {
    @Override
    protected Started start() {
        Postgres postgres = Postgres.temporary();
        try {
            postgres.start();
            return Started.with(Map.of("database.url", postgres.createDatabase("cleave")), postgres::close);
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }
}
