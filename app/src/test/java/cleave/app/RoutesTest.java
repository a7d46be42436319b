package cleave.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.http.Access;
import cleave.platform.http.Module;
import cleave.platform.http.Route;
import cleave.platform.http.StaticFiles;
import cleave.platform.objects.MediaRoutes;
import cleave.platform.runtime.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes that the program really has, beside those that its document describes. */
class RoutesTest {
    /** Pages that only a browser opens; the document has those that share a path with the API. */
    private static final Set<String> PAGES =
            Set.of("GET /", "GET /feed", "GET /notifications", "GET /posts/{id}", "GET /review", "GET /docs");

    /** Everything below is answered, but what is not of this form is always forbidden. */
    private static final String MEDIA = "/{module}/{file}";

    private static final Pattern PATH = Pattern.compile("  (/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    (get|post|put|patch|delete):(?: .*)?");

    @TempDir
    private Path folder;

    @Test
    void everyRouteIsInTheDocumentAndEveryOperationOfTheDocumentIsARoute() throws Exception {
        Set<String> documented = documented();
        assertThat(documented).hasSizeGreaterThan(10);
        Set<String> described = new TreeSet<>();
        Set<String> files = files();
        for (Route route : routes()) {
            String name = route.method() + " " + route.path();
            if (!files.contains(name) && !PAGES.contains(name)) described.add(name.replace("/*", MEDIA));
        }
        assertThat(described).isEqualTo(documented);
    }

    @Test
    void whatAnyoneMayUseIsAClosedList() throws Exception {
        Set<String> open = new TreeSet<>();
        Set<String> files = files();
        for (Route route : routes()) {
            String name = route.method() + " " + route.path();
            if (route.access() == Access.PUBLIC && !files.contains(name)) open.add(name);
        }
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "GET /",
                        "GET /feed",
                        "GET /notifications",
                        "GET /posts/{id}",
                        "GET /review",
                        "GET /docs",
                        "GET /register",
                        "GET /signup",
                        "GET /login",
                        "GET /signin",
                        "POST /register",
                        "POST /signup",
                        "POST /login",
                        "POST /signin",
                        "GET /.well-known/jwks.json",
                        "GET /media/*",
                        "GET /modules.json");
    }

    private List<Route> routes() throws Exception {
        Settings settings = Settings.load(Options.RECORDS, Map.of(), Map.of(), null);
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            List<String> all = Modules.TABLE.stream().map(Modules.Row::name).toList();
            Platform platform =
                    Platform.open(settings, folder, all, new SimpleMeterRegistry(), new Readiness(), opened);
            List<Route> routes = new ArrayList<>(Client.routes(new Client.Present(Version.TEXT, List.of())));
            MediaRoutes media = new MediaRoutes(platform.media(), platform.objects(), platform.blocking());
            opened.push(media);
            routes.addAll(media.routes());
            Map<String, Module> built = new HashMap<>();
            for (Modules.Row row : Modules.chosen(List.of("all"))) {
                Module module = row.factory().build(platform, built);
                opened.push(module);
                built.put(row.name(), module);
                routes.addAll(module.routes());
            }
            return routes;
        } finally {
            while (!opened.isEmpty()) opened.pop().close();
        }
    }

    private static Set<String> files() {
        Set<String> files = new TreeSet<>();
        for (Route route : new StaticFiles(Client.class, "/web").routes()) files.add("GET " + route.path());
        return files;
    }

    private static Set<String> documented() throws IOException {
        Set<String> operations = new TreeSet<>();
        String path = "";
        boolean inPaths = false;
        for (String line : document().lines().toList()) {
            if (line.matches("\\S.*")) inPaths = line.equals("paths:");
            Matcher place = PATH.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (inPaths && place.matches()) path = place.group(1);
            if (inPaths && method.matches()) operations.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
        }
        return operations;
    }

    private static String document() throws IOException {
        try (InputStream in = Objects.requireNonNull(Client.class.getResourceAsStream("/web/openapi.yaml"))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
