package cleave.e2e.http;

import cleave.cluster.Cleave;
import cleave.cluster.Folder;
import cleave.e2e.Api;
import cleave.e2e.Programs;
import java.nio.file.Path;
import java.util.Map;

/** A server with SQLite for one test or suite alone, because it has settings of its own or is measured. */
record OwnServer(Path folder, Cleave server, Api api) implements AutoCloseable {
    /** Starts a server with these settings. */
    static OwnServer with(Map<String, String> settings) {
        Path folder = Folder.temporary("cleave-http-");
        Cleave server = Programs.lastingServer(folder, settings).keepingPorts();
        try {
            server.start();
            return new OwnServer(folder, server, new Api(server.url()));
        } catch (RuntimeException e) {
            Folder.delete(folder);
            throw e;
        }
    }

    /** Stops it in good order and starts it again, on the same data and ports. */
    void restart() {
        server.stop();
        server.start();
    }

    @Override
    public void close() {
        api.close();
        server.close();
        Folder.delete(folder);
    }
}
