package cleave.e2e.faults;

import cleave.cluster.Loopback;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** What lies between Cleave and PostgreSQL, and breaks when it is told to. */
final class DatabaseWire implements AutoCloseable {
    /** How PostgreSQL says that it has committed. */
    private static final String COMMITTED = "C\0\0\0\u000BCOMMIT\0";

    private final ServerSocket door;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean losing = new AtomicBoolean();
    private volatile int target;

    DatabaseWire() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.ofLiteral(Loopback.HOST));
        Thread.ofVirtual().start(this::accept);
    }

    /** The same database by way of this. */
    String to(String jdbcUrl) {
        target = URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
        return jdbcUrl.replace(":" + target + "/", ":" + door.getLocalPort() + "/");
    }

    /** The next commit happens, but its connection breaks before anybody is told. */
    void loseNextCommit() {
        losing.set(true);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.ofLiteral(Loopback.HOST), target);
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pump(client, server, false));
                Thread.ofVirtual().start(() -> pump(server, client, true));
            }
        } catch (IOException closed) {
            // So it ends.
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] block = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                boolean commit = answers && new String(block, 0, read, StandardCharsets.ISO_8859_1).contains(COMMITTED);
                if (commit && losing.compareAndSet(true, false)) return;
                out.write(block, 0, read);
            }
        } catch (IOException closed) {
            // So it ends.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) socket.close();
    }
}
