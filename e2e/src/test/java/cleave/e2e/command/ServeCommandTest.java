package cleave.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api;
import cleave.e2e.Run;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServeCommandTest {
    private static final String[] FREE = {"--port", "0", "--management-port", "0"};

    @TempDir
    private Path folder;

    @Test
    void aStartSaysWhichDataItUsesWhereItIsManagedAndLastWhereItServes() throws Exception {
        Path data = folder.resolve("data");
        for (String age : List.of("new", "existing")) {
            try (Serving serving = Serving.start(folder, serve("--data", data.toString()))) {
                List<String> lines = serving.printed().lines().toList();
                assertThat(lines).hasSize(3);
                assertThat(lines.get(0)).isEqualTo("Data folder: " + data + " (" + age + ")");
                assertThat(lines.get(1)).matches("Management: http://127\\.0\\.0\\.1:[1-9]\\d*");
                assertThat(lines.get(2)).matches("Cleave is ready: http://127\\.0\\.0\\.1:[1-9]\\d*");
                try (Api api = new Api(serving.url())) {
                    api.get("/modules.json", null).expect(200);
                }
                assertThat(serving.terminate()).isZero();
                assertThat(serving.errors()).isEmpty();
                assertThat(serving.printed().lines()).hasSize(3);
            }
        }
    }

    @Test
    void withoutACommandItServes() throws Exception {
        try (Serving serving = Serving.start(folder, FREE)) {
            assertThat(serving.printed()).startsWith("Data folder: ").contains("data (new)");
            assertThat(Files.isDirectory(folder.resolve("data"))).isTrue();
            assertThat(serving.terminate()).isZero();
        }
    }

    @Test
    void aPortThatIsTakenIsOneLineThatSaysWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Run publicPort = Run.of(folder, "serve", "--port", port, "--management-port", "0")
                    .refused(1);
            assertThat(publicPort.err()).contains(port, "--port");
            Run inside = Run.of(folder, "serve", "--port", "0", "--management-port", port)
                    .refused(1);
            assertThat(inside.err()).contains(port, "--management-port");
        }
    }

    @Test
    void aDataFolderIsOneProcessesAlone() throws Exception {
        try (Serving first = Serving.start(folder, serve())) {
            Run second = Run.of(folder, serve()).refused(1);
            assertThat(second.err()).contains("in use by another Cleave", "--data");
            try (Api api = new Api(first.url())) {
                api.get("/modules.json", null).expect(200);
            }
        }
    }

    @Test
    void aFileInsteadOfADataFolderIsOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThat(Run.of(folder, serve("--data", file.toString())).refused(1).err())
                .contains(file.toString(), "--data");
        assertThat(Run.of(folder, serve("--data", file + "/below")).refused(1).err())
                .contains("--data");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aKeyFileThatIsNoKeyIsOneLineThatNamesIt() throws Exception {
        Path keys = Files.createDirectories(folder.resolve("data/keys"));
        Files.writeString(keys.resolve("0001.pem"), "not a key");
        assertThat(Run.of(folder, serve()).refused(1).err()).contains("0001.pem");
    }

    @Test
    void aDatabaseThatIsNotThereIsOneLineWithoutItsPassword() throws Exception {
        Run run = Run.of(
                        folder,
                        serve(
                                "--set",
                                "database.url=jdbc:postgresql://127.0.0.1:1/x",
                                "--set",
                                "database.password=hush",
                                "--set",
                                "database.timeout=300ms"))
                .refused(1);
        assertThat(run.err()).contains("database.url").doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--set htp.port=1              | http.port",
                "--set auth.tokn.lifetime=1h   | auth.token.lifetime",
                "--set http.loops=many         | http.loops=many",
                "--set http.loops=257          | 0 to 256",
                "--set http.head.timeout=10    | 500ms",
                "--set http.head.timeout=1ms   | 100ms",
                "--set log.format=xml          | text or json",
                "--set http.proxies=localhost  | http.proxies",
                "--set http.port               | key=value",
                "--port 65536                  | 65535",
                "--port eighty                 | whole number",
                "--modules user,statsu         | status",
                "--config missing.properties   | missing.properties",
                "--host 192.0.2.1              | 192.0.2.1",
                "--set database.url=mysql://x  | jdbc:postgresql:",
                "--set database.url=jdbc:postgresql://127.0.0.1:1/x --set database.timeout=300ms | database.url",
            })
    void aWrongSettingIsOneLineThatSaysWhatIsRight(String arguments, String advice) throws Exception {
        String[] line = ("serve --management-port 0 " + arguments).split(" ");
        assertThat(Run.of(folder, line).refused(1).err()).contains(advice);
    }

    @Test
    void aVariableThatIsNoSettingIsOneLineThatNamesTheNearest() throws Exception {
        Run run = Run.of(folder, "", Map.of("CLEAVE_HTP_PORT", "1"), serve()).refused(1);
        assertThat(run.err()).contains("CLEAVE_HTP_PORT", "CLEAVE_HTTP_PORT");
    }

    @ParameterizedTest
    @CsvSource({"serv", "--prot 1", "serve --port", "serve 8080", "passwd", "check", "config --yaml"})
    void wrongUsageIsOneLineAndExitsWith2(String arguments) throws Exception {
        assertThat(Run.of(folder, arguments.split(" ")).refused(2).err()).contains("--help");
    }

    @ParameterizedTest
    @CsvSource({
        "'', serve",
        "serve, --management-port",
        "config, --markdown",
        "passwd, EMAIL",
        "replay, --dry-run",
        "check, --preset"
    })
    void helpIsOnStandardOutputAndExitsWith0(String command, String part) throws Exception {
        Run run = Run.of(folder, (command + " --help").strip().split(" "));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Usage: ", part);
        assertThat(run.err()).isEmpty();
    }

    private static String[] serve(String... more) {
        String[] line = new String[5 + more.length];
        line[0] = "serve";
        System.arraycopy(FREE, 0, line, 1, 4);
        System.arraycopy(more, 0, line, 5, more.length);
        return line;
    }
}
