package cleave.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * nginx before the services.
 *
 * @param resting names of the replicas to which it sends nothing
 */
record FrontPart(Plan plan, ClusterFolder folder, Program program, ClientFiles client, Set<String> resting)
        implements Part {
    private static final int MOST_WORKERS = 4;

    @Override
    public String name() {
        return Plan.NGINX;
    }

    @Override
    public int port() {
        return plan.port();
    }

    /** Nobody comes in before there is somebody to answer. */
    @Override
    public List<String> needs() {
        return Service.ALL.stream().flatMap(plan::replicas).toList();
    }

    /** With another program come other files of the client. */
    @Override
    public Object spec() {
        return List.of(front().http(), program.version());
    }

    @Override
    public ServerProcess server(Consumer<String> progress) {
        int workers = Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors());
        unpackClient();
        return new Nginx(folder.part(name()), plan.host(), plan.port(), workers, front().http());
    }

    @Override
    public boolean adopt(ServerProcess running) {
        Nginx nginx = (Nginx) running;
        // Another address must be seen to work, which only a start does.
        if (nginx.port() != plan.port() || !nginx.host().equals(plan.host())) return false;
        unpackClient();
        nginx.reload(front().http());
        return true;
    }

    private void unpackClient() {
        try {
            List<String> modules = Service.ALL.stream().map(Service::name).toList();
            client.unpack(folder.part(name()).resolve("client"), modules);
        } catch (IOException e) {
            throw new ServerFailure("Cannot write the client's files for nginx: " + e.getMessage(), e);
        }
    }

    private Front front() {
        String host = plan.host().contains(":") ? "[" + plan.host() + "]" : plan.host();
        Map<String, List<String>> services = Service.ALL.stream()
                .collect(Collectors.toMap(
                        Service::name,
                        service -> plan.replicas(service)
                                .filter(name -> !resting.contains(name))
                                .map(name -> address(plan.port(name)))
                                .toList()));
        return new Front(host + ":" + plan.port(), services, address(plan.port(Plan.OBJECTS)), "cache", null);
    }

    private static String address(int port) {
        return Loopback.HOST + ":" + port;
    }
}
