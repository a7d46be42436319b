package cleave.platform.runtime;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done: what kind of failure, a stable code for programs, a text that is safe to show to a
 * person, and the cause, which is for the log only.
 *
 * <p>Immutable. Expected failures (no cause) carry no stack trace, so that refusing bad input stays cheap.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What went wrong, in the order in which the contract checks for it. */
    public enum Kind {
        NOT_FOUND,
        UNAUTHENTICATED,
        FORBIDDEN,
        THROTTLED,
        UNSUPPORTED_MEDIA_TYPE,
        TOO_LARGE,
        MALFORMED,
        INVALID,
        CONFLICT,
        TIMEOUT,
        UNAVAILABLE
    }

    /** One field of the request and what is wrong with it, safe to show beside that field. */
    public record FieldError(String field, String detail) {}

    private final Kind kind;
    private final String code;
    private final transient List<FieldError> fields;
    private final @Nullable Duration retryAfter;

    private Failure(
            Kind kind,
            String code,
            String detail,
            List<FieldError> fields,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause, false, cause != null);
        this.kind = kind;
        this.code = code;
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
    }

    public static Failure of(Kind kind, String code, String detail) {
        return new Failure(kind, code, detail, List.of(), null, null);
    }

    /** Valid JSON with invalid values: one or more fields, each with what is wrong. */
    public static Failure invalid(List<FieldError> fields) {
        return new Failure(Kind.INVALID, "invalid", "Some values are not valid.", fields, null, null);
    }

    /** One invalid field. */
    public static Failure invalid(String field, String detail) {
        return invalid(List.of(new FieldError(field, detail)));
    }

    /** Too many tries: may be repeated after {@code retryAfter}. */
    public static Failure throttled(String detail, Duration retryAfter) {
        return new Failure(Kind.THROTTLED, "throttled", detail, List.of(), retryAfter, null);
    }

    /** Something that the request needs is down or full: may be repeated, with the same idempotency key. */
    public static Failure unavailable(String detail, @Nullable Throwable cause) {
        return new Failure(Kind.UNAVAILABLE, "unavailable", detail, List.of(), Duration.ofSeconds(1), cause);
    }

    public Kind kind() {
        return kind;
    }

    /** A stable word for programs, lower case with underscores. */
    public String code() {
        return code;
    }

    /** The text that is safe to show. */
    public String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    public List<FieldError> fields() {
        return fields;
    }

    /** How long to wait before trying again, or null where trying again does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
