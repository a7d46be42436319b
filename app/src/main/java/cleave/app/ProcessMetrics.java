package cleave.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What the process says of itself: whether it is ready, room for data, memory, threads, processors, files, uptime. */
final class ProcessMetrics {
    /** A scrape must not take as long as a database that is away. */
    private static final long LONGEST_SECONDS = 2;

    private ProcessMetrics() {}

    static void bind(MeterRegistry registry, Readiness readiness, Path data) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("cleave.ready", readiness, ready -> isReady(ready) ? 1 : 0)
                .description("1 while nothing is lacking to answer every request, as /health/ready says it")
                .strongReference(true)
                .register(registry);
        File disk = data.toFile();
        Gauge.builder("cleave.data.free", disk, File::getUsableSpace)
                .description("Room that is left on the disk of the data folder")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
        Gauge.builder("cleave.data.disk", disk, File::getTotalSpace)
                .description("Size of the disk of the data folder")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
    }

    private static boolean isReady(Readiness readiness) {
        return CompletableFuture.supplyAsync(() -> readiness.lacking().isEmpty(), Thread::startVirtualThread)
                .completeOnTimeout(false, LONGEST_SECONDS, TimeUnit.SECONDS)
                .exceptionally(broken -> false)
                .join();
    }
}
