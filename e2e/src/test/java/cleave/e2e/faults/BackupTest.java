package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Folder;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A copy of a data folder, made while people write, that takes its place when the disk is gone. */
@Timeout(300)
final class BackupTest {
    private static final int CLIENTS = 8;
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void whatWasAcknowledgedBeforeABackupBeganIsThereWhenItIsRestored() throws Exception {
        try (Site site = Site.onSqlite(Map.of("operators", "operator@example.org"))) {
            Api api = site.api();
            Person reader = api.person();
            Person operator = api.person("operator@example.org");
            List<Person> authors = List.of(api.person(), api.person());
            Publications publications = new Publications(new Pictures(api));
            Ledger ledger = new Ledger();
            Verdicts verdicts = new Verdicts();
            Map<String, String> published;
            List<String> written;
            List<String> judged;
            Path backup = site.cleave().folder().resolve("backup");
            Crowd crowd = new Crowd(publications, ledger, verdicts, authors);
            try (Writers writers = Writers.start(site.cleave().url(), CLIENTS, crowd)) {
                ledger.awaitAcknowledged(50);
                published = publications.acknowledged();
                written = ledger.acknowledgedIds();
                judged = verdicts.acknowledgedIds();
                Run run = backup(site, backup);
                assertThat(run.exit()).as(run.toString()).isZero();
                assertThat(run.out())
                        .matches("Backed up 6 databases, 2 keys and [\\d,]+ objects to .*backup: read"
                                + " again, and all is well.\n");
                ledger.awaitAcknowledged(20);
                writers.stop();
            }
            assertThat(published.size()).isGreaterThan(20);
            site.cleave().kill9();

            Folder.delete(site.cleave().data());
            restore(backup, site.cleave().data());
            site.cleave().start();

            // Tokens given out before still hold, since the keys came back too.
            assertThat(site.api().listAll(reader)).extracting(Api.Status::id).containsAll(written);
            Ledger.Verdict verdict = ledger.judge(api.listAll(reader).stream()
                    .filter(status -> status.text().matches("\\d{18}"))
                    .toList());
            assertThat(verdict.doubled()).isEmpty();
            assertThat(verdict.changed()).isEmpty();
            assertThat(verdict.foreign()).isEmpty();
            untilNothingIsWrong(publications, api, reader, published);
            assertThat(api.items(operator, "/moderation?state=held&limit=100"))
                    .extracting(item -> item.path("id").asText())
                    .containsAll(judged);
            Run audit = Leftovers.audit(site);
            assertThat(audit.exit()).as(audit.toString()).isZero();
            assertThat(audit.out()).startsWith("All is well");
            // It goes on as a data folder does.
            assertThat(publications.send(api, publications.post(authors.getFirst())))
                    .isTrue();
            assertThat(publications.send(api, publications.story(authors.getFirst())))
                    .isTrue();
            untilNothingIsWrong(publications, api, reader, published);
        }
    }

