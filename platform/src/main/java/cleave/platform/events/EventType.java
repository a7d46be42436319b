package cleave.platform.events;

/**
 * A kind of event.
 *
 * @param name {@code cleave.<module>.<what happened>.v<version>}; other members under the same name only ever come as
 *     additions
 * @param data what it tells; members are text, numbers, booleans, UUIDs, instants, and lists or records of these
 */
public record EventType<T extends Record>(String name, Class<T> data) {
    /** What the names of all events of a module begin with. */
    static String prefix(String module) {
        return "cleave." + module + ".";
    }
}
