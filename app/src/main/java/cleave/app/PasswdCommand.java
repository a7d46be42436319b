package cleave.app;

import cleave.platform.auth.AuthSettings;
import cleave.platform.auth.PasswordHasher;
import cleave.platform.runtime.LogSettings;
import cleave.platform.runtime.Logs;
import cleave.platform.runtime.Settings;
import cleave.platform.runtime.SettingsException;
import cleave.platform.sql.Database;
import cleave.platform.sql.DatabaseSettings;
import cleave.platform.sql.Databases;
import cleave.user.Accounts;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sets the password of a user who forgot theirs. Works while the server runs. */
@Command(
        name = "passwd",
        mixinStandardHelpOptions = true,
        description = "Sets a user's password, read from standard input.")
final class PasswdCommand implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    @Parameters(paramLabel = "EMAIL", description = "Whose password.")
    private String email = "";

    @Override
    public Integer call() throws IOException {
        Settings settings = options.load();
        Logs.configure(settings.get(LogSettings.class));
        Databases databases = new Databases(
                settings.get(DatabaseSettings.class),
                settings.get(AppSettings.class).dataFolder());
        if (!databases.exists("user")) throw databases.nothing("users");
        String password = readPassword();
        try (Database database = databases.open("user");
                PasswordHasher hasher = new PasswordHasher(settings.get(AuthSettings.class))) {
            new Accounts(database, hasher, Clock.systemUTC()).setPassword(email, password);
        }
        System.out.println("The password is set.");
        return 0;
    }

    @SuppressWarnings("SystemConsoleNull") // On this JDK there is none where standard input is a pipe.
    private static String readPassword() throws IOException {
        Console console = System.console();
        if (console != null && console.isTerminal())
            return new String(required(console.readPassword("New password: ")));
        // A decoder of its own: it gives up where a charset would put other characters, which nobody could type again.
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, strict))) {
            return required(in.readLine());
        } catch (CharacterCodingException e) {
            throw new SettingsException("The new password is not in UTF-8. Give it in UTF-8.");
        }
    }

    private static <T> T required(@Nullable T password) {
        if (password == null) throw new SettingsException("Give the new password on standard input.");
        return password;
    }
}
