package cleave.app;

import cleave.platform.peer.Peer;
import cleave.platform.peer.PeerSettings;
import cleave.platform.runtime.SettingsException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The other services that this process may ask: those whose URL is given. */
record Peers(Optional<Peer> user, Optional<Peer> post) {

    /** @param opened gets what is to be closed, the last first */
    static Peers open(PeerSettings settings, MeterRegistry registry, Deque<AutoCloseable> opened) {
        return new Peers(
                peer("user", settings.user(), registry, opened), peer("post", settings.post(), registry, opened));
    }

    private static Optional<Peer> peer(
            String name, List<String> urls, MeterRegistry registry, Deque<AutoCloseable> opened) {
        if (urls.isEmpty()) return Optional.empty();
        Peer peer = new Peer(name, urls, registry);
        opened.push(peer);
        return Optional.of(peer);
    }

    /** What to say where a module needs another that runs neither here nor, as far as is known, elsewhere. */
    static SettingsException missing(String module, String needed) {
        return new SettingsException("The module " + module + " needs " + needed + ": add " + needed
                + " to --modules, or say where it runs with --set " + needed + ".url=http://HOST:PORT.");
    }
}
