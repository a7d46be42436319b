package cleave.moderation.training;

import cleave.moderation.model.Model;
import cleave.moderation.model.Models;
import cleave.moderation.model.ModerationThresholds;
import cleave.platform.http.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model was made and how good it was on the texts that were kept for that.
 *
 * @param model its SHA-256
 * @param train the SHA-256 of what it learnt from
 * @param dev the SHA-256 of what thresholds and mix were chosen on
 * @param figuresOnDev by source, at the threshold from which texts are held
 */
record Manifest(
        String model,
        int bytes,
        String train,
        String dev,
        Trainer.Sizes sizes,
        ModerationThresholds thresholds,
        Map<String, Map<String, Double>> figuresOnDev) {

    static byte[] of(byte[] file, Corpus train, Corpus dev, Model model, ModerationThresholds thresholds) {
        Map<String, Map<String, Double>> figures = new TreeMap<>();
        new Evaluation(model, thresholds, dev.examples()).figures().forEach((source, its) -> {
            Map<String, Double> named = new TreeMap<>();
            put(named, "macroF1", its.macroF1());
            put(named, "recall", its.recall());
            put(named, "specificity", its.specificity());
            put(named, "auc", its.auc());
            figures.put(source, named);
        });
        return Json.bytes(new Manifest(
                Models.sha256(file), file.length, train.hash(), dev.hash(), Trainer.SHIPPED, thresholds, figures));
    }

    /** A source of one label only has neither recall nor area. */
    private static void put(Map<String, Double> named, String name, double value) {
        if (!Double.isNaN(value)) named.put(name, Math.round(value * 10_000) / 10_000.0);
    }
}
