package cleave.moderation.training;

import cleave.moderation.model.Model;
import cleave.moderation.model.ModerationThresholds;
import cleave.moderation.training.Figures.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Measures a model: by source of the labelled texts, against evasions, on sentences of our own. */
final class Evaluation {
    private static final int SAMPLES = 400;
    private static final long SEED = 1;
    private static final double SPECIFICITY = 0.83;
    private final Model model;
    private final double threshold;
    private final Map<String, List<Scored>> sources = new TreeMap<>();
    private final List<Example> hateful = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    Evaluation(Model model, ModerationThresholds thresholds, List<Example> dev) {
        this.model = model;
        threshold = thresholds.hateful() / 100.0;
        for (Example example : dev) {
            Scored scored = new Scored(model.score(example.text()), example.hateful());
            sources.computeIfAbsent(example.source(), source -> new ArrayList<>())
                    .add(scored);
            if (example.hateful()) hateful.add(example);
        }
    }

    /** By source. */
    Map<String, Figures> figures() {
        Map<String, Figures> figures = new TreeMap<>();
        sources.forEach((source, scored) -> figures.put(source, Figures.of(scored, threshold)));
        return figures;
    }

    /** The sources that have both labels. */
    private List<List<Scored>> both() {
        return sources.values().stream()
                .filter(scored -> scored.stream().anyMatch(Scored::hateful)
                        && !scored.stream().allMatch(Scored::hateful))
                .toList();
    }

    /** Tables in Markdown. */
    List<String> tables() {
        lines.clear();
        bySource();
        thresholds();
        evasions();
        own();
        mistakes();
        return List.copyOf(lines);
    }

    private void bySource() {
        line("| source | texts | macro-F1 | recall | specificity | AUC |");
        line("|---|---|---|---|---|---|");
        sources.forEach((source, scored) -> {
            boolean mixed = scored.stream().anyMatch(Scored::hateful);
            line(
                    "| %s | %,d | %s | %s | %s | %s |",
                    source,
                    scored.size(),
                    mixed ? interval(List.of(scored), Figures::macroF1) : "",
                    mixed ? interval(List.of(scored), Figures::recall) : "",
                    interval(List.of(scored), Figures::specificity),
                    mixed ? interval(List.of(scored), Figures::auc) : "");
        });
        List<List<Scored>> both = both();
        line(
                "| mean of those with both labels | | %s | %s | %s | %s |",
                interval(both, Figures::macroF1),
                interval(both, Figures::recall),
                interval(both, Figures::specificity),
                interval(both, Figures::auc));
        line("");
    }

    /** The mean over sources, and where 95 % of the means lie of texts drawn from the same with replacement. */
    private String interval(List<List<Scored>> groups, ToDoubleFunction<Figures> figure) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            values[sample] =
                    mean(groups.stream().map(group -> drawn(group, random)).toList(), threshold, figure);
        }
        Arrays.sort(values);
        return String.format(
                Locale.ROOT,
                "%.3f (%.3f–%.3f)",
                mean(groups, threshold, figure),
                values[SAMPLES / 40],
                values[SAMPLES - 1 - SAMPLES / 40]);
    }

    private static List<Scored> drawn(List<Scored> group, SplittableRandom random) {
        List<Scored> drawn = new ArrayList<>(group.size());
        for (int at = 0; at < group.size(); at++) drawn.add(group.get(random.nextInt(group.size())));
        return drawn;
    }

    private static double mean(List<List<Scored>> groups, double threshold, ToDoubleFunction<Figures> figure) {
        return groups.stream()
                .mapToDouble(group -> figure.applyAsDouble(Figures.of(group, threshold)))
                .average()
                .orElse(0);
    }

    /** What other thresholds would give, to choose by. */
    private void thresholds() {
        line("| threshold | macro-F1 | recall | specificity | davidson's harmless | ud-ewt | ud-gum |");
        line("|---|---|---|---|---|---|---|");
        for (int percent = 20; percent <= 90; percent += 5) {
            double at = percent / 100.0;
            line(
                    "| %d | %.3f | %.3f | %.3f | %s | %s | %s |",
                    percent,
                    mean(both(), at, Figures::macroF1),
                    mean(both(), at, Figures::recall),
                    mean(both(), at, Figures::specificity),
                    spared("davidson", at),
                    spared("ud-ewt", at),
                    spared("ud-gum", at));
        }
        line("");
        double least = 1;
        for (double at = 0.99; at > 0.01; at -= 0.005) {
            if (mean(both(), at, Figures::specificity) >= SPECIFICITY) least = at;
        }
        line(
                "Recall where specificity is %.2f: %.3f (threshold %.3f).",
                SPECIFICITY, mean(both(), least, Figures::recall), least);
        line("");
    }

    private String spared(String source, double at) {
        List<Scored> scored = sources.get(source);
        return scored == null
                ? ""
                : String.format(Locale.ROOT, "%.3f", Figures.of(scored, at).specificity());
    }

    private void evasions() {
        double before = recall(hateful.stream().map(Example::text).toList());
        line("| evasion | recall | change |");
        line("|---|---|---|");
        line("| none | %.3f | |", before);
        for (Evasion evasion : Evasion.ALL) {
            SplittableRandom random = new SplittableRandom(SEED);
            double after = recall(hateful.stream()
                    .map(example -> evasion.apply(example.text(), random))
                    .toList());
            line("| %s | %.3f | %+.1f points |", evasion.what(), after, 100 * (after - before));
        }
        line("");
    }

    private double recall(List<String> texts) {
        return texts.stream().filter(text -> model.score(text) >= threshold).count() / (double) texts.size();
    }

    private void own() {
        List<String> harmless = OwnLists.harmless();
        List<String> hateful = OwnLists.hateful();
        line(
                "Our own lists: of %d harmless sentences with traps %.1f %% are spared, of %d hateful ones without slurs"
                        + " %.1f %% found.",
                harmless.size(), 100 * (1 - recall(harmless)), hateful.size(), 100 * recall(hateful));
    }

    private void mistakes() {
        for (String text : OwnLists.harmless()) {
            if (model.score(text) >= threshold) line("- held, %.2f: %s", model.score(text), text);
        }
        for (String text : OwnLists.hateful()) {
            if (model.score(text) < threshold) line("- missed, %.2f: %s", model.score(text), text);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void line(String form, Object... values) {
        lines.add(String.format(Locale.ROOT, form, values));
    }
}
