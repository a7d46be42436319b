package cleave.conformance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends calls to one base URL, each with a deadline for its whole answer. Follows no redirects. An answer over 8 MiB
 * counts as none. A 429 whose Retry-After lies within the deadline is waited out, so that a throttled server fails no
 * row. Safe for use by several threads.
 */
final class Http implements AutoCloseable {
    private static final int LARGEST_ANSWER = 8 << 20;

    private final String root;
    private final Duration deadline;
    private final HttpClient client;

    Http(URI base, Duration deadline) {
        this.root = base.toString().replaceAll("/+$", "");
        this.deadline = deadline;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadline)
                .build();
    }

    Answer send(Call call) throws Mismatch, InterruptedException {
        long giveUp = System.nanoTime() + deadline.toNanos();
        while (true) {
            Answer answer = sendOnce(call);
            long pause = pauseAskedFor(answer);
            if (pause < 0 || System.nanoTime() + pause > giveUp) {
                return answer;
            }
            TimeUnit.NANOSECONDS.sleep(pause);
        }
    }

    private Answer sendOnce(Call call) throws Mismatch, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(request(call), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = pending.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(call, response.statusCode(), response.headers().map(), response.body());
        } catch (TimeoutException late) {
            pending.cancel(true);
            throw new Mismatch("an answer to " + call.name(), "none within " + seconds(deadline));
        } catch (ExecutionException failed) {
            throw new Mismatch("an answer to " + call.name(), reason(failed));
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(call.path()));
        call.headers().forEach(request::header);
        byte[] body = call.body();
        return request.method(
                        call.method(), body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }

    /** A path of this base; or another server's whole address, such as an object store's. */
    private URI address(String path) {
        return URI.create(path.matches("https?://.*") ? path : root + path);
    }

    /** Nanoseconds to wait before trying again, or -1 where the answer asks for no wait. */
    private static long pauseAskedFor(Answer answer) {
        String after = answer.header("Retry-After");
        return answer.status() == 429 && after.matches("\\d{1,4}")
                ? TimeUnit.SECONDS.toNanos(Long.parseLong(after))
                : -1;
    }

    /** A link in an answer to a call, absolute or not, as a call to this base. */
    Call follow(Call from, String link) throws Mismatch {
        try {
            URI target = address(from.path()).resolve(link);
            String prefix = URI.create(root).getRawPath();
            String path = target.getRawPath().startsWith(prefix)
                    ? target.getRawPath().substring(prefix.length())
                    : target.getRawPath();
            return Call.get(target.getRawQuery() == null ? path : path + "?" + target.getRawQuery());
        } catch (IllegalArgumentException malformed) {
            throw new Mismatch("a link that is a URL from " + from.name(), link);
        }
    }

    /** What an answer names by its address: of this base as {@link #follow}, or of another server. */
    Call named(Call from, String link) throws Mismatch {
        try {
            URI target = address(from.path()).resolve(link);
            boolean elsewhere = !URI.create(root).getRawAuthority().equals(target.getRawAuthority());
            return elsewhere ? Call.get(target.toString()) : follow(from, link);
        } catch (IllegalArgumentException malformed) {
            throw new Mismatch("a URL from " + from.name(), link);
        }
    }

    private static String reason(ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        String message = cause.getMessage();
        return "no answer: " + (message == null ? cause.getClass().getSimpleName() : message);
    }

    static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
