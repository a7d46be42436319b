package cleave.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** A form as a browser sends it, a part after the other. One thread. */
public final class Form {
    private static final String BOUNDARY = "edge-of-a-part-4f1c9a";
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    public Form text(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(UTF_8));
    }

    public Form file(String name, String filename, byte[] content) {
        return part(
                "name=\"" + name + "\"; filename=\"" + filename + "\"\r\nContent-Type: application/octet-stream",
                content);
    }

    private Form part(String head, byte[] content) {
        parts.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n").getBytes(UTF_8));
        parts.writeBytes(content);
        parts.writeBytes("\r\n".getBytes(UTF_8));
        return this;
    }

    /** Makes the form the body of a POST. */
    public HttpRequest.Builder in(HttpRequest.Builder request) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(parts.toByteArray());
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }
}
