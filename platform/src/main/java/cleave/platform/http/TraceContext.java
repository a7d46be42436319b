package cleave.platform.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands in a W3C trace: the trace it belongs to and this process's own span in it.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits, new for this request
 * @param flags 2 hexadecimal digits, as they came
 */
public record TraceContext(String traceId, String spanId, String flags) {
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    /** Joins the trace that the header names, or starts one. */
    static TraceContext join(@Nullable String traceparent) {
        if (traceparent == null || !valid(traceparent)) return new TraceContext(id() + id(), id(), "00");
        return new TraceContext(traceparent.substring(3, 35), id(), traceparent.substring(53, 55));
    }

    /** The header with which a further request joins this trace. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static boolean valid(String traceparent) {
        // Version 00 has exactly four parts; a later version may add more.
        return FORM.matcher(traceparent).matches() && (!traceparent.startsWith("00") || traceparent.length() == 55);
    }

    private static String id() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }
}
