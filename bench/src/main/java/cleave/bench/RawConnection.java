package cleave.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One kept-alive HTTP/1.1 connection that does no more than it must: bytes out, status and body in. */
final class RawConnection implements AutoCloseable {
    private static final int LIMIT_MILLIS = 30_000;
    private static final int MOST_HEAD_BYTES = 16 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
    private final Socket socket = new Socket();
    private final InputStream in;
    private final byte[] head = new byte[MOST_HEAD_BYTES];

    RawConnection(int port) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a request and reads its answer to the end; the answer's status. */
    int exchange(byte[] request) throws IOException {
        Head head = head(request);
        in.skipNBytes(head.length());
        return head.status();
    }

    /** The same, with the answer's head and its body in UTF-8. */
    Answered ask(byte[] request) throws IOException {
        Head head = head(request);
        return new Answered(
                head.status(), head.text(), new String(in.readNBytes((int) head.length()), StandardCharsets.UTF_8));
    }

    record Answered(int status, String head, String body) {}

    private record Head(int status, String text, long length) {}

    private Head head(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String answer = readHead();
        Matcher status = STATUS.matcher(answer);
        if (!status.lookingAt()) {
            throw new IOException("Not HTTP/1.1: " + answer);
        }
        int code = Integer.parseInt(status.group(1));
        return new Head(code, answer, code == 304 ? 0 : length(answer));
    }

    private String readHead() throws IOException {
        int read = 0;
        while (read < 4 || !endsHead(read)) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The server closed the connection.");
            }
            if (read == head.length) {
                throw new IOException("The head of the answer is too long.");
            }
            head[read++] = (byte) next;
        }
        return new String(head, 0, read, StandardCharsets.ISO_8859_1);
    }

    private boolean endsHead(int read) {
        return head[read - 4] == '\r' && head[read - 3] == '\n' && head[read - 2] == '\r' && head[read - 1] == '\n';
    }

    private static long length(String answer) throws IOException {
        Matcher length = LENGTH.matcher(answer);
        if (!length.find()) {
            throw new IOException("An answer without Content-Length: " + answer);
        }
        return Long.parseLong(length.group(1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
