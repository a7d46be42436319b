package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another honest solution of the labs, in memory, with its own names for everything: {@code somebody.properties} maps
 * them. One monitor guards all of its state.
 */
final class SomebodysSolution implements AutoCloseable {
    private static final int TEN = 10;
    private static final Duration CHECKED = Duration.ofMillis(200);
    private static final Pattern OLDER_THAN = Pattern.compile("[?&]olderThan=(\\d+)");
    private static final Pattern QUESTION = Pattern.compile("/api/questions/(\\d+)/full");

    private final SomebodysTokens tokens = new SomebodysTokens();
    private final Map<String, User> usersByName = new LinkedHashMap<>();
    private final List<Made> entries = new ArrayList<>();
    private final List<Made> pictures = new ArrayList<>();
    private final List<Made> questions = new ArrayList<>();
    private final List<Made> notices = new ArrayList<>();
    private final Duration retention;
    private final LocalServer server;
    private final SomebodysFiles files;

    private record User(int id, String name, String secret) {}

    /** Anything that a user made, as its list shows it. */
    private record Made(int id, int userId, OffsetDateTime at, ObjectNode json) {}

    SomebodysSolution() throws IOException {
        this(Duration.ofDays(30));
    }

    /** One that keeps notices no longer than this. */
    SomebodysSolution(Duration retention) throws IOException {
        this.retention = retention;
        server = new LocalServer(this::answer);
        files = new SomebodysFiles(server.base());
    }

    URI base() {
        return server.base();
    }

    private synchronized Answer answer(Call call) {
        notices.removeIf(notice ->
                notice.at().isBefore(OffsetDateTime.now(ZoneOffset.UTC).minus(retention)));
        return switch (call.method() + " " + call.pathWithoutQuery()) {
            case "POST /api/users" -> signUp(call);
            case "POST /api/sessions" -> signIn(call);
            case "POST /api/entries" -> as(call, this::write);
            case "GET /api/entries/latest" -> as(call, (asked, user) -> read(asked, user, entries));
            case "POST /api/pictures" -> as(call, this::upload);
            case "GET /api/pictures/latest" -> as(call, (asked, user) -> read(asked, user, pictures));
            case "POST /api/questions" -> as(call, this::ask);
            case "GET /api/questions/latest" -> as(call, (asked, user) -> read(asked, user, questions));
            case "POST /api/notices" -> as(call, this::notice);
            case "GET /api/notices/latest" -> as(call, (asked, user) -> read(asked, user, notices));
            default -> elsewhere(call);
        };
    }

    private Answer as(Call call, BiFunction<Call, User, Answer> handler) {
        return reader(call).map(user -> handler.apply(call, user)).orElseGet(() -> refuse(call, 403));
    }

    private Answer elsewhere(Call call) {
        Matcher question = QUESTION.matcher(call.pathWithoutQuery());
        if (question.matches()) {
            return as(call, (asked, user) -> question(asked, Integer.parseInt(question.group(1))));
        }
        return call.path().startsWith("/files") ? files.answer(call) : refuse(call, 404);
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
        return content.isTextual() && !content.asText().isBlank()
                ? reply(call, 200, made(entries, user, Json.object().put("content", content.asText())))
                : refuse(call, 400);
    }

    private static ObjectNode made(List<Made> list, User user, ObjectNode json) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.ofHours(2));
        int id = list.isEmpty() ? 1 : list.getLast().id() + 1;
        json.put("no", id).put("at", now.toString()).putObject("by").put("userId", user.id());
        list.add(new Made(id, user.id(), now, json));
        return json;
    }

    private Answer read(Call call, User user, List<Made> all) {
        Matcher older = OLDER_THAN.matcher(call.path());
        int before = older.find() ? Integer.parseInt(older.group(1)) : Integer.MAX_VALUE;
        List<Made> others = all.reversed().stream()
                .filter(made -> made.userId() != user.id())
                .filter(made -> made.id() < before)
                .filter(made -> !isHidden(made))
                .limit(TEN + 1)
                .toList();
        List<Made> page = others.subList(0, Math.min(TEN, others.size()));
        ObjectNode list = Json.object();
        ArrayNode items = list.putArray("items");
        page.forEach(made -> items.add(made.json()));
        Answer answer = reply(call, 200, list);
        return others.size() > TEN
                ? answer.withHeader(
                        "Link",
                        "<" + call.pathWithoutQuery() + "?olderThan="
                                + page.getLast().id() + ">; rel=\"next\"")
                : answer;
    }

    /** The checker takes its time. */
    private static boolean isHidden(Made made) {
        boolean judged = made.at().isBefore(OffsetDateTime.now(ZoneOffset.UTC).minus(CHECKED));
        return judged && ModerationTexts.isHateful(made.json().path("content").asText());
    }

    private Answer upload(Call call, User user) {
        Optional<String> href = files.keepPicture(call);
        if (href.isEmpty()) {
            return refuse(call, 400);
        }
        ObjectNode picture = Json.object();
        picture.putObject("file").put("href", href.get());
        return reply(call, 200, made(pictures, user, picture));
    }

    private Answer ask(Call call, User user) {
        JsonNode body = body(call);
        String content = body.path("content").asText();
        if (content.isBlank()) {
            return refuse(call, 400);
        }
        ObjectNode question = Json.object().put("content", content);
        if (body.path("code").has("source")) {
            String source = body.path("code").path("source").asText();
            question.putObject("code")
                    .put("kind", body.path("code").path("kind").asText())
                    .put("href", files.keepText(source));
        }
        ObjectNode asked = made(questions, user, question);
        announce(asked.path("no").asInt(), user);
        return reply(call, 200, asked);
    }

    private ObjectNode announce(int question, User user) {
        return notices.stream()
                .map(Made::json)
                .filter(notice -> notice.path("question").asInt() == question)
                .findFirst()
                .orElseGet(() -> made(notices, user, Json.object().put("question", question)));
    }

    private Answer question(Call call, int id) {
        return id >= 1 && id <= questions.size()
                ? reply(call, 200, questions.get(id - 1).json())
                : refuse(call, 404);
    }

    private Answer notice(Call call, User user) {
        int id = body(call).path("question").asInt();
        if (id < 1 || id > questions.size()) {
            return refuse(call, 404);
        }
        return questions.get(id - 1).userId() == user.id() ? reply(call, 200, announce(id, user)) : refuse(call, 403);
    }

    private static JsonNode body(Call call) {
        return Json.read(call.text());
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
