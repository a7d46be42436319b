package cleave.user;

import cleave.platform.auth.PasswordHasher;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes accounts, checks passwords, sets them anew. Every method blocks. Safe for many threads. */
public final class Accounts {
    private static final int LOCKS = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final UserStore store;
    private final PasswordHasher hasher;
    private final InstantSource clock;
    private final Ids ids;
    private final PasswordRules rules = new PasswordRules();
    /** One for each e-mail, or for a few: those who want the same one at once take turns. */
    private final List<Lock> turns =
            Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

    public Accounts(Database database, PasswordHasher hasher, InstantSource clock) {
        this.store = new UserStore(database);
        this.hasher = hasher;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /** What is wrong with a new password, or null. */
    @Nullable
    String fault(String password) {
        return rules.fault(password);
    }

    /**
     * Makes the account; both values must be without fault. Hashing takes a core for tens of milliseconds, so of many
     * who want one e-mail at once only the first gets that far.
     */
    User register(Email email, String password) {
        Lock turn = turns.get(Math.floorMod(email.key().hashCode(), LOCKS));
        lock(turn);
        try {
            if (store.exists(email.key())) throw taken();
            User user = new User(ids.next(), email.text(), email.name());
            // Another process may have been faster meanwhile: the database decides.
            if (!store.add(user, email.key(), hasher.hash(password), clock.instant())) throw taken();
            return user;
        } finally {
            turn.unlock();
        }
    }

    private static void lock(Lock turn) {
        try {
            if (turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Failure.unavailable("Too many people are registering just now. Try again in a moment.", null);
    }

    private static Failure taken() {
        return Failure.of(Failure.Kind.CONFLICT, "email_taken", "There is an account for this e-mail already.");
    }

    /** The user whose e-mail and password these are, or null, after the same work whichever is wrong. */
    @Nullable
    User check(Email email, String password) {
        UserStore.Account account = store.find(email.key());
        boolean right = hasher.verify(password, account == null ? null : account.passwordHash());
        return right && account != null ? account.user() : null;
    }

    @Nullable
    User find(UUID id) {
        return store.find(id);
    }

    /**
     * Sets a user's password anew; may be repeated. Throws an invalid or not-found {@code Failure} that says what is
     * wrong. Tokens issued before stay valid until they expire.
     */
    public void setPassword(String email, String password) {
        Email address = Email.of(email);
        refuse("email", address.fault());
        refuse("password", rules.fault(password));
        if (!store.setPasswordHash(address.key(), hasher.hash(password))) {
            throw Failure.of(Failure.Kind.NOT_FOUND, "no_such_user", "There is no account for this e-mail.");
        }
    }

    private static void refuse(String field, @Nullable String fault) {
        if (fault != null) throw Failure.invalid(field, fault);
    }
}
