package cleave.app;

import cleave.platform.http.HttpSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@link Health}, for people: it knows all settings. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = "Says whether the Cleave that runs here with the same settings is ready; ends with 0 when it is.")
final class HealthCommand implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    @Override
    public Integer call() {
        HttpSettings settings = options.load().get(HttpSettings.class);
        return Health.ask(settings.managementHost(), Integer.toString(settings.managementPort()));
    }
}
