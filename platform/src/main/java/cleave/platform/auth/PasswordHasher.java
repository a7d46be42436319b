package cleave.platform.auth;

import java.security.SecureRandom;
import java.util.concurrent.FutureTask;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id (19 MiB, 2 passes, 1 lane) on a few threads of its own, so that a rush of logins
 * takes neither all memory nor the time of other requests. Both methods block, so call them on virtual threads; they
 * throw an unavailable {@code Failure} when too many wait already or the deadline passes. Safe for many threads.
 */
public final class PasswordHasher implements AutoCloseable {
    private static final Argon2Hash.Cost COST = new Argon2Hash.Cost(19_456, 2, 1);
    /** Enough to load every class before the first request, at a hundredth of the time. */
    private static final Argon2Hash.Cost REHEARSAL = new Argon2Hash.Cost(64, 1, 1);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final BoundedPool pool;
    /** Used again for each password: made anew it would fill the old generation within a few logins. */
    private final FixedBlockPool memory;

    private final SecureRandom random = new SecureRandom();
    /** What a password is compared with where there is no account: a hash of no password that anyone knows. */
    private final Argon2Hash nobody;

    private final FutureTask<Argon2Hash> rehearsal;

    /** Starts the threads, one of which loads the classes meanwhile; see {@link #ready}. */
    public PasswordHasher(AuthSettings settings) {
        int threads = settings.hashThreads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.hashThreads();
        pool = new BoundedPool("password-hasher-", threads, settings.hashWaiting(), settings.hashTimeout());
        memory = new FixedBlockPool(threads * COST.kibibytes());
        nobody = new Argon2Hash(COST, random(SALT_BYTES), random(HASH_BYTES));
        rehearsal = pool.start(() -> Argon2Hash.of("", REHEARSAL, random(SALT_BYTES), HASH_BYTES, memory));
    }

    /** Waits until every class that hashing needs is loaded. Call it before the first request. */
    public void ready() {
        pool.await(rehearsal);
    }

    /** The password's hash with a new salt, as a PHC string for {@link #verify}. */
    public String hash(String password) {
        return pool.call(() -> Argon2Hash.of(password, COST, random(SALT_BYTES), HASH_BYTES, memory))
                .phc();
    }

    /**
     * Whether the hash was made of this password.
     *
     * @param phc null where there is no such account: the answer is false then, after the same work
     */
    public boolean verify(String password, @Nullable String phc) {
        Argon2Hash expected = phc == null ? nobody : Argon2Hash.parse(phc);
        boolean same = pool.call(() -> expected.matches(password, memory));
        return same && phc != null;
    }

    private byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return drawn;
    }

    /** Lets accepted work finish, for a few seconds at most. */
    @Override
    public void close() {
        pool.close();
    }
}
