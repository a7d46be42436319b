package cleave.bench;

import cleave.bench.CleaveApi.Person;
import java.nio.charset.StandardCharsets;

/** Requests as the bytes that go over a {@link RawConnection}. */
final class Requests {
    private Requests() {}

    static byte[] get(String path, Person person, String... headers) {
        StringBuilder more = new StringBuilder();
        for (String header : headers) {
            more.append(header).append("\r\n");
        }
        return bytes("GET", path, person, more.toString(), "");
    }

    static byte[] post(String path, Person person, String json) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return bytes(
                "POST",
                path,
                person,
                "Content-Type: application/json\r\nContent-Length: %d\r\n".formatted(length),
                json);
    }

    private static byte[] bytes(String method, String path, Person person, String headers, String body) {
        return "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n%s\r\n%s"
                .formatted(method, path, person.token(), headers, body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
