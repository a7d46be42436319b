package cleave.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cleave.platform.auth.PasswordHasher;
import cleave.platform.auth.TestSettings;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Failure.FieldError;
import cleave.platform.sql.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What accounts must do on every database. */
abstract class AccountsSuite {
    private static final Email MIRA = Email.of("Mira@example.org");
    private static final String PASSWORD = "a lantern in the fog";

    @TempDir
    Path folder;

    private Database database;
    private PasswordHasher hasher;
    private Accounts accounts;

    /** An empty database. */
    abstract Database open(Path folder);

    @BeforeEach
    void open() {
        database = open(folder);
        hasher = new PasswordHasher(TestSettings.auth());
        accounts = new Accounts(database, hasher, InstantSource.system());
    }

    @AfterEach
    void close() {
        hasher.close();
        database.close();
    }

    @Test
    void whoRegisteredIsKnownByTheirPasswordOnly() {
        User mira = accounts.register(MIRA, PASSWORD);

        assertThat(mira.email()).isEqualTo("Mira@example.org");
        assertThat(mira.name()).isEqualTo("Mira");
        assertThat(accounts.check(Email.of("mira@EXAMPLE.org"), PASSWORD)).isEqualTo(mira);
        assertThat(accounts.check(MIRA, "A lantern in the fog")).isNull();
        assertThat(accounts.check(Email.of("nobody@example.org"), PASSWORD)).isNull();
        assertThat(accounts.find(mira.id())).isEqualTo(mira);
    }

    @Test
    void anEMailIsTakenWhateverItsCase() {
        accounts.register(MIRA, PASSWORD);

        assertThat(failure(() -> accounts.register(Email.of("MIRA@example.org"), PASSWORD)))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFLICT);
                    assertThat(failure.code()).isEqualTo("email_taken");
                });
    }

    @Test
    void ofTwoHundredWhoWantOneEMailAtOnceOneGetsIt() {
        assertThat(registerAtOnce(200, List.of(accounts))).isEqualTo("1 registered, 199 taken");
    }

    /** Each with threads and locks of its own, as in two processes: only the database can decide. */
    @Test
    void ofManyWhoWantOneEMailInTwoProcessesAtOnceOneGetsIt() {
        Accounts other = new Accounts(database, hasher, InstantSource.system());

        for (int round = 0; round < 5; round++) {
            assertThat(registerAtOnce(20, List.of(accounts, other))).isEqualTo("1 registered, 19 taken");
            database.write(handle -> handle.execute("delete from users"));
        }
    }

    private static String registerAtOnce(int times, List<Accounts> processes) {
        AtomicInteger registered = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                Accounts process = processes.get(i % processes.size());
                threads.execute(() -> {
                    try {
                        process.register(MIRA, PASSWORD);
                        registered.incrementAndGet();
                    } catch (Failure e) {
                        if (e.code().equals("email_taken")) taken.incrementAndGet();
                    }
                });
            }
        }
        return registered + " registered, " + taken + " taken";
    }

    @Test
    void aPasswordSetAnewReplacesTheOldOne() {
        User mira = accounts.register(MIRA, PASSWORD);

        accounts.setPassword(" MIRA@example.org ", "another lantern");

        assertThat(accounts.check(MIRA, "another lantern")).isEqualTo(mira);
        assertThat(accounts.check(MIRA, PASSWORD)).isNull();
    }

    @Test
    void aPasswordSetAnewKeepsTheRulesOfRegistering() {
        accounts.register(MIRA, PASSWORD);

        for (String bad : List.of("short", "password", "a lantern\nin the fog", "x".repeat(129))) {
            assertThat(failure(() -> accounts.setPassword("mira@example.org", bad))
                            .fields())
                    .extracting(FieldError::field)
                    .containsExactly("password");
        }
        assertThat(accounts.check(MIRA, PASSWORD)).isNotNull();
    }

    @Test
    void aPasswordCanBeSetForAnExistingAccountOnly() {
        assertThat(failure(() -> accounts.setPassword("nobody@example.org", PASSWORD)))
                .hasMessage("There is no account for this e-mail.");
        assertThat(failure(() -> accounts.setPassword("nobody", PASSWORD)).fields())
                .extracting(FieldError::field)
                .containsExactly("email");
    }

    /** An answer without a thread to hash on would tell by its speed that there is no such account. */
    @Test
    void anUnknownEMailCostsTheHashOfAPasswordToo() {
        hasher.close();

        assertThat(failure(() -> accounts.check(Email.of("nobody@example.org"), PASSWORD))
                        .kind())
                .isEqualTo(Failure.Kind.UNAVAILABLE);
    }

    private static Failure failure(Runnable work) {
        Failure failure = catchThrowableOfType(Failure.class, work::run);
        assertThat(failure).isNotNull();
        return failure;
    }
}
