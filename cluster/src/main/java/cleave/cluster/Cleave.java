package cleave.cluster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cleave as one process on free ports of 127.0.0.1, with a data folder in its own. The data outlives {@link #stop()},
 * {@link #kill9()} and {@link #close()}; whoever made the folder deletes it.
 */
public final class Cleave extends ServerProcess {
    private static final Pattern MANAGEMENT = Pattern.compile("Management: (http://\\S+)");
    private static final Pattern READY = Pattern.compile("Cleave is ready: (http://\\S+)");
    private static final int MOST_LOG_READ = 1 << 20;

    private final List<String> program;
    private final Map<String, String> settings;
    private final Map<String, String> environment = new TreeMap<>();
    private long logStart;
    private volatile String url = "";
    private volatile String managementUrl = "";
    private boolean keepsPorts;

    /**
     * @param program the command line up to where Cleave's own arguments begin, as {@link #program(Path)} makes it
     * @param folder of which {@code data} is the data folder
     * @param settings given as {@code --set key=value}
     */
    public Cleave(List<String> program, Path folder, Map<String, String> settings) {
        super("cleave", folder);
        this.program = List.copyOf(program);
        this.settings = new TreeMap<>(settings);
    }

    /**
     * The command line for a built program: this JVM's {@code java} with the options that {@code ./cleave} gives.
     *
     * @param jar the program, with the libraries that its manifest names beside it, and perhaps its AOT cache
     */
    public static List<String> program(Path jar) {
        return new Program(jar).line(List.of("-Xms64m", "-Xmx320m", "-Xmn32m"));
    }

    /** Lets later starts listen on the ports of the last one, so that its clients find it again. */
    public Cleave keepingPorts() {
        keepsPorts = true;
        return this;
    }

    /** Sets a variable of its environment from the next start on. */
    public Cleave with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    @Override
    protected void prepare() throws IOException {
        super.prepare();
        logStart = Files.exists(log()) ? Files.size(log()) : 0;
    }

    /** Settings of whoever runs us are not its settings. */
    @Override
    protected void environment(Map<String, String> variables) {
        variables.keySet().removeIf(Cleave::isSetting);
        variables.putAll(environment);
    }

    /** Whether a variable of the environment is Cleave's. */
    static boolean isSetting(String variable) {
        return variable.startsWith("CLEAVE_");
    }

    @Override
    protected List<String> command() {
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of("serve", "--host", Loopback.HOST));
        line.addAll(List.of("--port", port(url), "--management-port", port(managementUrl)));
        line.addAll(List.of("--data", data().toString()));
        settings.forEach((key, value) -> line.addAll(List.of("--set", key + "=" + value)));
        return line;
    }

    private String port(String last) {
        return keepsPorts && !last.isEmpty() ? last.substring(last.lastIndexOf(':') + 1) : "0";
    }

    /** The log of this start has the ready line. */
    @Override
    protected boolean ready() {
        String log = logOfThisStart();
        Matcher ready = READY.matcher(log);
        Matcher management = MANAGEMENT.matcher(log);
        // Half a line could end within the port.
        boolean both = ready.find() && management.find() && log.indexOf('\n', ready.end()) >= 0;
        if (both) {
            url = ready.group(1);
            managementUrl = management.group(1);
        }
        return both;
    }

    /** Two seconds on an idle machine; one that many tests share can be twenty times as slow. */
    @Override
    protected Duration startLimit() {
        return Duration.ofSeconds(90);
    }

    /** What it printed since it was last started, as far as the first megabyte. */
    public String logOfThisStart() {
        try (RandomAccessFile log = new RandomAccessFile(log().toFile(), "r")) {
            log.seek(logStart);
            byte[] bytes = new byte[(int) Math.min(MOST_LOG_READ, log.length() - logStart)];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://host:port} for users, of the last start; empty before the first. */
    public String url() {
        return url;
    }

    /** {@code http://host:port} for health and metrics, of the last start; empty before the first. */
    public String managementUrl() {
        return managementUrl;
    }

    public Path data() {
        return folder().resolve("data");
    }

    /**
     * The memory in RAM that the process has now, in bytes.
     *
     * @throws ServerFailure when it does not run
     */
    public long residentBytes() {
        Path status = Path.of("/proc", Long.toString(pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow(() -> new ServerFailure(status + " tells no VmRSS."));
        } catch (IOException e) {
            throw new ServerFailure("Cannot read " + status + ": " + e.getMessage(), e);
        }
    }
}
