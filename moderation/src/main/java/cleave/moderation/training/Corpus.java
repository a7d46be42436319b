package cleave.moderation.training;

import cleave.moderation.model.Models;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Labelled texts of a file.
 *
 * @param hash of the file
 */
record Corpus(List<Example> examples, String hash) {
    private static final String HEAD = "source\tlabel\ttext";

    /**
     * Reads a compressed table of source, label (1 or 0) and text.
     *
     * @throws CorpusException when it is missing or of another form
     */
    static Corpus read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new Corpus(examples(file, bytes), Models.sha256(bytes));
        } catch (NoSuchFileException e) {
            throw new CorpusException(
                    "There is no " + file + ". Give --data the folder that holds train.tsv.gz and dev.tsv.gz.");
        } catch (IOException e) {
            throw new CorpusException("Cannot read " + file + ": it must be a table in UTF-8, compressed by gzip.");
        }
    }

    private static List<Example> examples(Path file, byte[] bytes) throws IOException {
        List<Example> examples = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8.newDecoder()))) {
            if (!HEAD.equals(lines.readLine()))
                throw new CorpusException(file + " must begin with a line: source, label, text.");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", 3);
                if (parts.length < 3 || !(parts[1].equals("0") || parts[1].equals("1"))) {
                    throw new CorpusException(
                            file + ", line " + (examples.size() + 2) + ": not a source, a label 0 or 1 and a text.");
                }
                examples.add(new Example(parts[0], parts[1].equals("1"), parts[2]));
            }
        }
        return examples;
    }
}
