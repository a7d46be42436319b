package cleave.moderation.training;

import cleave.moderation.model.Model;
import cleave.moderation.model.ModerationThresholds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Trains and measures models with the labelled texts of a folder: {@code train.tsv.gz} and {@code dev.tsv.gz}. */
public final class Training {
    private static final long NEEDED_MEGABYTES = 3_500;
    private final Path folder;
    private final Consumer<String> progress;

    public Training(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Makes a model and writes it, and beside it a manifest of how it was made.
     *
     * @throws CorpusException when the labelled texts cannot be used, or there is too little memory
     * @throws IOException when a file cannot be written
     */
    public void train(Path out, ModerationThresholds thresholds) throws IOException {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        if (megabytes < NEEDED_MEGABYTES) {
            throw new CorpusException("Training needs 4 GB of memory and may take " + megabytes
                    + " MB: start it with CLEAVE_JAVA_OPTIONS=-Xmx4g ./cleave train.");
        }
        Corpus train = Corpus.read(folder.resolve("train.tsv.gz"));
        Corpus dev = Corpus.read(folder.resolve("dev.tsv.gz"));
        Model model = new Trainer(Trainer.SHIPPED, progress).train(train.examples(), dev.examples());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        Files.write(out, bytes.toByteArray());
        Path manifest = out.resolveSibling(out.getFileName() + ".json");
        Files.write(manifest, Manifest.of(bytes.toByteArray(), train, dev, model, thresholds));
    }

    /** Tables of how good a model is, in Markdown. */
    public List<String> evaluate(Model model, ModerationThresholds thresholds) {
        return new Evaluation(
                        model,
                        thresholds,
                        Corpus.read(folder.resolve("dev.tsv.gz")).examples())
                .tables();
    }
}
