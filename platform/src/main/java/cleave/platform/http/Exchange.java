package cleave.platform.http;

import cleave.platform.auth.Bearer;
import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One request and its answer, from head to last byte, in the order in which the contract checks. Its own methods run
 * on the connection's event loop; what may block, such as a blocking handler and the verification of a token, leaves it.
 */
final class Exchange {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    private static final String BEARER = "Bearer ";

    private final Server server;
    private final HttpServerRequest http;
    private final long started = System.nanoTime();
    private final Request request;
    private @Nullable MeasuredRoute measured;
    private @Nullable AtomicInteger place;
    private boolean answered;
    private boolean last;
    private long timer = -1;

    Exchange(Server server, HttpServerRequest http) {
        this.server = server;
        this.http = http;
        MultiMap headers = http.headers();
        String path = http.path();
        this.request = new Request(
                server, http, server.ids().of(headers.get(CommonHeaders.REQUEST_ID)), path == null ? "" : path);
    }

    void run() {
        // Sent ahead of an answer that turned out to be the connection's last: nobody could hear of it.
        if (server.draining().get() && Connections.hasEnded(http.connection())) return;
        try {
            Heads.check(http);
            MeasuredRoute found = find();
            measured = found;
            if (found.route().access() == Access.PUBLIC) admit(found);
            else authenticate(found);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private MeasuredRoute find() {
        RouteTable.Match match = server.routes().find(request.path());
        if (match == null) throw Failure.of(Failure.Kind.NOT_FOUND, "not_found", "There is nothing at this path.");
        MeasuredRoute route = match.place().route(http.method().name());
        if (route == null) {
            String allow = match.place().allow();
            Response problem = Problem.response(405, "method_not_allowed", "Use one of: " + allow + ".");
            throw new Refusal(problem.with("Allow", allow), false);
        }
        request.matched(match.parameter());
        return route;
    }

    private void authenticate(MeasuredRoute route) {
        String authorization = http.headers().get(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw unauthenticated("Log in first, and send the token as Authorization: Bearer.");
        }
        String token = authorization.substring(BEARER.length()).strip();
        Bearer known = server.authenticator().known(token);
        if (known != null) {
            identify(known, route);
            admit(route);
            return;
        }
        http.pause();
        Context context = server.context();
        server.blocking().execute(() -> {
            CompletableFuture<Bearer> verified =
                    CompletableFuture.completedFuture(token).thenApply(this::verify);
            context.runOnContext(ready -> {
                http.resume();
                try {
                    identify(verified.join(), route);
                    admit(route);
                } catch (CompletionException e) {
                    fail(e.getCause() == null ? e : e.getCause());
                } catch (RuntimeException e) {
                    fail(e);
                }
            });
        });
    }

    private void identify(Bearer bearer, MeasuredRoute route) {
        if (route.route().access() == Access.OPERATOR && !bearer.operator()) {
            throw Failure.of(Failure.Kind.FORBIDDEN, "not_an_operator", "This is for operators only.");
        }
        request.identify(bearer.principal());
    }

    /** Who the token belongs to; a failure where it is not right, or where nobody can tell just now. */
    private Bearer verify(String token) {
        Bearer verified = server.authenticator().verify(token);
        if (verified == null) throw unauthenticated("The token is not valid or has expired: log in again.");
        return verified;
    }

    /** Everything that can be refused without reading the body, then a place among the requests in work. */
    private void admit(MeasuredRoute route) {
        route.route().gate().accept(request);
        BodyRule body = route.route().body();
        if (body.readsBody()) {
            Bodies.check(http, body);
            request.expectBody();
        }
        enter(body.readsBody() ? server.metrics().receiving() : server.metrics().inflight());
        // After the count, so that a stopping server either sees this request in work or is seen here.
        if (server.refusing().get()) throw Failure.unavailable("The process is stopping. Try again.", null);
        if (body.readsBody()) new BodyReader(server, http, body, this::received).start();
        else handle(route);
    }

    /**
     * Takes a place among the requests in work, or among those whose bodies are arriving: these may be slow, and must
     * not keep others from being served.
     */
    private void enter(AtomicInteger next) {
        AtomicInteger left = place;
        place = next;
        int count = next.incrementAndGet();
        if (left != null) left.decrementAndGet();
        if (count <= server.maxInflight()) return;
        server.metrics().refused().increment();
        throw Failure.unavailable("Too many requests are in work. Try again.", null);
    }

    private void received(@Nullable Content body, @Nullable Failure failure) {
        if (failure != null || body == null) {
            fail(failure == null ? new IllegalStateException("a body or a failure") : failure);
            return;
        }
        request.receive(body);
        MeasuredRoute route = measured;
        if (route == null) return;
        try {
            enter(server.metrics().inflight());
        } catch (Failure full) {
            fail(full);
            return;
        }
        handle(route);
    }

    private void handle(MeasuredRoute route) {
        request.until(System.nanoTime() + route.route().deadline().toNanos());
        try {
            handle(route, route.route().handler());
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void handle(MeasuredRoute route, Handler handler) {
        switch (handler) {
            case Handler.Prompt prompt -> await(prompt.handle(request), route);
            case Handler.Blocking blocking -> await(block(blocking), route);
            case Handler.Choice choice -> handle(route, choice.of(request));
        }
    }

    private CompletionStage<Response> block(Handler.Blocking handler) {
        CompletableFuture<Response> future = new CompletableFuture<>();
        server.blocking().execute(() -> {
            MDC.put("request", request.id());
            MDC.put("trace", request.trace().traceId());
            try {
                future.complete(handler.handle(request));
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private void await(CompletionStage<Response> stage, MeasuredRoute route) {
        CompletableFuture<Response> future = stage.toCompletableFuture();
        if (future.isDone()) {
            finish(future);
            return;
        }
        Context context = server.context();
        timer = server.vertx()
                .setTimer(
                        route.route().deadline().toMillis(),
                        expired -> fail(Failure.unavailable("This took too long. Try again.", null)));
        future.whenComplete((response, failure) -> context.runOnContext(ready -> finish(future)));
    }

    private void finish(CompletableFuture<Response> done) {
        try {
            answer(done.join());
        } catch (CompletionException e) {
            fail(e.getCause() == null ? e : e.getCause());
        }
    }

    private void fail(Throwable cause) {
        if (answered) {
            // What it worked on was taken from it with the answer, so that it ends; nobody waits for it any more.
            log.warn("{} {} failed after its answer: {}", http.method(), request.path(), cause.toString());
            return;
        }
        switch (cause) {
            case Refusal refusal -> {
                last = refusal.isLast();
                answer(refusal.response());
            }
            case Failure failure -> {
                if (failure.getCause() != null) {
                    log.warn(
                            "{} {}: {} {}",
                            http.method(),
                            request.path(),
                            failure.detail(),
                            failure.getCause().toString());
                }
                answer(Problem.response(failure));
            }
            case TimeoutException late ->
                answer(Problem.response(Failure.unavailable("This took too long. Try again.", late)));
            default -> {
                log.error("{} {} broke, request {}", http.method(), request.path(), request.id(), cause);
                answer(Problem.response(500, "internal", "Something went wrong here. Try again later."));
            }
        }
    }

    private void answer(Response response) {
        if (answered) {
            drop(response);
            return;
        }
        answered = true;
        if (timer >= 0) server.vertx().cancelTimer(timer);
        if (http.response().closed()) drop(response);
        else Answers.write(server, http, request.id(), response, last);
        release(response.status());
    }

    /** Nobody will get the answer, which may hold something. */
    private void drop(Response response) {
        if (!(response.body() instanceof Body.Bytes)) server.leaveLoop(response.body()::discard);
    }

    private void release(int status) {
        request.free();
        if (place != null) place.decrementAndGet();
        MeasuredRoute route = measured;
        if (route == null) server.metrics().broken().increment();
        else route.record(status, System.nanoTime() - started);
    }

    private static Failure unauthenticated(String detail) {
        return Failure.of(Failure.Kind.UNAUTHENTICATED, "unauthenticated", detail);
    }
}
