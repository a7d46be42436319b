package cleave.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A service: Cleave with one module. */
final class ServiceProcess extends ServerProcess {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String JAVA_OPTIONS = "CLEAVE_JAVA_OPTIONS";
    private final Program program;
    private final int managementPort;
    private final Map<String, String> settings;

    /** @param settings variables of its environment */
    ServiceProcess(String name, Path folder, Program program, int managementPort, Map<String, String> settings) {
        super(name, folder);
        this.program = program;
        this.managementPort = managementPort;
        this.settings = settings;
    }

    /** Settings of whoever runs us are not its settings. */
    @Override
    protected void environment(Map<String, String> variables) {
        variables.keySet().removeIf(Cleave::isSetting);
        variables.putAll(settings);
        // Each arena keeps what was freed in it; two are enough where nearly all that is allocated is Java's.
        variables.put("MALLOC_ARENA_MAX", "2");
    }

    /**
     * Small, as there are many: a heap that grows by little and shrinks again, what native code freed goes back to the
     * system, one compiler that is soon done, and no cache of the whole program's classes, of which a service needs a
     * part and would have all in its memory. Options that a person gave come last and so win.
     */
    @Override
    protected List<String> command() {
        List<String> options =
                new ArrayList<>(Resource.text("service.options").lines().toList());
        options.add("-XX:AOTMode=off");
        SPACES.splitAsStream(settings.getOrDefault(JAVA_OPTIONS, ""))
                .filter(option -> !option.isEmpty())
                .forEach(options::add);
        List<String> line = new ArrayList<>(program.line(options));
        line.add("serve");
        return line;
    }

    @Override
    protected boolean ready() {
        return Loopback.answersWell(managementPort, "/health/ready");
    }

    /** Seconds on an idle machine; many processes start at once. */
    @Override
    protected Duration startLimit() {
        return Duration.ofSeconds(90);
    }
}
