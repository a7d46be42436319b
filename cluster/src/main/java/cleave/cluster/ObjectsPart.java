package cleave.cluster;

import java.util.function.Consumer;

/** MinIO, else S3Proxy. */
record ObjectsPart(Plan plan, ClusterFolder folder, Program program) implements Part {

    @Override
    public String name() {
        return Plan.OBJECTS;
    }

    @Override
    public int port() {
        return plan.port(name());
    }

    @Override
    public ServerProcess server(Consumer<String> progress) {
        return S3Server.findOrBuild(folder.part(name()), port(), new Fetching(program, progress));
    }
}
