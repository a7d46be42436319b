package cleave.bench;

import cleave.cluster.ServerProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cleave as one process on a free port, with a data folder of its own. */
final class CleaveServer extends ServerProcess {
    private static final Pattern READY = Pattern.compile("Cleave is ready: (http://\\S+)");
    private final CleaveProgram program;
    private final Map<String, String> settings;
    private long logStart;
    private String url = "";

    /**
     * @param folder of which {@code data} is the data folder
     * @param settings beside those that every measured server has
     */
    CleaveServer(CleaveProgram program, Path folder, Map<String, String> settings) {
        super("cleave", folder);
        this.program = program;
        this.settings = new TreeMap<>(settings);
        // All readers of the bench come from one address.
        this.settings.put("throttle.register.burst", "1000");
    }

    @Override
    protected void prepare() throws IOException {
        super.prepare();
        logStart = Files.exists(log()) ? Files.size(log()) : 0;
        url = "";
    }

    @Override
    protected List<String> command() {
        List<String> line = new ArrayList<>(program.line());
        line.addAll(List.of("serve", "--port", "0", "--management-port", "0"));
        line.addAll(List.of("--data", data().toString()));
        settings.forEach((key, value) -> line.addAll(List.of("--set", key + "=" + value)));
        return line;
    }

    /** The log of this start has the ready line. */
    @Override
    protected boolean ready() {
        try (RandomAccessFile log = new RandomAccessFile(log().toFile(), "r")) {
            log.seek(logStart);
            byte[] bytes = new byte[(int) Math.min(1 << 20, log.length() - logStart)];
            log.readFully(bytes);
            Matcher ready = READY.matcher(new String(bytes, StandardCharsets.UTF_8));
            if (ready.find()) {
                url = ready.group(1);
            }
            return !url.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://host:port} of this start. */
    String url() {
        return url;
    }

    Path data() {
        return folder().resolve("data");
    }

    /** The memory that is in RAM for the process now. */
    double residentMegabytes() {
        return residentMegabytes(pid());
    }

    static double residentMegabytes(long pid) {
        try {
            String kilobytes = Files.readString(Path.of("/proc/" + pid + "/status"))
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow(() -> new BenchFailure("Process " + pid + " tells no VmRSS."))
                    .replaceAll("\\D", "");
            return Long.parseLong(kilobytes) / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
