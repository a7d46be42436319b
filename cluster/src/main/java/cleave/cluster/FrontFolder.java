package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder with all that an nginx of elsewhere needs in front of the services: its configuration and the client's files.
 * It is started with {@code nginx -p FOLDER -c nginx.conf}, as any user: what it writes is in {@code /tmp} and in the
 * cache.
 *
 * @param listen port, or address and port, for users
 * @param addresses of services that are not where all are by default: at their name and {@link #PORT}
 * @param store address of the S3
 * @param cache folder of the pictures and snippets that nginx keeps
 * @param resolver address of the DNS server that knows those names, asked again each second; null where they stay the
 *     same
 */
public record FrontFolder(
        String listen,
        Map<String, String> addresses,
        String store,
        String cache,
        @Nullable String resolver) {
    public static final int PORT = 8080;

    /**
     * Writes it, over what is there.
     *
     * @throws ServerFailure when a service is unknown
     * @throws IOException when it cannot be written
     */
    public void write(Path folder, ClientFiles client) throws IOException {
        addresses.keySet().forEach(Service::named);
        List<String> modules = Service.ALL.stream().map(Service::name).toList();
        Map<String, List<String>> services =
                modules.stream().collect(Collectors.toMap(Function.identity(), name -> List.of(address(name))));
        Files.createDirectories(folder);
        String http = new Front(listen, services, store, cache, resolver).http();
        Files.writeString(
                folder.resolve("nginx.conf"), Resource.text("nginx.conf").replace("@http@", http));
        client.unpack(folder.resolve("client"), modules);
    }

    private String address(String name) {
        return addresses.getOrDefault(name, name + ":" + PORT);
    }
}
