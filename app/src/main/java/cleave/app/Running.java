package cleave.app;

import cleave.platform.auth.Authenticator;
import cleave.platform.http.HttpServer;
import cleave.platform.http.HttpServer.Address;
import cleave.platform.http.HttpSettings;
import cleave.platform.http.Loops;
import cleave.platform.http.Module;
import cleave.platform.http.Route;
import cleave.platform.http.Spool;
import cleave.platform.objects.KeepsObjects;
import cleave.platform.objects.MediaRoutes;
import cleave.platform.runtime.DataFolder;
import cleave.platform.runtime.Settings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process: everything is built here, in order, before the port opens, and closed in the reverse order. */
final class Running implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Running.class);

    private final Deque<AutoCloseable> opened;
    private final HttpServer server;
    private final HttpServer management;

    private Running(Settings settings, DataFolder data, Deque<AutoCloseable> opened) {
        this.opened = opened;
        opened.push(data);
        HttpSettings http = settings.get(HttpSettings.class);
        // First, as it empties its folder of what a killed process left there.
        Spool spool = new Spool(data.path().resolve("tmp"), http.bodyDisk() * 1024L * 1024);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        opened.push(registry::close);
        Vertx vertx = Loops.create(http);
        opened.push(() -> Loops.close(vertx));
        Readiness readiness = new Readiness();
        ProcessMetrics.bind(registry, readiness, data.path());
        Address inside = new Address("management", http.managementHost(), http.managementPort(), 1);
        // First, so that it can be asked what the start waits for.
        this.management = opened(new HttpServer(
                vertx,
                inside,
                http,
                new Management(readiness, registry).routes(),
                Authenticator.OF_NOBODY,
                registry,
                Clock.systemUTC(),
                spool));

        AppSettings app = settings.get(AppSettings.class);
        List<Modules.Row> rows = Modules.chosen(app.modules());
        List<String> names = rows.stream().map(Modules.Row::name).toList();
        Platform platform = Platform.open(settings, data.path(), names, registry, readiness, opened);
        List<Route> routes = new ArrayList<>();
        if (app.clientBy() == AppSettings.By.PROCESS) {
            routes.addAll(Client.routes(new Client.Present(Version.TEXT, names)));
        }
        if (platform.media().isAnsweredHere()) {
            routes.addAll(opened(new MediaRoutes(platform.media(), platform.objects(), platform.blocking()))
                    .routes());
        }
        Map<String, Module> modules = new LinkedHashMap<>();
        for (Modules.Row row : rows) {
            Module module = opened(row.factory().build(platform, modules));
            modules.put(row.name(), module);
            routes.addAll(module.routes());
        }
        for (Module module : modules.values()) {
            if (module instanceof KeepsObjects keeper)
                opened(platform.sweeper(keeper)).start();
        }
        // Delivers to modules, so it ends before they do.
        opened(platform.events()).start();

        List<Supplier<@Nullable String>> lacking = new ArrayList<>();
        modules.values().forEach(module -> lacking.add(module::lacks));
        lacking.add(platform.identity().lacking());
        readiness.started(lacking, List.of(platform.events()::lacks));
        Address outside = new Address("public", http.host(), http.port(), Loops.count(http));
        Authenticator authenticator = platform.identity().authenticator();
        this.server =
                opened(new HttpServer(vertx, outside, http, routes, authenticator, registry, platform.clock(), spool));
    }

    /** Starts the process; when a part cannot start, those before it are closed again. */
    static Running start(Settings settings, DataFolder data) {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            return new Running(settings, data, opened);
        } catch (RuntimeException e) {
            close(opened);
            throw e;
        }
    }

    /** Host and port for users. */
    String address() {
        return server.address();
    }

    /** Host and port for operators. */
    String managementAddress() {
        return management.address();
    }

    @Override
    public void close() {
        close(opened);
    }

    private static void close(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                log.error("A part did not stop as it should", e);
            }
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }
}
