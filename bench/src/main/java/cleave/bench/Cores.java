package cleave.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two cores of this machine.
 *
 * @param server where what is measured runs
 * @param load where the load generator runs
 */
record Cores(String server, String load) {
    private static final Pattern ALLOWED = Pattern.compile("Cpus_allowed_list:\\s+(\\S+)");

    /** The first two that this process may use. */
    static Cores two() {
        try {
            Matcher allowed = ALLOWED.matcher(Files.readString(Path.of("/proc/self/status")));
            List<String> cores = allowed.find() ? expand(allowed.group(1)) : List.of();
            if (cores.size() < 2) {
                throw new BenchFailure("This needs two cores: one for the server, one for the load.");
            }
            return new Cores(cores.get(0), cores.get(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 0,2-3} as 0, 2, 3. */
    static List<String> expand(String list) {
        List<String> cores = new ArrayList<>();
        for (String range : list.split(",", -1)) {
            String[] ends = range.split("-", -1);
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
                cores.add(Integer.toString(core));
            }
        }
        return cores;
    }
}