    /** Posts and stories of after the backup are not there; all others are, with one notification for each post. */
    private static void untilNothingIsWrong(
            Publications publications, Api api, Person reader, Map<String, String> published)
            throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        List<String> faults;
        do {
            Thread.sleep(100);
            faults = publications.faults(api, reader).stream()
                    .filter(fault -> !fault.startsWith("lost post ")
                            || published.containsValue(fault.substring("lost post ".length())))
                    .filter(fault -> !fault.startsWith("lost story ")
                            || published.containsKey(fault.substring("lost story ".length())))
                    .toList();
        } while (!faults.isEmpty() && System.nanoTime() < deadline);
        assertThat(faults).isEmpty();
    }

    @Test
    void itIsForItsOwnerAloneAndNeverTakesThePlaceOfAnything() throws Exception {
        try (Site site = Site.onSqlite()) {
            Publications publications = new Publications(new Pictures(site.api()));
            publications.send(site.api(), publications.post(site.api().person()));
            Path backup = site.cleave().folder().resolve("backup");
            assertThat(backup(site, backup).exit()).isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                    .isEqualTo("rwx------");
            List<String> before = files(backup);
            assertThat(before)
                    .contains("user.db", "keys/0001.pem", "keys/media.key")
                    .noneMatch(name -> name.contains("tmp") || name.contains("-wal") || name.equals("lock"));

            assertThat(backup(site, backup).refused(1).err()).contains("something in", "Choose a folder that is new");
            assertThat(files(backup)).isEqualTo(before);
            Path cut = Files.createDirectory(site.cleave().folder().resolve("other.unfinished"));
            assertThat(backup(site, site.cleave().folder().resolve("other"))
                            .refused(1)
                            .err())
                    .contains("cut off", "Delete it");
            Files.delete(cut);
            Path within =
                    Files.createFile(site.cleave().folder().resolve("file")).resolve("backup");
            assertThat(backup(site, within).refused(1).err()).contains("not made", "choose another folder");
        }
    }

    @Test
    void whatIsDamagedIsNamedAndTheRestIsCopied() throws Exception {
        try (Site site = Site.onSqlite()) {
            Publications publications = new Publications(new Pictures(site.api()));
            Person author = site.api().person();
            for (int i = 0; i < 3; i++) publications.send(site.api(), publications.post(author));
            List<Path> snippets = Leftovers.objects(site).stream()
                    .filter(file -> file.toString().endsWith(".txt"))
                    .toList();
            Files.delete(snippets.get(0));
            Files.writeString(snippets.get(1), "\n", StandardOpenOption.APPEND);
            Path backup = site.cleave().folder().resolve("backup");
            Run run = backup(site, backup);
            assertThat(run.exit()).as(run.toString()).isEqualTo(1);
            assertThat(run.out())
                    .containsPattern("post +missing +post/" + snippets.get(0).getFileName())
                    .containsPattern("post +size +post/" + snippets.get(1).getFileName())
                    .contains("not well in the data folder either");
            assertThat(files(backup).stream().filter(name -> name.endsWith(".txt")))
                    .hasSize(2);
        }
    }

    @Test
    void withoutDataOrWithDataElsewhereItSaysWhatToDo() throws Exception {
        Path folder = Folder.temporary("cleave-backup-");
        try {
            assertThat(Run.of(folder, "backup", "there", "--data", "nowhere")
                            .refused(1)
                            .err())
                    .contains("nowhere", "--data");
            assertThat(Run.of(folder, "backup", "there", "--set", "database.url=jdbc:postgresql://127.0.0.1:1/x")
                            .refused(1)
                            .err())
                    .contains("docs/operations.md");
            assertThat(files(folder)).noneMatch(name -> name.startsWith("there"));
        } finally {
            Folder.delete(folder);
        }
    }

    private static Run backup(Site site, Path to) throws IOException, InterruptedException {
        return Run.of(
                site.cleave().folder(),
                "backup",
                to.toString(),
                "--data",
                site.cleave().data().toString());
    }

    /** As docs/operations.md says it. */
    private static void restore(Path backup, Path data) throws IOException, InterruptedException {
        Process copy = new ProcessBuilder("cp", "-a", backup.toString(), data.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(copy.exitValue()).isZero();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList());
        }
    }

    /** What the clients do: each something else, with a breath in between, so that the backup gets its share. */
    private record Crowd(Publications publications, Ledger ledger, Verdicts verdicts, List<Person> authors)
            implements Writers.Step {
        @Override
        public boolean run(Api api, int client) {
            boolean answered = switch (client % 4) {
                case 0 -> publications.send(api, publications.story(authors.getFirst()));
                case 1 -> ledger.send(api, ledger.draft(authors.getLast()));
                case 2 -> verdicts.send(api, verdicts.draft(authors.getFirst(), true));
                default -> publications.send(api, publications.post(authors.getLast()));
            };
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return answered;
        }
    }
}
