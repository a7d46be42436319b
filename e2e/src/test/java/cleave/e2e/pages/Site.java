package cleave.e2e.pages;

import cleave.cluster.Cleave;
import cleave.cluster.Folder;
import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Api.Status;
import cleave.e2e.Programs;
import cleave.e2e.Services;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A running server, with what a test prepares on it by the API rather than in a browser. */
final class Site implements AutoCloseable {
    /** A text that every checker finds hateful. */
    static final String HATEFUL = "They are vermin and subhuman, and all of them must be driven out.";

    private static final String OPERATOR = "operator@example.org";

    /** The settings of a server that has an operator. */
    static final Map<String, String> OPERATED = Map.of("operators", OPERATOR);

    private final AtomicInteger people = new AtomicInteger();
    private final Api api;
    private final Runnable end;
    private @Nullable Person operator;

    private Site(String url, Runnable end) {
        this.api = new Api(url);
        this.end = end;
    }

    /** One that runs already, whatever its shape, and goes on running. */
    static Site at(String url) {
        return new Site(url, () -> {});
    }

    /** A process per service behind nginx. */
    static Site onServices() {
        Services services = Services.up();
        return new Site(services.url(), services::close);
    }

    static Site start(Map<String, String> settings) {
        Path folder = Folder.temporary("cleave-pages-");
        Cleave server = Programs.server(folder, settings);
        try {
            server.start();
            return new Site(server.url(), () -> {
                server.close();
                Folder.delete(folder);
            });
        } catch (RuntimeException e) {
            Folder.delete(folder);
            throw e;
        }
    }

    String url() {
        return api.url();
    }

    /** An e-mail that nobody has used on this server. */
    String newEmail(String name) {
        return name + people.incrementAndGet() + "@example.org";
    }

    /** Somebody new who is logged in. */
    Person person(String name) {
        return api.person(newEmail(name));
    }

    Person personWithEmail(String email) {
        return api.person(email);
    }

    /** The one who decides what is held, on a server that is {@link #OPERATED}. */
    synchronized Person operator() {
        if (operator == null) operator = api.person(OPERATOR);
        return operator;
    }

    /** Writes what is hateful and waits until it is held; answers with the status's id. */
    String held(Person author) {
        String id = idOf(api.write(author, HATEFUL));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> state(author, id).equals("held"));
        return id;
    }

    /** The id of what somebody wrote in a browser. */
    String written(Person author, String text) {
        return api.mine(author).stream()
                .filter(status -> status.text().equals(text))
                .map(Status::id)
                .findFirst()
                .orElseThrow();
    }

    /** Decides as the operator. */
    void decide(String status, String decision, String note) {
        api.post("/moderation/" + status + "/" + decision, operator().token(), Map.of("note", note), Map.of())
                .expect(200);
    }

    private String state(Person author, String id) {
        for (JsonNode status : list(author, "/status/mine")) {
            if (status.path("id").asText().equals(id))
                return status.path("moderation").path("state").asText();
        }
        return "";
    }

    void write(Person author, String... texts) {
        for (String text : texts) api.write(author, text).expect(201);
    }

    /** Posts a text; answers with the post's id. */
    String post(Person author, String text) {
        return idOf(api.post("/post", author.token(), Map.of("text", text), Map.of()));
    }

    /** Posts a text with a snippet; answers with the post's id. */
    String post(Person author, String text, String language, String code) {
        Map<String, String> snippet = Map.of("language", language, "code", code);
        return idOf(api.post("/post", author.token(), Map.of("text", text, "snippet", snippet), Map.of()));
    }

    /** Shares a picture; answers with the story's id. */
    String share(Person author, byte[] picture) {
        return idOf(api.send(api.request("/story", author.token())
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(picture))));
    }

    /** What one list holds of others, newest first. */
    JsonNode list(Person reader, String path) {
        return api.get(path, reader.token()).expect(200).json();
    }

    /** The bytes of a post's snippet as the object store has them. */
    String code(Person reader, String post) {
        String url = list(reader, "/post/" + post).path("snippet").path("url").asText();
        return api.get(url, null).expect(200).body();
    }

    private static String idOf(Answer answer) {
        return answer.expect(201).json().path("id").asText();
    }

    /** What somebody has written, newest first. */
    List<String> writtenBy(Person author) {
        return api.mine(author).stream().map(Status::text).toList();
    }

    Api api() {
        return api;
    }

    /** What the browser of somebody who is logged in keeps, as Playwright takes it. */
    String keptFor(Person person) {
        ObjectNode session = JsonNodeFactory.instance.objectNode().put("token", person.token());
        session.putObject("user")
                .put("id", person.id())
                .put("email", person.email())
                .put("name", person.name());
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.putArray("cookies");
        ObjectNode origin = state.putArray("origins").addObject().put("origin", url());
        origin.putArray("localStorage")
                .addObject()
                .put("name", "cleave.session")
                .put("value", session.toString());
        return state.toString();
    }

    @Override
    public void close() {
        api.close();
        end.run();
    }
}
