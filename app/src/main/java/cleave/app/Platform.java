package cleave.app;

import cleave.platform.auth.AuthSettings;
import cleave.platform.events.EventSettings;
import cleave.platform.events.Events;
import cleave.platform.events.KafkaSettings;
import cleave.platform.objects.KeepsObjects;
import cleave.platform.objects.Media;
import cleave.platform.objects.MediaSettings;
import cleave.platform.objects.ObjectSettings;
import cleave.platform.objects.ObjectStores;
import cleave.platform.objects.Objects;
import cleave.platform.objects.Sweeper;
import cleave.platform.peer.PeerSettings;
import cleave.platform.runtime.Settings;
import cleave.platform.sql.DatabaseSettings;
import cleave.platform.sql.Databases;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What modules are built from. */
record Platform(
        Settings settings,
        Databases databases,
        Identity identity,
        Peers peers,
        Objects objects,
        Media media,
        Events events,
        MeterRegistry registry,
        InstantSource clock,
        Executor blocking) {

    /**
     * Opens the parts; the events are not started yet.
     *
     * @param data the folder for everything that must survive
     * @param modules the names of those that run here
     * @param readiness is told what the start waits for
     * @param opened gets what is to be closed, the last first
     */
    static Platform open(
            Settings settings,
            Path data,
            List<String> modules,
            MeterRegistry registry,
            Readiness readiness,
            Deque<AutoCloseable> opened) {
        InstantSource clock = Clock.systemUTC();
        ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
        opened.push(blocking::shutdownNow);
        AuthSettings auth = settings.get(AuthSettings.class);
        Path keys = settings.get(AppSettings.class).keys(data);
        Peers peers = Peers.open(settings.get(PeerSettings.class), registry, opened);
        Identity identity = modules.contains("user")
                ? Identity.here(auth, keys, clock)
                : Identity.of(
                        peers.user().orElseThrow(() -> Peers.missing(modules.getFirst(), "user")), auth, clock, opened);
        Objects objects = ObjectStores.open(settings.get(ObjectSettings.class), data);
        opened.push(objects);
        // One whose modules have no URLs to sign may have a folder of keys in which it can make none.
        Media media = Modules.keepObjects(modules)
                ? Media.open(settings.get(MediaSettings.class), settings.get(ObjectSettings.class), keys, clock)
                : Media.ofNobody();
        return new Platform(
                settings,
                new Databases(settings.get(DatabaseSettings.class), data, readiness::waitsFor),
                identity,
                peers,
                objects,
                media,
                new Events(settings.get(EventSettings.class), settings.get(KafkaSettings.class), registry, clock),
                registry,
                clock,
                blocking);
    }

    /** A sweeper for the module's objects, to be started, and to be closed before the module. */
    Sweeper sweeper(KeepsObjects module) {
        ObjectSettings sweeping = settings.get(ObjectSettings.class);
        return new Sweeper(objects, module.references(), module.database(), sweeping, registry, clock);
    }
}
