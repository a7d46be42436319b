package cleave.platform.http;

import cleave.platform.http.Response.Header;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder on the class path, read once and served from memory, in the encoding that the client takes:
 * a file {@code x} may stand beside {@code x.br} and {@code x.gz}. What is under {@code assets/} has a name that
 * changes with its content, so clients may keep it for ever.
 */
public final class StaticFiles {
    /** Only this server's own files, no script or style in the page itself, nobody may frame it. */
    private static final Header PAGE_POLICY = new Header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

    private static final Header NO_REFERRER = new Header("Referrer-Policy", "no-referrer");
    private static final Header VARY = new Header("Vary", "Accept-Encoding");
    private static final Header FOR_EVER = new Header("Cache-Control", "public, max-age=31536000, immutable");
    private static final Header ASK_AGAIN = new Header("Cache-Control", "no-cache");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "yaml", "application/yaml",
            "txt", "text/plain; charset=utf-8",
            "webmanifest", "application/manifest+json");

    private final Map<String, Variants> files = new LinkedHashMap<>();

    /** One file in each of its encodings. */
    private record Variants(
            Variant plain,
            @Nullable Variant brotli,
            @Nullable Variant gzip) {
        Response answer(Request request) {
            String accepted = request.header(HttpHeaders.ACCEPT_ENCODING);
            Variant best = plain;
            if (accepted != null) {
                if (brotli != null && takes(accepted, "br")) best = brotli;
                else if (gzip != null && takes(accepted, "gzip")) best = gzip;
            }
            return best.etag.choose(request, best.full, best.notModified);
        }
    }

    /** Whether an Accept-Encoding names the coding, or else any, and does not give it the weight zero. */
    private static boolean takes(String accepted, String coding) {
        boolean any = false;
        for (String item : accepted.split(",", -1)) {
            String[] parts = item.split(";", 2);
            String name = parts[0].strip();
            boolean wanted = parts.length == 1 || !parts[1].strip().matches("[qQ]=0(\\.0*)?");
            if (name.equalsIgnoreCase(coding)) return wanted;
            if (name.equals("*")) any = wanted;
        }
        return any;
    }

    private record Variant(ETag etag, Response full, Response notModified) {}

    /**
     * Reads the folder.
     *
     * @param anchor a class of the same archive as the folder
     * @param folder its absolute name on the class path, {@code /web}
     */
    public StaticFiles(Class<?> anchor, String folder) {
        Map<String, byte[]> contents = read(anchor, folder);
        contents.forEach((name, bytes) -> {
            if (!name.endsWith(".br") && !name.endsWith(".gz")) {
                byte[] brotli = contents.get(name + ".br");
                byte[] gzip = contents.get(name + ".gz");
                files.put(
                        name,
                        new Variants(
                                variant(name, bytes, null),
                                brotli == null ? null : variant(name, brotli, "br"),
                                gzip == null ? null : variant(name, gzip, "gzip")));
            }
        });
    }

    /**
     * Writes the folder's files to where another server finds them, over those that are there.
     *
     * @param to made where it is missing
     */
    public static void unpack(Class<?> anchor, String folder, Path to) throws IOException {
        for (Map.Entry<String, byte[]> file : read(anchor, folder).entrySet()) {
            Path path = to.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
    }

    /** A route for each file that is no page, under its own name. */
    public List<Route> routes() {
        return files.keySet().stream()
                .filter(name -> !name.endsWith(".html"))
                .map(name -> page("/" + name, name))
                .toList();
    }

    /** A route that answers with one of the files. */
    public Route page(String path, String name) {
        Variants file = files.get(name);
        if (file == null) throw new IllegalArgumentException("there is no file " + name);
        return Route.get(path, Access.PUBLIC, request -> CompletableFuture.completedFuture(file.answer(request)));
    }

    private static Variant variant(String name, byte[] bytes, @Nullable String encoding) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        ETag etag = ETag.of(bytes);
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream")));
        headers.add(new Header("ETag", etag.text()));
        headers.add(VARY);
        headers.add(name.startsWith("assets/") ? FOR_EVER : ASK_AGAIN);
        if (extension.equals("html")) headers.addAll(List.of(PAGE_POLICY, NO_REFERRER));
        if (encoding != null) headers.add(new Header("Content-Encoding", encoding));
        Response full = new Response(200, headers, Buffer.buffer(bytes));
        return new Variant(etag, full, etag.notModified(full));
    }

    private static Map<String, byte[]> read(Class<?> anchor, String folder) {
        URL url = anchor.getResource(folder + "/index.html");
        if (url == null) throw new IllegalStateException("the client's files are missing: build the web module");
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) return readAll(Path.of(uri).resolveSibling(""));
            try (FileSystem archive = open(uri)) {
                return readAll(archive.getPath(folder));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileSystem open(URI uri) throws IOException {
        try {
            return FileSystems.getFileSystem(uri);
        } catch (FileSystemNotFoundException e) {
            return FileSystems.newFileSystem(uri, Map.of());
        }
    }

    private static Map<String, byte[]> readAll(Path root) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                contents.put(root.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return contents;
    }
}
