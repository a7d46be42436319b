package cleave.bench;

import cleave.cluster.Cleave;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

/** A server's metrics, as Prometheus would read them. */
record Metrics(String text) {
    private static final int LIMIT_MILLIS = 10_000;

    static Metrics of(Cleave server) {
        return at(server.managementUrl());
    }

    /** Those of whoever answers there. */
    static Metrics at(String managementUrl) {
        try {
            URLConnection connection =
                    URI.create(managementUrl + "/metrics").toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try (InputStream in = connection.getInputStream()) {
                return new Metrics(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new BenchFailure("Cannot read the metrics: " + e.getMessage(), e);
        }
    }

    /** The sum of all samples whose name and labels begin so; 0 where there is none. */
    double sum(String beginning) {
        return text.lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    double heapMegabytes() {
        return sum("jvm_memory_used_bytes{area=\"heap\"") / 1024 / 1024;
    }
}
