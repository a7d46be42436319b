package cleave.story.webp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;

/** The constants of VP8's key frames that are too many to stand in code. Immutable by agreement. */
@SuppressWarnings("ArrayRecordComponent") // shared, not compared
record Probabilities(byte[] coefficients, byte[] changes, byte[] modes) {
    static final int BRANCHES = 11;
    static final int BY_CONTEXT = BRANCHES;
    static final int BY_BAND = 3 * BY_CONTEXT;
    static final int BY_KIND = 8 * BY_BAND;
    static final int COEFFICIENTS = 4 * BY_KIND;
    static final int MODE_BRANCHES = 9;

    static Probabilities load() {
        Probabilities loaded =
                new Probabilities(new byte[COEFFICIENTS], new byte[COEFFICIENTS], new byte[10 * 10 * MODE_BRANCHES]);
        try (InputStream in = Probabilities.class.getResourceAsStream("probabilities.txt")) {
            if (in == null) throw new IllegalStateException("probabilities.txt is missing");
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            fill(loaded.coefficients, lines);
            fill(loaded.changes, lines);
            fill(loaded.modes, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return loaded;
    }

    private static void fill(byte[] section, BufferedReader lines) throws IOException {
        int at = 0;
        while (at < section.length) {
            String line = lines.readLine();
            if (line == null) throw new IllegalStateException("probabilities.txt is cut off");
            if (line.startsWith("#")) continue;
            StringTokenizer numbers = new StringTokenizer(line);
            while (numbers.hasMoreTokens()) section[at++] = (byte) Integer.parseInt(numbers.nextToken());
        }
    }
}
