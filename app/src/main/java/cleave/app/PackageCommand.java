package cleave.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Is here to be listed: it is {@code ./cleave} that makes releases, out of its sources. */
@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        description = "Makes a release that needs neither a JDK nor Node: a folder and a tar.gz, in target/release.")
final class PackageCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.err.println("Only ./cleave package makes a release, in a checkout of the sources, without arguments.");
        return ExitCode.USAGE;
    }
}
