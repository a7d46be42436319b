package cleave.moderation.training;

import cleave.moderation.model.Features;
import cleave.moderation.model.Linear;
import cleave.moderation.model.Model;
import cleave.moderation.model.Model.Answers;
import cleave.moderation.model.Model.Mix;
import cleave.moderation.model.Network;
import cleave.moderation.model.Tokens;
import cleave.moderation.text.Lexicon;
import cleave.moderation.text.Normaliser;
import cleave.moderation.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Makes a model from labelled texts: the same bytes from the same texts, sizes and seed. */
final class Trainer {
    /** The program's own sizes. */
    static final Sizes SHIPPED = new Sizes(6, 20, 1 << 15, 64, 64, 4, 2, 3, 1);

    private static final double COST = 0.4;
    private static final double RATE = 1e-3;
    /** How much of what the network learns is the label; the rest is what its teachers think. */
    private static final double LABELS_SHARE = 0.3;

    /** Texts are cut here for the network: later words say the same. */
    private static final int LONGEST = 80;

    private static final double SENTENCE_WEIGHT = 0.5;
    private static final int MOST_SENTENCES = 2;
    private static final int EMOJI_COPIES_ONE_IN = 4;
    private static final int MOST_EMOJI = 3;
    private static final int GLUED_COPIES_ONE_IN = 16;
    private static final double GLUED_WEIGHT = 0.5;
    private static final int[] EMOJI = {
        0x1F602, 0x1F60D, 0x1F44D, 0x1F525, 0x1F64F, 0x1F4AF, 0x1F621, 0x1F914, 0x2764, 0x1F62D, 0x1F601, 0x1F605,
        0x1F60A, 0x1F618, 0x1F61C, 0x1F644, 0x1F64C, 0x1F680, 0x1F389, 0x1F3B6, 0x1F4AA, 0x1F440, 0x1F480, 0x1F308,
        0x1F31E, 0x1F339, 0x1F355, 0x1F37B, 0x26BD, 0x2B50, 0x1F921, 0x1F937, 0x1F926, 0x1F970, 0x1F923, 0x1F609
    };

    /**
     * How large the parts are.
     *
     * @param leastTexts in which a word must come to be known
     * @param own how many sentences of each of our own patterns
     * @param groups of letters that the network tells apart, a power of two
     * @param teachers networks whose answers the one that is kept learns
     */
    record Sizes(
            int leastTexts,
            int own,
            int groups,
            int dimensions,
            int width,
            int teachers,
            int teachersRounds,
            int rounds,
            long seed) {}

    private final Sizes sizes;
    private final Consumer<String> progress;
    private final LinearTrainer linear = new LinearTrainer();
    private final List<NetworkTrainer.Row> rows = new ArrayList<>();

    Trainer(Sizes sizes, Consumer<String> progress) {
        this.sizes = sizes;
        this.progress = progress;
    }

