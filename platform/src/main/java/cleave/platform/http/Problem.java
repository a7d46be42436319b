package cleave.platform.http;

import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Failure.FieldError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure as {@code application/problem+json} (RFC 9457). It never carries a cause. */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable List<FieldError> errors) {
    private static final Response.Header MEDIA_TYPE = new Response.Header("Content-Type", "application/problem+json");
    private static final Response.Header NO_STORE = new Response.Header("Cache-Control", "no-store");

    static Response response(Failure failure) {
        int status = status(failure.kind());
        @Nullable List<FieldError> fields = failure.fields().isEmpty() ? null : failure.fields();
        Response response = response(status, failure.code(), failure.detail(), fields);
        Duration retryAfter = failure.retryAfter();
        if (retryAfter != null) response = response.with("Retry-After", wholeSeconds(retryAfter));
        if (status == 401) response = response.with("WWW-Authenticate", "Bearer");
        return response;
    }

    /** A problem that no failure of a module stands for. */
    static Response response(int status, String code, String detail) {
        return response(status, code, detail, null);
    }

    private static Response response(int status, String code, String detail, @Nullable List<FieldError> fields) {
        Problem problem = new Problem("about:blank", title(status), status, detail, code, fields);
        return Response.of(status, Json.write(problem), MEDIA_TYPE, NO_STORE);
    }

    private static int status(Failure.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case TIMEOUT -> 408;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case INVALID -> 422;
            case THROTTLED -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 416 -> "Range Not Satisfiable";
            case 417 -> "Expectation Failed";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }

    /** Rounded up, and at least one: "try again in 0 seconds" helps nobody. */
    private static String wholeSeconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
    }
}
