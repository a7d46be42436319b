package cleave.platform.feed;

import cleave.platform.http.ETag;
import cleave.platform.http.Json;
import cleave.platform.http.PageRequest;
import cleave.platform.http.Request;
import cleave.platform.http.Response;
import cleave.platform.http.Response.Header;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
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

    private final ETag etag;
    private final Response full;
    private final Response notModified;

    private ListPage(ETag etag, Response full) {
        this.etag = etag;
        this.full = full;
        this.notModified = etag.notModified(full);
    }

    /**
     * Makes a page of rows.
     *
     * @param path the list's path, for the link; where other parameters count than those of a page, with these, from
     *     {@code ?} to the last {@code &}
     * @param rows newest first, one more than the limit where there are more
     */
    public static <R> ListPage of(
            String path, int limit, List<R> rows, Function<R, Buffer> json, Function<R, UUID> id) {
        List<R> shown = rows.subList(0, Math.min(limit, rows.size()));
        UUID next = rows.size() > limit ? id.apply(shown.getLast()) : null;
        return of(path, limit, shown.stream().map(json).toList(), next);
    }

    /** The page, or 304 where the reader has it already. */
    public Response answer(Request request) {
        return etag.choose(request, full, notModified);
    }

    private static ListPage of(String path, int limit, List<Buffer> items, @Nullable UUID next) {
        byte[] body = array(items);
        List<Header> headers = new ArrayList<>(List.of(JSON, CACHE));
        // A 304 confirms the link as well, so whether there is one counts for the tag.
        ETag etag = ETag.of(new byte[] {(byte) (next == null ? 0 : 1)}, body);
        headers.add(new Header("ETag", etag.text()));
        if (next != null) {
            String size = limit == PageRequest.DEFAULT_LIMIT ? "" : "&limit=" + limit;
            String query = path.contains("?") ? "" : "?";
            headers.add(new Header("Link", "<" + path + query + "before=" + next + size + ">; rel=\"next\""));
        }
        return new ListPage(etag, new Response(200, headers, Json.wrap(body)));
    }

    private static byte[] array(List<Buffer> items) {
        int size = 2 + Math.max(0, items.size() - 1);
        for (Buffer item : items) size += item.length();
        Buffer array = Buffer.buffer(size).appendByte((byte) '[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) array.appendByte((byte) ',');
            array.appendBuffer(items.get(i));
        }
        return array.appendByte((byte) ']').getBytes();
    }
}
