package cleave.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** 127.0.0.1, the only address that servers started here listen on. */
public final class Loopback {
    public static final String HOST = "127.0.0.1";
    private static final int TIMEOUT_MILLIS = 1000;
    private static final int FIRST_LASTING = 20_000;
    private static final int LASTING = 12_000;

    private Loopback() {}

    /** A port that nothing listens on now; another process may take it before you do. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A port that nothing listens on now and that no outgoing connection gets by chance, so that it can be kept: the
     * kernel takes those from 32768 on.
     */
    static int lastingPort() {
        for (int tries = 0; tries < LASTING; tries++) {
            int port = FIRST_LASTING + ThreadLocalRandom.current().nextInt(LASTING);
            if (free(HOST, port)) return port;
        }
        throw new ServerFailure(
                "No port of 127.0.0.1 from %d to %d is free.".formatted(FIRST_LASTING, FIRST_LASTING + LASTING - 1));
    }

    static String url(int port) {
        return "http://" + HOST + ":" + port;
    }

    /** Whether a server could listen there now. */
    static boolean free(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether an HTTP server on {@code port} answers a GET with 200. */
    static boolean answersWell(int port, String path) {
        String request = "GET " + path + " HTTP/1.0\r\nHost: " + HOST + "\r\n\r\n";
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return answer.endsWith(" 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A connection to {@code port}; reads on it fail after one second. */
    static Socket connect(int port) throws IOException {
        return connect(HOST, port);
    }

    private static Socket connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            // To connect to the address of all is to connect to this machine.
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Whether something accepts connections on {@code port}. */
    static boolean accepts(int port) {
        return accepts(HOST, port);
    }

    /** The same for any address of this machine. */
    static boolean accepts(String host, int port) {
        try (Socket socket = connect(host, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
