package cleave.app;

import cleave.platform.http.Access;
import cleave.platform.http.Handler;
import cleave.platform.http.Json;
import cleave.platform.http.Response;
import cleave.platform.http.Route;
import cleave.platform.http.StaticFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The web client's pages and files, and what tells it which modules there are. */
final class Client {
    /** The client's own addresses; any other path is unknown, so that a wrong link says so. */
    private static final List<String> PAGES = List.of(
            "/", "/register", "/signup", "/login", "/signin", "/feed", "/notifications", "/posts/{id}", "/review");

    private Client() {}

    /** The answer of {@code /modules.json}. */
    record Present(String version, List<String> modules) {}

    /** Writes all of it to where nginx finds it. */
    static void unpack(Present present, Path folder) throws IOException {
        StaticFiles.unpack(Client.class, "/web", folder);
        Files.write(folder.resolve("modules.json"), Json.bytes(present));
    }

    static List<Route> routes(Present present) {
        StaticFiles files = new StaticFiles(Client.class, "/web");
        List<Route> routes = new ArrayList<>(files.routes());
        for (String path : PAGES) routes.add(files.page(path, "index.html"));
        routes.add(files.page("/docs", "docs.html"));
        Response modules = Response.json(200, present);
        Handler.Prompt answer = request -> CompletableFuture.completedFuture(modules);
        routes.add(Route.get("/modules.json", Access.PUBLIC, answer));
        return routes;
    }
}
