package cleave.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form as browsers send it, part by part. For one thread; the parts stand in the order in which they were added. */
final class Multipart {
    private final String boundary = "check-" + Solution.fresh();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Multipart text(String name, String value) {
        return part("form-data; name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8));
    }

    Multipart file(String name, String fileName, String type, byte[] content) {
        return part("form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"", type, content);
    }

    private Multipart part(String disposition, String type, byte[] content) {
        ascii("--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\n");
        ascii(type.isEmpty() ? "\r\n" : "Content-Type: " + type + "\r\n\r\n");
        bytes.writeBytes(content);
        ascii("\r\n");
        return this;
    }

    private void ascii(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The request with all parts so far. */
    Call post(String path) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return Call.of("POST", path)
                .withHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
                .withBody(whole.toByteArray());
    }
}
