package cleave.bench;

import java.util.regex.Pattern;

/** What comes of what somebody wrote, in a list of others. */
enum Outcome {
    NOTIFICATION("Notifications", "/post", "/notification", "\"id\":\"(?<id>#)\",\"post\":\\{\"id\":\"(?<of>#)\""),

    /** Of a checker that lets others see a status only after it: {@code moderation.publish=before}. */
    VERDICT("Verdicts", "/status", "/status", "\"id\":\"(?<id>(?<of>#))\",\"author\"");

    private final String name;
    private final String written;
    private final String list;
    private final Pattern item;

    Outcome(String name, String written, String list, String item) {
        this.name = name;
        this.written = written;
        this.list = list;
        this.item = Pattern.compile(item.replace("#", "[0-9a-f-]{36}"));
    }

    /** For people, as the beginning of a sentence. */
    String title() {
        return name;
    }

    /** The path where it is written. */
    String written() {
        return written;
    }

    /** The path of the list. */
    String list() {
        return list;
    }

    /** An item of the list: {@code id}, and {@code of}, the id of what was written. */
    Pattern item() {
        return item;
    }
}
