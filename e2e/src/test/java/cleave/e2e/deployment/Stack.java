package cleave.e2e.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The services of a file for compose or for a Swarm, in its order. */
record Stack(Map<String, Service> services) {

    /** A container. */
    record Service(String image, Map<String, String> environment, List<String> networks) {
        boolean isOurs() {
            return environment.containsKey("CLEAVE_MODULES");
        }

        boolean meets(Service other) {
            return networks.stream().anyMatch(other.networks::contains);
        }
    }

    static Stack read(Path file) throws IOException {
        Map<?, ?> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        Map<String, Service> services = new LinkedHashMap<>();
        map(root, "services").forEach((name, service) -> services.put(name.toString(), service((Map<?, ?>) service)));
        return new Stack(services);
    }

    private static Service service(Map<?, ?> yaml) {
        Map<String, String> environment = new LinkedHashMap<>();
        map(yaml, "environment").forEach((name, value) -> environment.put(name.toString(), plain(value.toString())));
        List<String> networks = yaml.get("networks") instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
        return new Service(String.valueOf(yaml.get("image")), environment, networks);
    }

    private static Map<?, ?> map(Map<?, ?> yaml, String key) {
        return yaml.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** What stands there where nobody says anything else. */
    private static String plain(String value) {
        return value.replaceAll("\\$\\{\\w+:-([^}]*)}", "$1");
    }

    Map<String, Service> ours() {
        Map<String, Service> ours = new LinkedHashMap<>(services);
        ours.values().removeIf(service -> !service.isOurs());
        return ours;
    }

    /** Hosts in addresses that a service is told. */
    static List<String> hosts(Service service) {
        return service.environment().values().stream()
                .flatMap(value -> Arrays.stream(value.split("//")).skip(1))
                .map(rest -> rest.split("[:/?]", 2)[0])
                .filter(host -> !host.equals("media"))
                .toList();
    }
}
