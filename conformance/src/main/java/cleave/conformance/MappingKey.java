package cleave.conformance;

import static cleave.conformance.MappingKey.Kind.CODES;
import static cleave.conformance.MappingKey.Kind.NAME;
import static cleave.conformance.MappingKey.Kind.OPTIONAL_NAME;
import static cleave.conformance.MappingKey.Kind.PATH;

/** What a mapping can say of somebody's solution; each with the value that Cleave's own contract has. */
enum MappingKey {
    PATH_REGISTER("path.register", PATH, "/register"),
    PATH_LOGIN("path.login", PATH, "/login"),
    PATH_STATUS("path.status", PATH, "/status"),
    PATH_STATUS_LIST("path.status.list", PATH, "/status"),
    PATH_STORY("path.story", PATH, "/story"),
    PATH_STORY_LIST("path.story.list", PATH, "/story"),
    PATH_POST("path.post", PATH, "/post"),
    PATH_POST_LIST("path.post.list", PATH, "/post"),
    PATH_POST_ONE("path.post.one", PATH, "/post/{id}"),
    PATH_NOTIFICATION("path.notification", PATH, "/notification"),
    PATH_NOTIFICATION_LIST("path.notification.list", PATH, "/notification"),
    REGISTER_EMAIL("field.register.email", NAME, "email"),
    REGISTER_PASSWORD("field.register.password", NAME, "password"),
    LOGIN_EMAIL("field.login.email", NAME, "email"),
    LOGIN_PASSWORD("field.login.password", NAME, "password"),
    LOGIN_TOKEN("field.login.token", NAME, "token"),
    STATUS_ID("field.status.id", NAME, "id"),
    STATUS_TEXT("field.status.text", NAME, "text"),
    STATUS_AUTHOR("field.status.author", NAME, "author.id"),
    STATUS_CREATED("field.status.createdAt", NAME, "createdAt"),
    STORY_FILE("field.story.file", NAME, "image"),
    STORY_ID("field.story.id", NAME, "id"),
    STORY_AUTHOR("field.story.author", NAME, "author.id"),
    STORY_IMAGE("field.story.image", NAME, "image.url"),
    STORY_CREATED("field.story.createdAt", NAME, "createdAt"),
    POST_ID("field.post.id", NAME, "id"),
    POST_TEXT("field.post.text", NAME, "text"),
    POST_LANGUAGE("field.post.language", NAME, "snippet.language"),
    POST_CODE("field.post.code", NAME, "snippet.code"),
    POST_SNIPPET("field.post.snippet", NAME, "snippet.url"),
    POST_AUTHOR("field.post.author", NAME, "author.id"),
    POST_CREATED("field.post.createdAt", NAME, "createdAt"),
    NOTIFICATION_POST_SENT("field.notification.postId", NAME, "postId"),
    NOTIFICATION_ID("field.notification.id", NAME, "id"),
    NOTIFICATION_POST("field.notification.post", NAME, "post.id"),
    NOTIFICATION_AUTHOR("field.notification.author", NAME, "author.id"),
    NOTIFICATION_CREATED("field.notification.createdAt", NAME, "createdAt"),
    LIST_STATUS("list.status", OPTIONAL_NAME, ""),
    LIST_STORY("list.story", OPTIONAL_NAME, ""),
    LIST_POST("list.post", OPTIONAL_NAME, ""),
    LIST_NOTIFICATION("list.notification", OPTIONAL_NAME, ""),
    AUTH_HEADER("auth.header", NAME, "Authorization"),
    AUTH_PREFIX("auth.prefix", OPTIONAL_NAME, "Bearer"),
    REGISTERED("status.register", CODES, "201"),
    LOGGED_IN("status.login", CODES, "200"),
    CREATED("status.create", CODES, "201"),
    LISTED("status.list", CODES, "200"),
    NOTIFIED("status.notify", CODES, "201,200"),
    NOT_AN_IMAGE("status.not-an-image", CODES, "415,422"),
    NOT_FOUND("status.not-found", CODES, "404"),
    FORBIDDEN("status.forbidden", CODES, "403"),
    DUPLICATE("status.duplicate", CODES, "409"),
    INVALID("status.invalid", CODES, "422"),
    BAD_CREDENTIALS("status.bad-credentials", CODES, "401"),
    UNAUTHORIZED("status.unauthorized", CODES, "401");

    /** What values a key takes, with the words for it. */
    enum Kind {
        PATH("a path that begins with /", "/\\S*"),
        NAME("a name, with dots between nested members", "[^\\s.]+(\\.[^\\s.]+)*"),
        OPTIONAL_NAME("a name, or nothing", "[^\\s.]+(\\.[^\\s.]+)*|"),
        CODES("status codes from 100 to 599 with commas between them", "[1-5]\\d\\d(\\s*,\\s*[1-5]\\d\\d)*");

        final String meaning;
        final String pattern;

        Kind(String meaning, String pattern) {
            this.meaning = meaning;
            this.pattern = pattern;
        }
    }

    final String key;
    final Kind kind;
    final String cleaves;

    MappingKey(String key, Kind kind, String cleaves) {
        this.key = key;
        this.kind = kind;
        this.cleaves = cleaves;
    }
}
