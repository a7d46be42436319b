package cleave.cluster;

import cleave.cluster.Service.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A process of a service.
 *
 * @param version of the program: with another one it is started again
 */
record ServicePart(String name, Service service, Plan plan, ClusterFolder folder, Program program, String version)
        implements Part {

    @Override
    public int port() {
        return plan.port(name);
    }

    @Override
    public int managementPort() {
        return plan.managementPort(name);
    }

    /** Other services are not among them: each waits for those by itself, so they start at once. */
    @Override
    public List<String> needs() {
        List<String> needs = new ArrayList<>(List.of(Plan.POSTGRES));
        if (service.uses().contains(Uses.OBJECTS)) needs.add(Plan.OBJECTS);
        return needs;
    }

    @Override
    public Object spec() {
        return List.of(
                version,
                plan.restarts().getOrDefault(service.name(), 0),
                environment().variables(""));
    }

    @Override
    public ServerProcess server(Consumer<String> progress) {
        return new ServiceProcess(
                name,
                folder.part(name),
                program,
                managementPort(),
                environment().variables(secretKey()));
    }

    private ServiceEnvironment environment() {
        return new ServiceEnvironment(name, service, plan, folder);
    }

    private String secretKey() {
        return service.uses().contains(Uses.OBJECTS) ? S3Server.secretKey(folder.part(Plan.OBJECTS)) : "";
    }
}