    /** Learns from some texts; others tell how to weigh what was learnt. May be called once. */
    Model train(List<Example> train, List<Example> dev) {
        List<Example> examples = new ArrayList<>(train);
        examples.addAll(Sentences.make(sizes.own(), sizes.seed()));
        int[] known = known(examples);
        Lexicon lexicon = new Lexicon(known);
        progress.accept("%,d texts, %,d known words".formatted(examples.size(), known.length));
        prepare(examples, lexicon);
        progress.accept("%,d rows".formatted(linear.size()));
        // Each by itself is one thread's work and so the same on every run; two cores do two at once.
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Linear> weights = threads.submit(() -> Linear.rounded(linear.solve(sizes.seed(), progress)));
            List<Future<float[]>> taught = new ArrayList<>();
            for (int each = 1; each <= sizes.teachers(); each++) {
                String name = "teacher " + each;
                NetworkTrainer teacher = new NetworkTrainer(known.length, sizes, LONGEST, sizes.seed() + each);
                taught.add(threads.submit(() -> taught(teacher, name)));
            }
            List<NetworkTrainer.Row> softened = softened(taught);
            Network network = new NetworkTrainer(known.length, sizes, LONGEST, sizes.seed())
                    .train(softened, sizes.rounds(), RATE, line -> progress.accept("network: " + line));
            return mixed(new Model(known, weights.get(), network, new Mix(1, 1, 0)).rounded(), dev);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the training did not finish", e);
        }
    }

    /** What a network makes of each row that it has learnt from. */
    private float[] taught(NetworkTrainer teacher, String name) {
        teacher.train(rows, sizes.teachersRounds(), RATE, line -> progress.accept(name + ": " + line));
        float[] answers = new float[rows.size()];
        for (int at = 0; at < answers.length; at++)
            answers[at] = teacher.answer(rows.get(at).tokens());
        return answers;
    }

    /**
     * The rows with a truth between the label's and what several networks make of the text: doubtful labels count less,
     * and one network learns nearly what many know together.
     */
    private List<NetworkTrainer.Row> softened(List<Future<float[]>> taught)
            throws InterruptedException, ExecutionException {
        double[] sums = new double[rows.size()];
        for (Future<float[]> each : taught) {
            float[] answers = each.get();
            for (int at = 0; at < sums.length; at++) sums[at] += answers[at];
        }
        List<NetworkTrainer.Row> softened = new ArrayList<>(rows.size());
        for (int at = 0; at < sums.length; at++) {
            NetworkTrainer.Row row = rows.get(at);
            double thought = 1 / (1 + StrictMath.exp(-sums[at] / taught.size()));
            float truth = (float) (LABELS_SHARE * row.truth() + (1 - LABELS_SHARE) * thought);
            softened.add(new NetworkTrainer.Row(row.tokens(), truth, row.weight()));
        }
        return softened;
    }

    /** Words in small Latin letters that come in enough texts, the commonest first. */
    private int[] known(List<Example> examples) {
        Normaliser plain = new Normaliser(new Lexicon(new int[0]));
        Map<String, Integer> counts = new HashMap<>();
        for (Example example : examples) {
            for (Word word : new HashSet<>(plain.words(example.text()))) {
                if (isKnowable(word.text())) counts.merge(word.text(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= sizes.leastTexts())
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .mapToInt(entry -> Lexicon.hash(entry.getKey()))
                .toArray();
    }

    private static boolean isKnowable(String word) {
        if (word.length() == 1) return word.equals("a") || word.equals("i") || word.equals("u");
        return word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
    }

    private void prepare(List<Example> examples, Lexicon lexicon) {
        SplittableRandom random = new SplittableRandom(sizes.seed());
        Normaliser normaliser = new Normaliser(lexicon);
        Weights weights = new Weights(examples);
        for (Example example : examples) {
            double weight = weights.of(example);
            List<Word> words = normaliser.words(example.text());
            add(words, example.hateful(), weight, lexicon);
            if (!example.hateful()) addSentences(words, weight * SENTENCE_WEIGHT, lexicon);
            if (random.nextInt(EMOJI_COPIES_ONE_IN) == 0) {
                add(normaliser.words(withEmoji(example.text(), random)), example.hateful(), weight, lexicon);
            }
            // Not all words are told apart again, so what is read of these must be learnt by itself.
            if (random.nextInt(GLUED_COPIES_ONE_IN) == 0) {
                List<Word> glued = normaliser.words(Evasion.GLUED.apply(example.text(), random));
                add(glued, example.hateful(), weight * GLUED_WEIGHT, lexicon);
            }
        }
    }

    private void add(List<Word> words, boolean hateful, double weight, Lexicon lexicon) {
        if (words.isEmpty()) return;
        linear.add(new Features(words).row(0, words.size()), hateful, COST * weight);
        List<Word> seen = words.size() > LONGEST ? words.subList(0, LONGEST) : words;
        rows.add(new NetworkTrainer.Row(Tokens.of(lexicon, sizes.groups(), seen), hateful ? 1 : 0, (float) weight));
    }

    /** Sentences of harmless texts are harmless by themselves. */
    private void addSentences(List<Word> words, double weight, Lexicon lexicon) {
        int from = 0;
        int added = 0;
        for (int at = 0; at < words.size() && added < MOST_SENTENCES; at++) {
            if (!words.get(at).endsSentence() && at < words.size() - 1) continue;
            int size = at + 1 - from;
            if (size >= 3 && size < words.size()) {
                add(words.subList(from, at + 1), false, weight, lexicon);
                added++;
            }
            from = at + 1;
        }
    }

    /** With emoji between its words or after them. */
    private static String withEmoji(String text, SplittableRandom random) {
        String[] words = text.split(" ", -1);
        int count = 1 + random.nextInt(MOST_EMOJI);
        for (int each = 0; each < count; each++) {
            int at = random.nextInt(2) == 0 ? words.length - 1 : random.nextInt(words.length);
            words[at] = words[at] + " " + Character.toString(EMOJI[random.nextInt(EMOJI.length)]);
        }
        return String.join(" ", words);
    }

    private static Model mixed(Model model, List<Example> dev) {
        List<Mixing.Judged> judged = new ArrayList<>();
        for (Example example : dev) {
            Answers answers = model.answers(example.text());
            if (answers != null) judged.add(new Mixing.Judged(answers, example));
        }
        return model.with(Mixing.fit(judged));
    }
}
