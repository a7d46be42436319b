package cleave.app;

import cleave.moderation.ModerationModule;
import cleave.moderation.model.Models;
import cleave.moderation.model.ModerationThresholds;
import cleave.notification.CleanerSettings;
import cleave.notification.NotificationModule;
import cleave.platform.auth.AuthSettings;
import cleave.platform.auth.PasswordHasher;
import cleave.platform.auth.ThrottleSettings;
import cleave.platform.http.Module;
import cleave.platform.runtime.SettingsException;
import cleave.platform.runtime.StartOrder;
import cleave.platform.sql.DatabaseSettings;
import cleave.post.PostModule;
import cleave.post.RemotePosts;
import cleave.post.api.Posts;
import cleave.status.ModerationSettings;
import cleave.status.StatusModule;
import cleave.story.StoryModule;
import cleave.story.picture.PictureSettings;
import cleave.user.OperatorSettings;
import cleave.user.UserModule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of modules. A new module is a row here. */
final class Modules {
    /**
     * A module.
     *
     * @param name what settings, tables and metrics call it
     * @param needs modules whose events or answers it uses; where they run in this process too, they start before it
     * @param lab what it is there for, in a line
     */
    record Row(String name, List<String> needs, String lab, Factory factory) {}

    /** Builds a module from the platform and from the modules that are built already, by name. */
    @FunctionalInterface
    interface Factory {
        Module build(Platform platform, Map<String, Module> built);
    }

    static final List<Row> TABLE = List.of(
            new Row("user", List.of(), "register, log in, who am I", Modules::user),
            new Row("status", List.of("user"), "write a status, read those of others", Modules::status),
            new Row("story", List.of("user"), "share a picture, see those of others", Modules::story),
            new Row("post", List.of("user"), "publish a post with a code snippet, read those of others", Modules::post),
            new Row(
                    "notification",
                    List.of("user", "post"),
                    "hear of others' posts; the cleaner of old notifications",
                    Modules::notification),
            new Row(
                    "moderation",
                    List.of("user", "status"),
                    "judge statuses; operators decide what is held or doubtful",
                    Modules::moderation));

    private Modules() {}

    /** The rows that the setting names ({@code all} or names), in the order in which they start. */
    static List<Row> chosen(List<String> wanted) {
        Map<String, Row> rows = new TreeMap<>();
        Map<String, List<String>> needs = new TreeMap<>();
        for (Row row : TABLE) {
            rows.put(row.name(), row);
            needs.put(row.name(), row.needs());
        }
        List<String> names =
                wanted.contains("all") ? TABLE.stream().map(Row::name).toList() : wanted;
        if (names.isEmpty()) {
            throw new SettingsException(
                    "modules names none. Choose from: all, " + String.join(", ", needs.keySet()) + ".");
        }
        return StartOrder.of(needs, names).stream().map(rows::get).toList();
    }

    /** Whether one of these keeps pictures or snippets. */
    static boolean keepObjects(List<String> names) {
        return names.contains("story") || names.contains("post");
    }

    private static Module user(Platform platform, Map<String, Module> built) {
        return new UserModule(
                platform.databases().open("user"),
                platform.identity().tokens(),
                new PasswordHasher(platform.settings().get(AuthSettings.class)),
                platform.settings().get(ThrottleSettings.class),
                platform.settings().get(OperatorSettings.class),
                platform.clock());
    }

    private static Module status(Platform platform, Map<String, Module> built) {
        return new StatusModule(
                platform.databases().open("status"),
                platform.settings().get(DatabaseSettings.class),
                platform.settings().get(ModerationSettings.class),
                platform.events(),
                platform.registry(),
                platform.clock(),
                platform.blocking());
    }

    private static Module story(Platform platform, Map<String, Module> built) {
        return new StoryModule(
                platform.databases().open("story"),
                platform.settings().get(DatabaseSettings.class),
                platform.objects(),
                platform.media(),
                platform.settings().get(PictureSettings.class),
                platform.registry(),
                platform.clock(),
                platform.blocking());
    }

    private static Module post(Platform platform, Map<String, Module> built) {
        return new PostModule(
                platform.databases().open("post"),
                platform.settings().get(DatabaseSettings.class),
                platform.events(),
                platform.objects(),
                platform.media(),
                platform.registry(),
                platform.clock(),
                platform.blocking());
    }

    private static Module notification(Platform platform, Map<String, Module> built) {
        Posts posts = built.get("post") instanceof Posts here
                ? here
                : platform.peers()
                        .post()
                        .map(RemotePosts::new)
                        .orElseThrow(() -> Peers.missing("notification", "post"));
        requireEvents(platform, built, "notification", "post");
        return new NotificationModule(
                platform.databases().open("notification"),
                platform.settings().get(DatabaseSettings.class),
                platform.settings().get(CleanerSettings.class),
                posts,
                platform.events(),
                platform.registry(),
                platform.clock(),
                platform.blocking());
    }

    private static Module moderation(Platform platform, Map<String, Module> built) {
        requireEvents(platform, built, "moderation", "status");
        return new ModerationModule(
                platform.databases().open("moderation"),
                Models.shipped(platform.settings().get(ModerationThresholds.class)),
                platform.events(),
                platform.registry(),
                platform.clock());
    }

    /** A module whose events another needs runs here, or the events come from elsewhere. */
    private static void requireEvents(Platform platform, Map<String, Module> built, String module, String publisher) {
        if (built.containsKey(publisher) || platform.events().comeFromElsewhere()) return;
        throw new SettingsException("The module " + module + " hears of what " + publisher + " does by events: add "
                + publisher + " to --modules, or say where they come from with --set events.url=kafka://HOST:PORT.");
    }
}
