package cleave.cluster;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the services shape keeps everything: {@code cluster} in the data folder, with a folder for each process. */
record ClusterFolder(Path path) {
    static final String SUPERVISOR = "supervisor";

    static ClusterFolder of(Path data) {
        return new ClusterFolder(data.toAbsolutePath().normalize().resolve("cluster"));
    }

    void create() {
        Folder.create(path);
        if (!Files.isWritable(path)) {
            throw new ServerFailure("The folder " + path + " cannot be written. Choose another one with --data.");
        }
    }

    JsonFile<Wanted> wanted() {
        return new JsonFile<>(path.resolve("wanted.json"), Wanted.class);
    }

    JsonFile<Plan> plan() {
        return new JsonFile<>(path.resolve("plan.json"), Plan.class);
    }

    JsonFile<State> state() {
        return new JsonFile<>(path.resolve("state.json"), State.class);
    }

    /** Locked by the supervisor, so that there is one. */
    Path lock() {
        return path.resolve("lock");
    }

    Path part(String name) {
        return path.resolve(name);
    }
}
