package cleave.conformance;

/** What came of one row. */
public sealed interface Result {
    String id();

    Group group();

    String requirement();

    /** The solution meets the requirement. */
    record Held(String id, Group group, String requirement) implements Result {}

    /** It does not; {@code expected} and {@code seen} are a line each. */
    record Failed(String id, Group group, String requirement, String expected, String seen) implements Result {}

    /** Nobody looked, because too little was told of the server; {@code advice} says what to tell. */
    record NotChecked(String id, Group group, String requirement, String advice) implements Result {}
}
