package cleave.cluster;

import java.util.Map;
import java.util.function.Consumer;

/** PostgreSQL with a database for each service. */
record PostgresPart(Plan plan, ClusterFolder folder, Program program) implements Part {
    private static final int SPARE_CONNECTIONS = 20;

    @Override
    public String name() {
        return Plan.POSTGRES;
    }

    @Override
    public int port() {
        return plan.port(name());
    }

    @Override
    public Object spec() {
        return Map.of("port", port(), "connections", connections());
    }

    @Override
    public ServerProcess server(Consumer<String> progress) {
        return new Postgres(
                PostgresBinaries.findOrFetch(new Fetching(program, progress)),
                folder.part(name()),
                port(),
                Map.of("max_connections", Integer.toString(connections())));
    }

    /** All pools fit; it is not started again for each replica more. */
    private int connections() {
        long replicas = Service.ALL.stream().flatMap(plan::replicas).count();
        return Math.max(Postgres.CONNECTIONS, Math.toIntExact(replicas) * ServiceEnvironment.POOL + SPARE_CONNECTIONS);
    }

    @Override
    public void prepare(ServerProcess server) {
        Service.ALL.forEach(service -> ((Postgres) server).createOwned(service.database(), plan.password(service)));
    }
}
