package cleave.platform.http;

import cleave.platform.http.Response.Header;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The answer to a GET of stored bytes: all of them, a part, or what tells that the client has them or asks too far. */
public final class Download {
    private static final Header ACCEPT_RANGES = new Header("Accept-Ranges", "bytes");

    private final Request request;
    private final ETag etag;
    private final List<Header> headers;

    /** Makes the part of the bytes that is sent. */
    @FunctionalInterface
    private interface Source {
        Body part(long from, long length);
    }

    /** Opens the stream of at most {@code length} bytes from {@code from} on. */
    @FunctionalInterface
    public interface Opener {
        InputStream open(long from, long length);
    }

    /**
     * @param headers of the full answer but ETag, Content-Length and Accept-Ranges: type, caching
     */
    public Download(Request request, ETag etag, List<Header> headers) {
        this.request = request;
        this.etag = etag;
        this.headers = headers;
    }

    /** The bytes of an open file, which is released when the answer has gone out or turned out not to need it. */
    public Response of(OpenFile file) {
        Response response = answer(file.length(), (from, length) -> new FileBody(file, from, length));
        if (!(response.body() instanceof FileBody)) file.release();
        return response;
    }

    /** The bytes of a stream, opened only where the answer has any. Blocks as the opener does. */
    public Response of(long length, Opener opener) {
        return answer(length, (from, count) -> new StreamBody(opener.open(from, count), count));
    }

    private Response answer(long length, Source source) {
        if (etag.isKnownTo(request)) return etag.notModified(full(new Body.Unsent(length)));
        if (!request.isGet()) return full(new Body.Unsent(length));
        return switch (Ranges.of(request, etag, length)) {
            case Ranges.Whole whole -> full(source.part(0, length));
            case Ranges.Part part -> part(part, length, source.part(part.from(), part.length()));
            case Ranges.Unsatisfiable none ->
                Problem.response(416, "range_not_satisfiable", "There are only " + length + " bytes.")
                        .with("Content-Range", "bytes */" + length);
        };
    }

    private Response full(Body body) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header("ETag", etag.text()));
        all.add(ACCEPT_RANGES);
        return new Response(200, all, body);
    }

    private Response part(Ranges.Part part, long length, Body body) {
        long last = part.from() + part.length() - 1;
        List<Header> all = new ArrayList<>(full(body).headers());
        all.add(new Header("Content-Range", "bytes " + part.from() + '-' + last + '/' + length));
        return new Response(206, all, body);
    }
}
