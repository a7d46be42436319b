package cleave.user;

import cleave.platform.auth.AccountThrottle;
import cleave.platform.auth.AddressThrottle;
import cleave.platform.auth.Attempt;
import cleave.platform.auth.Bearer;
import cleave.platform.auth.PasswordHasher;
import cleave.platform.auth.ThrottleSettings;
import cleave.platform.auth.Tokens;
import cleave.platform.http.Access;
import cleave.platform.http.Fields;
import cleave.platform.http.Json;
import cleave.platform.http.Module;
import cleave.platform.http.Request;
import cleave.platform.http.Response;
import cleave.platform.http.Route;
import cleave.platform.runtime.Failure;
import cleave.platform.sql.Database;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accounts over HTTP: register, log in, who am I, and the keys that verify tokens. */
public final class UserModule implements Module {
    private static final Set<String> FIELDS = Set.of("email", "password");

    private final Database database;
    private final PasswordHasher hasher;
    private final Tokens tokens;
    private final Accounts accounts;
    private final Operators operators;
    private final AddressThrottle registrations;
    private final AddressThrottle logins;
    private final AccountThrottle guesses;
    private final Response keys;

    /** What a login answers with. */
    record Session(String token, String tokenType, long expiresIn, User user) {}

    /** What a person types to register or to log in. */
    private record Credentials(Email email, String password) {}

    /**
     * Waits until passwords can be hashed.
     *
     * @param database the module's own; closed with the module
     * @param hasher likewise
     */
    public UserModule(
            Database database,
            Tokens tokens,
            PasswordHasher hasher,
            ThrottleSettings throttles,
            OperatorSettings operators,
            InstantSource clock) {
        this.database = database;
        this.tokens = tokens;
        this.accounts = new Accounts(database, hasher, clock);
        this.operators = new Operators(operators);
        this.operators.warnOfMissing(new UserStore(database));
        this.registrations = new AddressThrottle(throttles.registerBurst(), throttles.registerRate(), clock);
        this.logins = new AddressThrottle(throttles.loginBurst(), throttles.loginRate(), clock);
        this.guesses = new AccountThrottle(throttles.accountFailures(), throttles.accountWindow(), clock);
        this.keys = Response.of(
                200,
                Json.wrap(tokens.jwks().getBytes(StandardCharsets.UTF_8)),
                new Response.Header("Content-Type", "application/json"),
                // Whoever meets a new key asks for it, and must not get a copy from before it.
                new Response.Header("Cache-Control", "no-cache"));
        this.hasher = hasher;
        hasher.ready();
    }

    @Override
    public List<Route> routes() {
        Stream<Route> registering = Stream.of("/register", "/signup")
                .map(path -> Route.post(path, Access.PUBLIC, this::register)
                        .behind(request -> registrations.take(request.address())));
        Stream<Route> loggingIn = Stream.of("/login", "/signin")
                .map(path -> Route.post(path, Access.PUBLIC, this::logIn)
                        .behind(request -> logins.check(request.address())));
        Stream<Route> rest = Stream.of(
                Route.getBlocking("/me", Access.USER, this::me),
                Route.get("/.well-known/jwks.json", Access.PUBLIC, this::keys));
        return Stream.of(registering, loggingIn, rest).flatMap(routes -> routes).toList();
    }

    @Override
    public @Nullable String lacks() {
        return database.isUp() ? null : "user: database";
    }

    @Override
    public void close() {
        hasher.close();
        database.close();
    }

    private Response register(Request request) {
        Fields fields = new Fields(request.json(FIELDS));
        Credentials given = credentials(fields);
        fields.check("password", accounts.fault(given.password()));
        fields.finish();
        return Response.json(201, accounts.register(given.email(), given.password()));
    }

    /** The e-mail must be right in form at a login too. A password against the rules is just a wrong one there. */
    private Response logIn(Request request) {
        Fields fields = new Fields(request.json(FIELDS));
        Credentials given = credentials(fields);
        fields.finish();
        try (Attempt fromAddress = logins.begin(request.address());
                Attempt atAccount = guesses.begin(given.email().key())) {
            User user = accounts.check(given.email(), given.password());
            if (user == null) {
                fromAddress.failed();
                atAccount.failed();
                throw Failure.of(
                        Failure.Kind.UNAUTHENTICATED, "bad_credentials", "The e-mail or the password is wrong.");
            }
            atAccount.succeeded();
            return Response.json(
                    200,
                    new Session(
                            tokens.issue(new Bearer(user.principal(), operators.include(user))),
                            "Bearer",
                            tokens.lifetime().toSeconds(),
                            user));
        }
    }

    private static Credentials credentials(Fields fields) {
        Email email = Email.of(fields.string("email"));
        String password = fields.string("password");
        fields.check("email", email.fault());
        return new Credentials(email, password);
    }

    private Response me(Request request) {
        User user = accounts.find(request.principal().id());
        if (user == null) {
            throw Failure.of(Failure.Kind.UNAUTHENTICATED, "unauthenticated", "This account is gone: register again.");
        }
        return Response.json(200, user);
    }

    private CompletionStage<Response> keys(Request request) {
        return CompletableFuture.completedFuture(keys);
    }
}
