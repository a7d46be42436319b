package cleave.app;

import cleave.moderation.model.Model;
import cleave.moderation.model.Models;
import cleave.moderation.model.ModerationThresholds;
import cleave.moderation.training.Training;
import cleave.platform.runtime.Settings;
import cleave.platform.runtime.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the model that judges texts, or measures one. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains the model that judges texts, or with --evaluate measures one.")
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            required = true,
            description = "Where train.tsv.gz and dev.tsv.gz are.")
    private Path data = Path.of(".");

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the model.")
    private @Nullable Path out;

    @Option(names = "--evaluate", description = "Print figures of the program's model, or of --model, instead.")
    private boolean evaluate;

    @Option(names = "--model", paramLabel = "FILE", description = "The model to measure.")
    private @Nullable Path model;

    @Override
    public Integer call() throws IOException {
        ModerationThresholds thresholds =
                Settings.load(Options.RECORDS, Map.of(), System.getenv(), null).get(ModerationThresholds.class);
        Training training = new Training(data, System.err::println);
        if (evaluate) {
            training.evaluate(model(), thresholds).forEach(System.out::println);
        } else if (out == null) {
            throw new SettingsException("Give --out FILE for the model, or --evaluate to measure one.");
        } else {
            training.train(out, thresholds);
        }
        return 0;
    }

    private Model model() throws IOException {
        if (model == null) return Models.shippedModel();
        if (!Files.isReadable(model)) throw new SettingsException("Cannot read the model " + model + ".");
        return Models.read(model);
    }
}
