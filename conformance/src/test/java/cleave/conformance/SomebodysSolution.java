package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another honest solution of the lab, in memory, with its own names for everything: {@code somebody.properties} maps
 * them. One monitor guards all of its state.
 */
final class SomebodysSolution implements AutoCloseable {
    private static final int TEN = 10;
    private static final Pattern OLDER_THAN = Pattern.compile("[?&]olderThan=(\\d+)");

    private final SomebodysTokens tokens = new SomebodysTokens();
    private final Map<String, User> usersByName = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final LocalServer server;

    private record User(int id, String name, String secret) {}

    private record Entry(int id, int userId, String content, String at) {}

    SomebodysSolution() throws IOException {
        server = new LocalServer(this::answer);
    }

    URI base() {
        return server.base();
    }

    private synchronized Answer answer(Call call) {
        return switch (call.method() + " " + call.pathWithoutQuery()) {
            case "POST /api/users" -> signUp(call);
            case "POST /api/sessions" -> signIn(call);
            case "POST /api/entries" ->
                reader(call).map(user -> write(call, user)).orElseGet(() -> refuse(call, 403));
            case "GET /api/entries/latest" ->
                reader(call).map(user -> read(call, user)).orElseGet(() -> refuse(call, 403));
            default -> refuse(call, 404);
        };
    }

    private Answer signUp(Call call) {
        JsonNode body = body(call);
        String name = body.path("account").path("username").asText();
        String secret = body.path("account").path("secret").asText();
        if (name.isBlank() || secret.isBlank()) {
            return refuse(call, 400);
        }
        User user = new User(usersByName.size() + 1, name, secret);
        if (usersByName.putIfAbsent(name, user) != null) {
            return refuse(call, 400);
        }
        return reply(call, 200, Json.object().put("userId", user.id()).put("username", name));
    }

    private Answer signIn(Call call) {
        JsonNode body = body(call);
        User user = usersByName.get(body.path("login").asText());
        if (user == null || !user.secret().equals(body.path("secret").asText())) {
            return refuse(call, 403);
        }
        ObjectNode session = Json.object();
        session.putObject("session").put("accessToken", tokens.issue(user.name()));
        return reply(call, 200, session);
    }

    private Optional<User> reader(Call call) {
        String header = call.header("X-Auth");
        return header.startsWith("Token ")
                ? tokens.subject(header.substring("Token ".length())).map(usersByName::get)
                : Optional.empty();
    }

    private Answer write(Call call, User user) {
        JsonNode content = body(call).path("content");
        if (!content.isTextual() || content.asText().isBlank()) {
            return refuse(call, 400);
        }
        String now = OffsetDateTime.now(ZoneOffset.ofHours(2)).toString();
        Entry entry = new Entry(entries.size() + 1, user.id(), content.asText(), now);
        entries.add(entry);
        return reply(call, 200, json(entry));
    }

    private Answer read(Call call, User user) {
        Matcher older = OLDER_THAN.matcher(call.path());
        int before = older.find() ? Integer.parseInt(older.group(1)) : Integer.MAX_VALUE;
        List<Entry> others = newestOfOthers(user)
                .filter(entry -> entry.id() < before)
                .limit(TEN + 1)
                .toList();
        List<Entry> page = others.subList(0, Math.min(TEN, others.size()));
        ObjectNode list = Json.object();
        ArrayNode items = list.putArray("items");
        page.forEach(entry -> items.add(json(entry)));
        Answer answer = reply(call, 200, list);
        return others.size() > TEN
                ? answer.withHeader(
                        "Link",
                        "</api/entries/latest?olderThan=" + page.getLast().id() + ">; rel=\"next\"")
                : answer;
    }

    private Stream<Entry> newestOfOthers(User user) {
        return entries.reversed().stream().filter(entry -> entry.userId() != user.id());
    }

    private static ObjectNode json(Entry entry) {
        ObjectNode json = Json.object()
                .put("no", entry.id())
                .put("content", entry.content())
                .put("at", entry.at());
        json.putObject("by").put("userId", entry.userId());
        return json;
    }

    private static JsonNode body(Call call) {
        return Json.read(new String(call.body(), StandardCharsets.UTF_8));
    }

    /** Refuses with a time in the body, as many frameworks do. */
    private static Answer refuse(Call call, int status) {
        return reply(
                call,
                status,
                Json.object()
                        .put("timestamp", OffsetDateTime.now(ZoneOffset.UTC).toString())
                        .put("status", status));
    }

    private static Answer reply(Call call, int status, JsonNode body) {
        return new Answer(call, status, Map.of("Content-Type", List.of("application/json")), body.toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
