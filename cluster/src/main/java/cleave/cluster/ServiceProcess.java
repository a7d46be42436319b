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
    }

    /** Small, as there are many; options that a person gave come last and so win. */
    @Override
    protected List<String> command() {
        List<String> options = new ArrayList<>(List.of("-Xms32m", "-Xmx160m", "-Xmn24m"));
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
