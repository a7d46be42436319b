package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Run;
import cleave.e2e.faults.Publications.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A crash of the process while people post, share pictures and read: each acknowledged post has its text, its snippet
 * and one notification, each acknowledged story its picture. A subclass per database.
 */
@Timeout(900)
abstract class PublishingKillSuite {
    private static final int CLIENTS = 16;
    private static final Duration SOON = Duration.ofSeconds(5);

    abstract Site open();

    @Test
    void killedWhileManyPublishItKeepsAllItAcknowledgedExactlyOnce() throws InterruptedException {
        try (Site site = open()) {
            Api api = site.api();
            Publications publications = new Publications(new Pictures(api));
            Crowd crowd = new Crowd(publications, List.of(api.person(), api.person()), api.person());
            int retried = 0;
            for (int round = 1; round <= Rounds.CRASHES; round++) {
                try (Writers writers = Writers.start(site.cleave().url(), CLIENTS, crowd)) {
                    Thread.sleep(ThreadLocalRandom.current().nextInt(100, 1000));
                    site.cleave().kill9();
                    writers.awaitEnd();
                }
                site.cleave().start();
                publications.assertRight(api, crowd.reader(), SOON, "round " + round);
                retried += publications.retry(api);
            }
            publications.forgetVerified();
            // What was sent again after the last crash has its notification a moment later, too.
            publications.assertRight(api, crowd.reader(), SOON, "at the end");
            assertThat(publications.refused()).as("refused while it served").isEmpty();
            assertThat(retried).as("requests that a crash left open").isPositive();
            Leftovers.assertNoneOf(site);
            System.out.printf(
                    "%s: %d rounds, %d posts and stories acknowledged, %d of them tried again after a crash, %d reads%n",
                    getClass().getSimpleName(),
                    Rounds.CRASHES,
                    publications.acknowledgedCount(),
                    retried,
                    publications.readCount());
        }
    }

    @Test
    void whatIsLostAndWhatIsThereTwiceIsFoundOut() throws Exception {
        try (Site site = open()) {
            Api api = site.api();
            Person author = api.person();
            Person reader = api.person();
            Publications publications = new Publications(new Pictures(api));
            for (int i = 0; i < 5; i++)
                assertThat(publications.send(api, publications.post(author))).isTrue();
            publications.assertRight(api, reader, SOON, "at first");

            site.cleave().stop();
            site.change(
                    "notification",
                    "delete from notification where id in (select id from notification order by id limit 1)");
            site.cleave().start();
            assertThat(publications.faults(api, reader)).anyMatch(fault -> fault.startsWith("lost notification"));

            Draft again = publications.post(author);
            assertThat(publications.send(api, again)).isTrue();
            assertThat(api.publish(author, Map.of("text", again.key()), "other").status())
                    .isEqualTo(201);
            assertThat(publications.faults(api, reader))
                    .anyMatch(fault -> fault.startsWith("there twice") && fault.contains("\"text\""));

            site.cleave().stop();
            doubleANotification(site);
            site.cleave().start();
            assertThat(publications.faults(api, reader))
                    .anyMatch(fault -> fault.startsWith("there twice") && fault.contains("\"preview\""));

            assertThat(Leftovers.audit(site).exit()).isZero();
            loseASnippet(site);
            Run audit = Leftovers.audit(site);
            assertThat(audit.exit()).as(audit.out()).isEqualTo(1);
        }
    }

    /** The schema itself keeps a second one out, as long as it has its index. */
    private static void doubleANotification(Site site) throws SQLException {
        String second = "insert into notification (id, post_id, author_id, author_name, preview, created_at)"
                + " select '01a20278-bf4b-7008-917f-a10ebb06a0cf', post_id, author_id, author_name, preview, created_at"
                + " from notification order by id limit 1";
        assertThatThrownBy(() -> site.change("notification", second)).isInstanceOf(SQLException.class);
        try (Connection connection = DriverManager.getConnection(site.jdbcUrl("notification"));
                Statement statement = connection.createStatement()) {
            statement.execute("drop index notification_by_post");
        }
        site.change("notification", second);
    }

    private static void loseASnippet(Site site) throws IOException {
        Path snippets = site.cleave().data().resolve("objects").resolve("post");
        try (Stream<Path> files = Files.walk(snippets)) {
            Files.delete(files.filter(Files::isRegularFile).findFirst().orElseThrow());
        }
    }

    /** What the clients do: most post, some share pictures, some read. */
    private record Crowd(Publications publications, List<Person> authors, Person reader) implements Writers.Step {
        private static final List<String> LISTS = List.of("/post", "/notification", "/story");

        @Override
        public boolean run(Api api, int client) {
            Person author = authors.get(client % authors.size());
            return switch (client % 4) {
                case 0 -> publications.send(api, publications.story(author));
                case 1 -> publications.read(api, reader, LISTS.get(client / 4 % LISTS.size()));
                default -> publications.send(api, publications.post(author));
            };
        }
    }
}
