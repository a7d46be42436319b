package cleave.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of some bytes a request wants (RFC 9110, section 14). One range is understood; several of them, other
 * units and what is no range at all count for nothing, as the RFC allows.
 */
sealed interface Ranges {
    /** All of it. */
    record Whole() implements Ranges {}

    /** So many bytes from this one on; at least one. */
    record Part(long from, long length) implements Ranges {}

    /** Nothing that there is. */
    record Unsatisfiable() implements Ranges {}

    /** {@code bytes=first-last}, {@code bytes=first-} or {@code bytes=-suffix}. */
    Pattern FORM = Pattern.compile("bytes=[ \\t]*(\\d*)-(\\d*)[ \\t]*", Pattern.CASE_INSENSITIVE);

    static Ranges of(Request request, ETag etag, long length) {
        String range = request.header(HttpHeaderNames.RANGE);
        if (range == null) return new Whole();
        String condition = request.header(HttpHeaderNames.IF_RANGE);
        // A date would have to be compared with a Last-Modified, which is never sent.
        if (condition != null && !condition.strip().equals(etag.text())) return new Whole();
        return parse(range, length);
    }

    static Ranges parse(String range, long length) {
        Matcher matcher = FORM.matcher(range.strip());
        if (!matcher.matches()) return new Whole();
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) return last.isEmpty() ? new Whole() : suffix(number(last), length);
        long from = number(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
        if (to < from) return new Whole();
        if (from >= length) return new Unsatisfiable();
        return new Part(from, Math.min(to, length - 1) - from + 1);
    }

    private static Ranges suffix(long count, long length) {
        long bytes = Math.min(count, length);
        return bytes == 0 ? new Unsatisfiable() : new Part(length - bytes, bytes);
    }

    /** What is too large for a number is beyond any length. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
