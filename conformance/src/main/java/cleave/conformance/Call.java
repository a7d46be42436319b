package cleave.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** One request: a method, a path with its query, headers and a body. Immutable; each {@code with} makes another. */
final class Call {
    private static final byte[] NOTHING = {};

    private final String method;
    private final String path;
    private final Map<String, String> headers;
    private final byte[] body;

    private Call(String method, String path, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    static Call of(String method, String path) {
        return new Call(method, path, Map.of(), NOTHING);
    }

    static Call get(String path) {
        return of("GET", path);
    }

    static Call post(String path, String json) {
        return of("POST", path).withHeader("Content-Type", "application/json").withBody(json);
    }

    Call withPath(String other) {
        return new Call(method, other, headers, body);
    }

    Call withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Call(method, path, more, body);
    }

    Call withoutHeader(String name) {
        Map<String, String> fewer = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fewer.putAll(headers);
        fewer.remove(name);
        return new Call(method, path, fewer, body);
    }

    Call withBody(String text) {
        return withBody(text.getBytes(StandardCharsets.UTF_8));
    }

    Call withBody(byte[] bytes) {
        return new Call(method, path, headers, bytes.clone());
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    String pathWithoutQuery() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    Map<String, String> headers() {
        return headers;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The method and path, as a report names the request. */
    String name() {
        return method + " " + path;
    }
}
