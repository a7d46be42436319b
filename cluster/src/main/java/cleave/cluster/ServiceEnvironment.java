package cleave.cluster;

import cleave.cluster.Service.Uses;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of a service's process, as variables: a process list shows a command line to everyone. */
record ServiceEnvironment(String name, Service service, Plan plan, ClusterFolder folder) {
    /** Connections of each process to its database. */
    static final int POOL = 8;

    /** A service whose database is away says so, and is there when that is. */
    private static final String DATABASE_WAIT = "10m";

    private static final String BUCKET = "media";

    /** The variables: what a person set counts where these say nothing. */
    Map<String, String> variables(String objectsSecretKey) {
        Map<String, String> all = new TreeMap<>(plan.settings());
        all.putAll(Map.of(
                "CLEAVE_MODULES", service.name(),
                "CLEAVE_HTTP_HOST", Loopback.HOST,
                "CLEAVE_HTTP_PORT", Integer.toString(plan.port(name)),
                "CLEAVE_HTTP_PROXIES", Loopback.HOST,
                "CLEAVE_MANAGEMENT_PORT", Integer.toString(plan.managementPort(name)),
                "CLEAVE_DATA_FOLDER", folder.part(name).resolve("data").toString(),
                "CLEAVE_DATABASE_URL", database(),
                "CLEAVE_DATABASE_USER", service.database(),
                "CLEAVE_DATABASE_PASSWORD", plan.password(service),
                "CLEAVE_DATABASE_POOL", Integer.toString(POOL)));
        all.put("CLEAVE_DATABASE_WAIT", DATABASE_WAIT);
        if (!service.name().equals("user")) {
            all.put("CLEAVE_USER_URL", urls("user"));
            // What nginx cannot answer itself of the client's addresses, it asks user.
            all.put("CLEAVE_CLIENT_BY", "front");
        }
        if (service.uses().contains(Uses.KEYS)) {
            // All replicas sign with the same keys, which the first one has made.
            all.put(
                    "CLEAVE_KEYS_FOLDER",
                    folder.part(service.name()).resolve("data/keys").toString());
        }
        if (service.uses().contains(Uses.OBJECTS)) {
            all.put("CLEAVE_OBJECTS_URL", "s3://" + BUCKET + "?endpoint=" + Loopback.url(plan.port(Plan.OBJECTS)));
            all.put("CLEAVE_OBJECTS_ACCESS_KEY", S3Server.ACCESS_KEY);
            all.put("CLEAVE_OBJECTS_SECRET_KEY", objectsSecretKey);
            all.put("CLEAVE_MEDIA_BY", "store");
        }
        if (service.uses().contains(Uses.EVENTS)) {
            all.put("CLEAVE_EVENTS_URL", "kafka://" + Loopback.HOST + ":" + plan.port(Plan.KAFKA));
        }
        if (service.uses().contains(Uses.POSTS)) all.put("CLEAVE_POST_URL", urls("post"));
        return all;
    }

    private String database() {
        return "jdbc:postgresql://%s:%d/%s".formatted(Loopback.HOST, plan.port(Plan.POSTGRES), service.database());
    }

    private String urls(String other) {
        return plan.urls(Service.named(other)).collect(Collectors.joining(","));
    }
}
