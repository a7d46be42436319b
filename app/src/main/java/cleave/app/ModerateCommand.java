package cleave.app;

import cleave.moderation.model.Classifier;
import cleave.moderation.model.Models;
import cleave.moderation.model.ModerationThresholds;
import cleave.moderation.model.Reason;
import cleave.moderation.model.Verdict;
import cleave.platform.http.Json;
import cleave.platform.runtime.LogSettings;
import cleave.platform.runtime.Logs;
import cleave.platform.runtime.Settings;
import cleave.platform.runtime.SettingsException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Judges texts: a line in, a line of JSON out, each answered before the next is waited for; or stored statuses again. */
@Command(
        name = "moderate",
        mixinStandardHelpOptions = true,
        description =
                "Judges texts, one a line on standard input: a line of JSON each. With --recheck: statuses again that"
                        + " an earlier model judged.")
final class ModerateCommand implements Callable<Integer> {
    /** A status is at most a fiftieth of that. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final int BUFFER = 1 << 16;

    @Mixin
    private final Options options = new Options();

    @Mixin
    private final RecheckOptions recheck = new RecheckOptions();

    /** What is printed of a verdict. */
    record Line(String label, double score, List<Reason> reasons) {
        static Line of(Verdict verdict) {
            double score = Math.round(verdict.score() * 10_000) / 10_000.0;
            return new Line(verdict.label().name().toLowerCase(Locale.ROOT), score, verdict.reasons());
        }
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = options.load();
        Classifier classifier = Models.shipped(settings.get(ModerationThresholds.class));
        if (recheck.isWanted()) {
            Logs.configure(settings.get(LogSettings.class));
            recheck.run(settings, classifier);
        } else judgeLines(classifier);
        return 0;
    }

    private static void judgeLines(Classifier classifier) throws IOException {
        InputStream in = new BufferedInputStream(System.in, BUFFER);
        OutputStream out = new BufferedOutputStream(System.out, BUFFER);
        int number = 0;
        try {
            for (String text = next(in, 1); text != null; text = next(in, number + 1)) {
                number++;
                out.write(Json.bytes(Line.of(classifier.judge(text))));
                out.write('\n');
                if (in.available() == 0) out.flush();
            }
        } finally {
            out.flush();
        }
    }

    /** The next line without its end; null when there is none. */
    private static @Nullable String next(InputStream in, int number) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        if (read < 0) return null;
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() == LONGEST_LINE) {
                throw new SettingsException("Line " + number + " is longer than 1 MB. Give a text a line.");
            }
            line.write(read);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException e) {
            throw new SettingsException("Line " + number + " is not in UTF-8. Give texts in UTF-8.");
        }
    }
}
