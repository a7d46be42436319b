package cleave.app;

import cleave.cluster.Cluster;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The flag that says which services shape is meant. */
final class ClusterData {
    static final String FLAG = "--data";

    @Option(
            names = FLAG,
            paramLabel = "FOLDER",
            defaultValue = "${env:CLEAVE_DATA_FOLDER:-./data}",
            description = "Where the data is (./data).")
    private Path folder = Path.of("data");

    Path folder() {
        return folder;
    }

    Cluster cluster() {
        return new Cluster(folder);
    }

    /** What a person types to run one of our commands on the same data. */
    String command(String name) {
        boolean usual = folder.normalize().equals(Path.of("data"));
        return "./cleave " + name + (usual ? "" : " " + FLAG + " " + folder);
    }
}
