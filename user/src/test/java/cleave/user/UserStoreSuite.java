package cleave.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store must do on every database. */
abstract class UserStoreSuite {
    private static final Instant NOW = Instant.parse("2026-11-22T07:30:00.123Z");

    @TempDir
    Path folder;

    private final Ids ids = new Ids(InstantSource.system());
    private Database database;
    private UserStore store;

    /** An empty database. */
    abstract Database open(Path folder);

    @BeforeEach
    void open() {
        database = open(folder);
        store = new UserStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsAUserByIdAndByEMailAsAdded() {
        User mira = user("Mira@Example.org", "Mira");

        assertThat(store.add(mira, "mira@example.org", "hash", NOW)).isTrue();

        assertThat(store.find(mira.id())).isEqualTo(mira);
        assertThat(store.find("mira@example.org")).isEqualTo(new UserStore.Account(mira, "hash"));
        assertThat(store.exists("mira@example.org")).isTrue();
    }

    @Test
    void keepsWhenTheUserWasAdded() {
        store.add(user("mira@example.org", "mira"), "mira@example.org", "hash", NOW);

        assertThat(database.<Long>read(handle -> handle.createQuery("select created_at from users")
                        .mapTo(Long.class)
                        .one()))
                .isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void findsNobodyWhoWasNotAdded() {
        assertThat(store.find("nobody@example.org")).isNull();
        assertThat(store.exists("nobody@example.org")).isFalse();
        assertThat(store.find(UUID.randomUUID())).isNull();
    }

    @Test
    void addsOneUserForAnEMail() {
        User first = user("mira@example.org", "mira");
        store.add(first, "mira@example.org", "hash", NOW);

        assertThat(store.add(user("MIRA@example.org", "MIRA"), "mira@example.org", "other", NOW))
                .isFalse();

        assertThat(store.find("mira@example.org")).isEqualTo(new UserStore.Account(first, "hash"));
    }

    @Test
    void setsThePasswordOfOneUserAlone() {
        User mira = user("mira@example.org", "mira");
        User noor = user("noor@example.org", "noor");
        store.add(mira, "mira@example.org", "hash", NOW);
        store.add(noor, "noor@example.org", "hash", NOW);

        assertThat(store.setPasswordHash("mira@example.org", "new")).isTrue();
        assertThat(store.setPasswordHash("nobody@example.org", "new")).isFalse();

        assertThat(store.find("mira@example.org")).isEqualTo(new UserStore.Account(mira, "new"));
        assertThat(store.find("noor@example.org")).isEqualTo(new UserStore.Account(noor, "hash"));
    }

    @Test
    void keepsTextBeyondAsciiAndOfTheGreatestLength() {
        String face = "\ud83d\ude00";
        String email = face.repeat(64) + "@" + face.repeat(187) + ".\u00e9";
        User longest = user(email, face.repeat(64));

        store.add(longest, email, "hash", NOW);

        assertThat(store.find(longest.id())).isEqualTo(longest);
        assertThat(store.exists(email)).isTrue();
    }

    /** Failures are logged, and a log is no place for an e-mail or a hash. */
    @Test
    void aFailureNamesNeitherTheUserNorTheirHash() {
        database.write(handle ->
                handle.execute("alter table users add column broken integer not null default 0 check (broken = 1)"));

        assertThatThrownBy(() -> store.add(user("mira@example.org", "mira"), "mira@example.org", "secret-hash", NOW))
                .satisfies(failure -> assertThat(Throwables.getStackTrace(failure))
                        .doesNotContain("mira")
                        .doesNotContain("secret-hash"));
    }

    private User user(String email, String name) {
        return new User(ids.next(), email, name);
    }
}
