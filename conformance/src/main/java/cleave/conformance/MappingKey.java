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
    REGISTER_EMAIL("field.register.email", NAME, "email"),
    REGISTER_PASSWORD("field.register.password", NAME, "password"),
    LOGIN_EMAIL("field.login.email", NAME, "email"),
    LOGIN_PASSWORD("field.login.password", NAME, "password"),
    LOGIN_TOKEN("field.login.token", NAME, "token"),
    STATUS_ID("field.status.id", NAME, "id"),
    STATUS_TEXT("field.status.text", NAME, "text"),
    STATUS_AUTHOR("field.status.author", NAME, "author.id"),
    STATUS_CREATED("field.status.createdAt", NAME, "createdAt"),
    LIST_STATUS("list.status", OPTIONAL_NAME, ""),
    AUTH_HEADER("auth.header", NAME, "Authorization"),
    AUTH_PREFIX("auth.prefix", OPTIONAL_NAME, "Bearer"),
    REGISTERED("status.register", CODES, "201"),
    LOGGED_IN("status.login", CODES, "200"),
    CREATED("status.create", CODES, "201"),
    LISTED("status.list", CODES, "200"),
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
