package cleave.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a process that runs here whether it is ready. An engine does so every few seconds in each container, so it is a
 * program of its own that needs next to nothing of the JVM: plain sockets, no settings but two variables.
 */
final class Health {
    private static final int CONNECT_LIMIT_MILLIS = 1000;
    private static final int ANSWER_LIMIT_MILLIS = 3000;
    private static final int MOST_BYTES = 8192;
    private static final String READY = "HTTP/1.1 200";

    private Health() {}

    public static void main(String[] args) {
        System.exit(ask(variable("CLEAVE_MANAGEMENT_HOST", "127.0.0.1"), variable("CLEAVE_MANAGEMENT_PORT", "8081")));
    }

    private static String variable(String name, String byDefault) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? byDefault : value.strip();
    }

    /** Prints what it answers; 0 when it is ready, else 1. */
    static int ask(String host, String port) {
        String at = reachable(host);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(at, Integer.parseInt(port)), CONNECT_LIMIT_MILLIS);
            socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
            socket.getOutputStream().write(request());
            InputStream in = socket.getInputStream();
            String answer = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            System.out.println(
                    answer.substring(Math.max(0, answer.indexOf("\r\n\r\n"))).strip());
            return answer.startsWith(READY) ? 0 : 1;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("Nothing answers on port "
                    .concat(port)
                    .concat(" of ")
                    .concat(at)
                    .concat(": is Cleave started?"));
            return 1;
        }
    }

    private static byte[] request() {
        return "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** One who listens on all addresses listens on that of this machine too. */
    private static String reachable(String host) {
        if (host.equals("0.0.0.0")) return "127.0.0.1";
        return host.equals("::") ? "::1" : host;
    }
}
