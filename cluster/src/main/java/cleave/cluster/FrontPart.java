package cleave.cluster;

import java.util.List;
import java.util.function.Consumer;

/** nginx before the services. */
record FrontPart(Plan plan, ClusterFolder folder) implements Part {
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

    @Override
    public Object spec() {
        return http();
    }

    @Override
    public ServerProcess server(Consumer<String> progress) {
        int workers = Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors());
        return new Nginx(folder.part(name()), plan.host(), plan.port(), workers, http());
    }

    @Override
    public boolean adopt(ServerProcess running) {
        Nginx nginx = (Nginx) running;
        // Another address must be seen to work, which only a start does.
        if (nginx.port() != plan.port() || !nginx.host().equals(plan.host())) return false;
        nginx.reload(http());
        return true;
    }

    private String http() {
        return new Front().nginxHttp(plan);
    }
}
