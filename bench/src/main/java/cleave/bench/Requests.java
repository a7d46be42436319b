package cleave.bench;

import cleave.bench.CleaveApi.Person;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Requests as the bytes that go over a {@link RawConnection}. */
final class Requests {
    private Requests() {}

    static byte[] get(String path, Person person, String... headers) {
        StringBuilder more = new StringBuilder();
        for (String header : headers) {
            more.append(header).append("\r\n");
        }
        return head("GET", path, person, more.toString());
    }

    static byte[] post(String path, Person person, String json) {
        return post(path, person, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] post(String path, Person person, String type, byte[] body) {
        String headers = "Content-Type: %s\r\nContent-Length: %d\r\n".formatted(type, body.length);
        byte[] head = head("POST", path, person, headers);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static byte[] head(String method, String path, Person person, String headers) {
        return "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n%s\r\n"
                .formatted(method, path, person.token(), headers)
                .getBytes(StandardCharsets.UTF_8);
    }
}
