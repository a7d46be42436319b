package cleave.platform.feed;

import cleave.platform.http.Json;
import cleave.platform.http.PageRequest;
import cleave.platform.http.Request;
import cleave.platform.http.Response;
import cleave.platform.http.Response.Header;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as it is sent: a JSON array with its ETag and, where there is more, a link to the next page.
 * Immutable, so one page may answer many readers.
 */
public final class ListPage {
    private static final Header JSON = new Header("Content-Type", "application/json");
    private static final Header CACHE = new Header("Cache-Control", "private, no-cache");
    private static final int TAG_BYTES = 15;

    private final String etag;
    private final Response full;
    private final Response notModified;

    private ListPage(String etag, Response full, Response notModified) {
        this.etag = etag;
        this.full = full;
        this.notModified = notModified;
    }

    /**
     * Joins items to a page.
     *
     * @param path the list's path, for the link
     * @param items each as JSON, newest first
     * @param next the last item's id where there are older ones, else null
     */
    public static ListPage of(String path, int limit, List<byte[]> items, @Nullable UUID next) {
        byte[] body = array(items);
        // The link is part of what a 304 confirms, so it counts for the tag as well.
        String etag = tag(body, next == null);
        List<Header> headers = new ArrayList<>(List.of(CACHE, new Header("ETag", etag)));
        if (next != null) {
            String size = limit == PageRequest.DEFAULT_LIMIT ? "" : "&limit=" + limit;
            headers.add(new Header("Link", "<" + path + "?before=" + next + size + ">; rel=\"next\""));
        }
        Response notModified = new Response(304, headers, Json.wrap(new byte[0]));
        headers.addFirst(JSON);
        return new ListPage(etag, new Response(200, headers, Json.wrap(body)), notModified);
    }

    /**
     * Makes a page of rows.
     *
     * @param rows newest first, one more than the limit where there are more
     */
    public static <R> ListPage of(
            String path, int limit, List<R> rows, Function<R, byte[]> json, Function<R, UUID> id) {
        List<R> shown = rows.subList(0, Math.min(limit, rows.size()));
        UUID next = rows.size() > limit ? id.apply(shown.getLast()) : null;
        return of(path, limit, shown.stream().map(json).toList(), next);
    }

    /** The page, or 304 where the reader has it already. */
    public Response answer(Request request) {
        String known = request.header("If-None-Match");
        return known != null && matches(known) ? notModified : full;
    }

    private boolean matches(String known) {
        if (known.equals(etag)) return true;
        return Arrays.stream(known.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static byte[] array(List<byte[]> items) {
        int size = 2 + Math.max(0, items.size() - 1);
        for (byte[] item : items) size += item.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        out.write('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) out.write(',');
            out.writeBytes(items.get(i));
        }
        out.write(']');
        return out.toByteArray();
    }

    private static String tag(byte[] body, boolean last) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) (last ? 1 : 0));
            byte[] hash = Arrays.copyOf(digest.digest(body), TAG_BYTES);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
