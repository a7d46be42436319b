package cleave.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What nginx does with requests. */
final class Front {
    private static final Map<String, List<String>> PATHS = new TreeMap<>(Map.of(
            "user", List.of("/register", "/signup", "/login", "/signin", "/me", "/.well-known"),
            "status", List.of("/status", "/"),
            "story", List.of("/story", "/media/story"),
            "post", List.of("/post", "/media/post"),
            "notification", List.of("/notification")));

    /** What stands in nginx's {@code http} block. */
    String nginxHttp(Plan plan) {
        StringBuilder http = new StringBuilder("access_log off;\n");
        StringBuilder locations = new StringBuilder();
        for (Service service : Service.ALL) {
            http.append("upstream %s { %s }\n".formatted(service.name(), servers(plan, service)));
            for (String path : PATHS.getOrDefault(service.name(), List.of())) {
                locations.append("location %s { proxy_pass http://%s; }\n".formatted(path, service.name()));
            }
        }
        String host = plan.host().contains(":") ? "[" + plan.host() + "]" : plan.host();
        return http + """
                server {
                listen %s:%d;
                client_max_body_size 11m;
                proxy_http_version 1.1;
                proxy_set_header Host $http_host;
                proxy_set_header X-Forwarded-For $remote_addr;
                proxy_set_header Connection "";
                %s}
                """.formatted(host, plan.port(), locations);
    }

    private static String servers(Plan plan, Service service) {
        return plan.replicas(service)
                .map(name -> "server " + Loopback.HOST + ":" + plan.port(name) + ";")
                .collect(Collectors.joining(" "));
    }
}
