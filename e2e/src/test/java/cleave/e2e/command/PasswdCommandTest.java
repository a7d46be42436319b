package cleave.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator sets a forgotten password, while the server runs. */
final class PasswdCommandTest {
    private static final String NEW = "  another lantern, another fog ";
    private static @Nullable Serving serving;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        serving = Serving.start(folder, "serve", "--port", "0", "--management-port", "0");
    }

    @AfterAll
    static void stop() {
        if (serving != null) serving.close();
    }

    private static Serving serving() {
        return Objects.requireNonNull(serving, "not started");
    }

    private static Api api() throws Exception {
        return new Api(serving().url());
    }

    private static Run passwd(String in, String... arguments) throws Exception {
        return Run.of(serving().folder(), in, Map.of(), arguments);
    }

    @Test
    void theOldPasswordIsRefusedFromThenOnAndTheNewOneWorks() throws Exception {
        try (Api api = api()) {
            Person person = api.person();
            Run run = passwd(NEW + "\n", "passwd", person.email().toUpperCase(java.util.Locale.ROOT));
            assertThat(run).isEqualTo(new Run(0, "The password is set.\n", ""));
            assertThat(api.login(person.email(), Api.PASSWORD).status()).isEqualTo(401);
            api.login(person.email(), NEW).expect(200);
            api.get("/me", person.token()).expect(200);
        }
    }

    @Test
    void anUnknownEmailAWeakPasswordOrNoneChangeNothing() throws Exception {
        try (Api api = api()) {
            Person person = api.person();
            assertThat(passwd(NEW, "passwd", "x" + person.email()).refused(1).err())
                    .contains("no account");
            assertThat(passwd("password", "passwd", person.email()).refused(1).err())
                    .contains("guess");
            assertThat(passwd("short", "passwd", person.email()).refused(1).err())
                    .contains("8");
            assertThat(passwd("", "passwd", person.email()).refused(1).err()).contains("standard input");
            assertThat(passwd(NEW, "passwd", "nobody").refused(1).err()).contains("@");
            api.login(person.email(), Api.PASSWORD).expect(200);
        }
    }

    @Test
    void whereThereIsNoDataItSaysSoAndMakesNone() throws Exception {
        Run run = passwd(NEW, "passwd", "a@example.org", "--data", "elsewhere").refused(1);
        assertThat(run.err()).contains("elsewhere", "--data");
        assertThat(Files.exists(serving().folder().resolve("elsewhere"))).isFalse();
    }
}
