package cleave.cluster;

import java.util.function.Consumer;

/** The broker that carries events. Nobody needs it to start: events wait where they were made. */
record KafkaPart(Plan plan, ClusterFolder folder, Program program) implements Part {

    @Override
    public String name() {
        return Plan.KAFKA;
    }

    @Override
    public int port() {
        return plan.port(name());
    }

    @Override
    public ServerProcess server(Consumer<String> progress) {
        if (Kafka.find().isEmpty()) new Fetching(program, progress).kafka();
        return new Kafka(folder.part(name()), port());
    }
}
