package cleave.post;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form as a browser would send it. */
final class Multipart {
    static final String TYPE = "multipart/form-data; boundary=edge";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Multipart text(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    Multipart file(String name, byte[] bytes) {
        return part("name=\"" + name + "\"; filename=\"../../etc/a b.java\"\r\nContent-Type: text/x-java", bytes);
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes("--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    private Multipart part(String disposition, byte[] bytes) {
        String head = "--edge\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }
}
