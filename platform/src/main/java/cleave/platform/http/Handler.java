package cleave.platform.http;

import java.util.concurrent.CompletionStage;

/** What answers a request once route, caller, media type and size are known to be right. */
public sealed interface Handler {
    /** Ordinary blocking code. Runs on a virtual thread of its own, within the route's deadline. */
    @FunctionalInterface
    non-sealed interface Blocking extends Handler {
        Response handle(Request request) throws Exception;
    }

    /** Runs on the event loop: must never block nor compute for long. */
    @FunctionalInterface
    non-sealed interface Prompt extends Handler {
        CompletionStage<Response> handle(Request request);
    }

    /** Looks at the request, on the event loop, and says which kind of handler this one needs. Must not block. */
    @FunctionalInterface
    non-sealed interface Choice extends Handler {
        Handler of(Request request);
    }
}
