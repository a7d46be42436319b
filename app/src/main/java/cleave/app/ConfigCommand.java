package cleave.app;

import cleave.platform.http.Json;
import cleave.platform.runtime.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists every setting: its value, where that came from, its unit and range, its meaning. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Lists every setting: value, source, unit, meaning.")
final class ConfigCommand implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print what docs/config.md holds: defaults and meanings.")
    private boolean markdown;

    @Override
    public Integer call() {
        List<Settings.Entry> entries = options.load().entries();
        if (json) System.out.println(new String(Json.bytes(entries), StandardCharsets.UTF_8));
        else System.out.print(markdown ? ConfigText.markdown(entries) : ConfigText.table(entries));
        return 0;
    }
}
