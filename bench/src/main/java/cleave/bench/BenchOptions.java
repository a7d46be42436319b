package cleave.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every benchmark can be told. */
final class BenchOptions {
    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Comparisons of each kind (default: 5).")
    int pairs = 5;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "5", description = "Length of each run (default: 5).")
    int seconds = 5;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write every measured value as JSON.")
    @Nullable
    Path json;

    @Option(names = "--svg", paramLabel = "FILE", description = "Also draw the results.")
    @Nullable
    Path svg;
}
