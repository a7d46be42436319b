package cleave.cluster;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the nginx in front of the services is told.
 *
 * @param listen address and port for users
 * @param services the addresses of each module's replicas
 * @param store the address of the S3, as it stands in its endpoint
 * @param cache folder of the pictures and snippets that nginx keeps
 * @param resolver address of the DNS server that is asked again and again where a name is now, such as that of a
 *     container that was made anew; null where addresses stay
 */
public record Front(
        String listen,
        Map<String, List<String>> services,
        String store,
        String cache,
        @Nullable String resolver) {
    private static final String TEMPLATE = "front.conf";

    /** Which module answers what; all other paths are the client's, or nobody's. */
    private static final Map<String, List<String>> PATHS = Map.of(
            "user", List.of("= /me", "= /.well-known/jwks.json"),
            "status", List.of("= /status", "/status/"),
            "story", List.of("= /story"),
            "post", List.of("= /post", "/post/"),
            "notification", List.of("= /notification"),
            "moderation", List.of("= /moderation", "/moderation/"));

    /** An answer of nginx's own, where no service could give one. */
    private record Own(String name, int status, String title, String code, String detail, String headers) {
        String location() {
            return """
                      location @%s {
                        internal;
                        default_type application/problem+json;
                    @headers@
                        add_header Cache-Control no-store always;
                    %s    return %d %s;
                      }
                    """.formatted(name, headers, status, body());
        }

        String body() {
            return """
                    '{"type":"about:blank","title":"%s","status":%d,"detail":"%s","code":"%s"}'""".formatted(title, status, detail, code);
        }
    }

    /** What every answer has that is no page. */
    private static final String HEADERS = """
                add_header X-Request-Id $named always;
                add_header X-Content-Type-Options nosniff always;
                add_header Content-Security-Policy "default-src 'none'; frame-ancestors 'none'" always;
            """.stripTrailing();

    /** Those whose place in the template is more than a location of their own. */
    private static final List<Own> WITHIN = List.of(
            new Own("nowhere", 404, "Not Found", "not_found", "There is nothing at this path.", ""),
            new Own("malformed", 400, "Bad Request", "malformed", "This is no request that HTTP/1.1 knows.", ""),
            new Own(
                    "range",
                    416,
                    "Range Not Satisfiable",
                    "range_not_satisfiable",
                    "There are no bytes in this range.",
                    ""));

    private static final List<Own> PROBLEMS = List.of(
            new Own(
                    "forbidden",
                    403,
                    "Forbidden",
                    "forbidden",
                    "This link does not work or has expired: load the page again.",
                    ""),
            new Own(
                    "method",
                    405,
                    "Method Not Allowed",
                    "method_not_allowed",
                    "Use one of: GET, HEAD.",
                    "    add_header Allow \"GET, HEAD\" always;\n"),
            new Own("slow", 408, "Request Timeout", "timeout", "The request took too long to arrive.", ""),
            new Own(
                    "head",
                    431,
                    "Request Header Fields Too Large",
                    "head_too_large",
                    "The head of a request has 16 KiB at most.",
                    ""),
            new Own(
                    "unavailable",
                    503,
                    "Service Unavailable",
                    "unavailable",
                    "Something that this needs does not answer. Try again.",
                    "    add_header Retry-After 1 always;\n"));

    /** What stands in the {@code http} block; relative paths in it are in nginx's folder. */
    public String http() {
        String template = Resource.text(TEMPLATE);
        for (Own problem : WITHIN) template = template.replace("@" + problem.name() + "@", problem.body());
        return template.replace("@upstreams@", upstreams())
                .replace("@listen@", listen)
                .replace("@locations@", locations())
                .replace("@store@", store)
                .replace("@cache@", cache)
                .replace("@problems@", PROBLEMS.stream().map(Own::location).collect(Collectors.joining()))
                .replace("@headers@", HEADERS);
    }

    private String upstreams() {
        String asked =
                resolver == null ? "" : "resolver %s valid=1s ipv6=off;\nresolver_timeout 2s;\n".formatted(resolver);
        return asked
                + services.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(service -> upstream(service.getKey(), service.getValue()))
                        .collect(Collectors.joining())
                + upstream("store", List.of(store));
    }

    private String upstream(String name, List<String> addresses) {
        // The only one is always tried: to take it for down would refuse requests after it has come back.
        String trust = addresses.size() == 1 ? "max_fails=0" : "max_fails=1 fail_timeout=1s";
        // Whom a name leads to is shared by all workers, in the zone.
        String zone = resolver == null ? "" : "  zone " + name + " 64k;\n";
        String server = resolver == null ? "  server %s %s;\n" : "  server %s resolve %s;\n";
        String servers = addresses.stream()
                .map(address -> server.formatted(address, trust))
                .collect(Collectors.joining());
        return "upstream %s {\n%s%s  keepalive 64;\n  keepalive_timeout 20s;\n}\n".formatted(name, zone, servers);
    }

    private String locations() {
        return services.keySet().stream()
                .sorted()
                .flatMap(module -> PATHS.getOrDefault(module, List.of()).stream()
                        .map(path -> "  location %s {\n    proxy_pass http://%s;\n  }\n".formatted(path, module)))
                .collect(Collectors.joining());
    }
}
