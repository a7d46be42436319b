package cleave.cluster;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What runs, where it listens, and with which passwords: chosen once and kept, so that every start is like the last.
 *
 * @param host where nginx listens; all else listens on 127.0.0.1
 * @param port nginx's
 * @param scale replicas of each service
 * @param ports of every process but nginx, by name, and of what else they listen on
 * @param passwords of the databases' roles, by service
 * @param restarts how often each service was asked to start again
 * @param settings variables that each service gets, beside its own
 */
record Plan(
        String host,
        int port,
        Map<String, Integer> scale,
        Map<String, Integer> ports,
        Map<String, String> passwords,
        Map<String, Integer> restarts,
        Map<String, String> settings) {
    static final String POSTGRES = "postgres";
    static final String OBJECTS = "objects";
    static final String KAFKA = "kafka";
    static final String NGINX = "nginx";
    private static final String MANAGEMENT = ".management";

    @SuppressWarnings("NullAway") // Jackson passes null for what an older program has not written.
    Plan {
        scale = new TreeMap<>(scale);
        ports = new TreeMap<>(ports);
        passwords = new TreeMap<>(passwords);
        restarts = restarts == null ? new TreeMap<>() : new TreeMap<>(restarts);
        settings = new TreeMap<>(settings);
    }

    static Plan first() {
        return new Plan(Loopback.HOST, 8080, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** The same plan as far as it was not asked for another one, with all ports and passwords that it lacks. */
    Plan with(Wanted wanted, Predicate<String> running) {
        String newHost = Objects.requireNonNullElse(wanted.host(), host);
        int newPort = Objects.requireNonNullElse(wanted.port(), port);
        Map<String, Integer> newScale = new TreeMap<>(scale);
        newScale.putAll(wanted.scale());
        Map<String, String> newPasswords = new TreeMap<>(passwords);
        Service.ALL.forEach(service -> newPasswords.computeIfAbsent(service.name(), name -> Secrets.password()));
        Map<String, Integer> newRestarts = new TreeMap<>(restarts);
        wanted.restart().forEach(service -> newRestarts.merge(service, 1, Integer::sum));
        Plan scaled = new Plan(
                newHost,
                newPort == 0 ? Loopback.lastingPort() : newPort,
                newScale,
                ports,
                newPasswords,
                newRestarts,
                wanted.settings());
        return scaled.withPorts(running);
    }

    /** A port that another program took meanwhile is chosen anew; that of a running process is its own. */
    private Plan withPorts(Predicate<String> running) {
        Map<String, Integer> chosen = new TreeMap<>();
        Set<Integer> taken = new HashSet<>(Set.of(port));
        listeners().forEach(name -> {
            Integer last = ports.get(name);
            boolean kept = last != null
                    && !taken.contains(last)
                    && (running.test(name.replace(MANAGEMENT, "")) || Loopback.free(Loopback.HOST, last));
            int next = kept && last != null ? last : Loopback.lastingPort();
            while (!taken.add(next)) next = Loopback.lastingPort();
            chosen.put(name, next);
        });
        return new Plan(host, port, scale, chosen, passwords, restarts, settings);
    }

    private Stream<String> listeners() {
        Stream<String> replicas = Service.ALL.stream().flatMap(this::replicas);
        return Stream.concat(
                Stream.of(POSTGRES, OBJECTS, KAFKA), replicas.flatMap(name -> Stream.of(name, name + MANAGEMENT)));
    }

    /** The names of a service's processes. */
    Stream<String> replicas(Service service) {
        return IntStream.rangeClosed(1, scale.getOrDefault(service.name(), 1)).mapToObj(service::replica);
    }

    int port(String name) {
        return Objects.requireNonNull(ports.get(name), name);
    }

    int managementPort(String name) {
        return port(name + MANAGEMENT);
    }

    String password(Service service) {
        return Objects.requireNonNull(passwords.get(service.name()), service.name());
    }

    /** {@code http://127.0.0.1:PORT} of each process of a service. */
    Stream<String> urls(Service service) {
        return replicas(service).map(name -> Loopback.url(port(name)));
    }

    /** Where people open it. */
    String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
