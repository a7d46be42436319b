package cleave.e2e;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A TCP connection that sends bytes as they are given. Connecting and every read end after 10 seconds at the latest. */
public final class RawConnection implements AutoCloseable {
    private static final int LIMIT_MILLIS = 10_000;
    private static final String LENGTH = "\r\ncontent-length:";
    private final Socket socket = new Socket();

    /**
     * Connects.
     *
     * @param url of which host and port count
     */
    public RawConnection(String url) throws IOException {
        URI uri = URI.create(url);
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), LIMIT_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends the text's characters as bytes, so it must be Latin-1. */
    public RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Says that nothing more will be sent. */
    public RawConnection halfClose() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /**
     * The next answer, or what came of it when the server closed before its end: the head, and as much of a body as
     * Content-Length tells.
     */
    public String answer() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        byte[] body = in.readNBytes(length(head.toString().toLowerCase(Locale.ROOT)));
        return head + new String(body, StandardCharsets.UTF_8);
    }

    private static int length(String head) {
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int from = at + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }

    /** The status code of the next answer, or 0 when the server closes without one. */
    public int status() throws IOException {
        String answer = answer();
        return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
    }

    /** Whether the server closes the connection before the deadline of a read; what it still sends is dropped. */
    public boolean closedByServer() throws IOException {
        try {
            socket.getInputStream().skipNBytes(Long.MAX_VALUE);
            return false;
        } catch (EOFException closed) {
            return true;
        } catch (SocketException reset) {
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
