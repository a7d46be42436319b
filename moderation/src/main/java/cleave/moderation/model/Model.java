package cleave.moderation.model;

import cleave.moderation.text.Lexicon;
import cleave.moderation.text.Normaliser;
import cleave.moderation.text.Word;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt: a weight for each feature and a small network, and how their answers together become a probability.
 * Never changes, so safe for many threads.
 */
public final class Model {
    private static final int MAGIC = 0x434C5632;
    /** Fewer words beside emoji say nothing. */
    private static final int LEAST_PLAIN = 3;

    private static final int SHORTEST_TELLING = 3;
    /** One of so many written letters must be in a known word. */
    private static final int LEAST_READ = 3;

    private static final int MANY_ALONE = 8;

    private final int[] known;
    private final Lexicon lexicon;
    private final Normaliser normaliser;
    private final Linear linear;
    private final Network network;
    private final Mix mix;

    /**
     * How the two answers become one: the logarithm of the odds that a text is hateful.
     *
     * @param linear what the weights' answer is multiplied with
     * @param network what the network's answer is multiplied with
     * @param bias what is added
     */
    public record Mix(double linear, double network, double bias) {
        double of(Answers answers) {
            return linear * answers.linear() + network * answers.network() + bias;
        }
    }

    /** What the weights say of the part of a text that looks worst, and what the network says. */
    public record Answers(double linear, double network) {}

    /** @param known the hashes of the words in the lexicon, the commonest first */
    public Model(int[] known, Linear linear, Network network, Mix mix) {
        this.known = known.clone();
        this.lexicon = new Lexicon(known);
        this.normaliser = new Normaliser(lexicon);
        this.linear = linear;
        this.network = network;
        this.mix = mix;
    }

    /** The same with another mix. */
    public Model with(Mix other) {
        return new Model(known, linear, network, other);
    }

    /** The words of a text as this model reads them. */
    public List<Word> words(String text) {
        return normaliser.words(text);
    }

    /**
     * Whether there is anything to judge: known words of three letters or more, which are a third of what is written at
     * least; or else many letters that stand alone, which nobody writes without a reason. Another language, a number or
     * a lone letter says nothing to this model, whatever it adds up to.
     */
    boolean canRead(List<Word> words) {
        int written = 0;
        int read = 0;
        int alone = 0;
        for (Word word : words) {
            if (!word.isWritten()) continue;
            int length = word.end() - word.start();
            written += length;
            if (word.text().length() == 1) alone++;
            if (word.text().length() >= SHORTEST_TELLING && lexicon.knows(word.text())) read += length;
        }
        return alone >= MANY_ALONE || (read > 0 && LEAST_READ * read >= written);
    }

    /** The probability that a text is hateful; 0 when it has no words. */
    public double score(String text) {
        return look(text).probability();
    }

    /** The answers for the part of a text that looks worst; null when it has no words. */
    public @Nullable Answers answers(String text) {
        return look(text).answers();
    }

    /** The worse of two looks where there are emoji: with them, as they may mean much, and without, as they may hide it. */
    Look look(String text) {
        List<Word> words = words(text);
        Look all = look(words);
        List<Word> plain = words.stream().filter(word -> !word.picture()).toList();
        if (plain.size() == words.size() || plain.size() < LEAST_PLAIN) return all;
        Look without = look(plain);
        return without.probability() > all.probability() ? without : all;
    }

    private Look look(List<Word> words) {
        return new Look(words, Tokens.of(lexicon, network.groups.count(), words), linear, network, mix);
    }

    /** Writes all of it; the same model always gives the same bytes. */
    public void write(OutputStream file) throws IOException {
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(MAGIC);
        out.writeInt(known.length);
        for (int hash : known) out.writeInt(hash);
        linear.write(out);
        NetworkFile.write(network, out);
        out.writeDouble(mix.linear());
        out.writeDouble(mix.network());
        out.writeDouble(mix.bias());
        out.flush();
    }

    /** The same as it will be when it was written and read, its values rounded. */
    public Model rounded() {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            write(file);
            return read(file.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Model read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        try {
            if (in.getInt() != MAGIC) throw new IllegalStateException("This is not a model of this program.");
            int[] known = new int[in.getInt()];
            for (int at = 0; at < known.length; at++) known[at] = in.getInt();
            Linear linear = Linear.read(in);
            Network network = NetworkFile.read(in);
            return new Model(known, linear, network, new Mix(in.getDouble(), in.getDouble(), in.getDouble()));
        } catch (BufferUnderflowException e) {
            throw new IllegalStateException("This model is cut off.", e);
        }
    }
}
