package cleave.moderation.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** What people do to a text so that a program does not find what others can still read. */
record Evasion(String what, BiFunction<String, SplittableRandom, String> how) {
    private static final int LEAST_LETTERS = 4;
    private static final List<String> HARMLESS = List.of(
            "The library opens at nine and closes when the last reader has gone home.",
            "We took the slow train along the river and ate our sandwiches on the way.",
            "My tomatoes are late this year, but the beans have climbed over the fence.",
            "Could somebody bring a long ladder and two buckets on Saturday morning?");
    private static final int HARMLESS_WORDS = 300;

    static final Evasion GLUED =
            new Evasion("no spaces, words in capitals and small letters", (text, random) -> glued(text));

    static final List<Evasion> ALL = List.of(
            new Evasion("an inner letter left out of every second word", everySecondWord(Evasion::lost)),
            new Evasion("two inner letters swapped in every second word", everySecondWord(Evasion::swapped)),
            new Evasion("a letter repeated in every second word", everySecondWord(Evasion::repeated)),
            new Evasion("a full stop, hyphen or star inside every second word", everySecondWord(Evasion::dotted)),
            new Evasion("digits and signs for letters", (text, random) -> mapped(text, "aeiost", "4310$7")),
            new Evasion("Cyrillic and Greek look-alikes", (text, random) -> mapped(text, "aeopcxyi", "аеορсхуі")),
            new Evasion("full-width letters", (text, random) -> fullWidth(text)),
            new Evasion("a zero-width space between all letters", (text, random) -> between(text, "\u200B")),
            new Evasion(
                    "a space between the letters of all words, two between words",
                    (text, random) -> between(text.replace(" ", "  "), " ").replace("     ", "   ")),
            GLUED,
            new Evasion("300 harmless words before it", (text, random) -> harmless() + text),
            new Evasion(
                    "300 harmless words after it",
                    (text, random) -> text + (text.matches(".*[.!?]") ? " " : ". ") + harmless()),
            new Evasion("three emoji between its words", (text, random) -> withEmoji(text, random)));

    String apply(String text, SplittableRandom random) {
        return how.apply(text, random);
    }

    private static BiFunction<String, SplittableRandom, String> everySecondWord(
            BiFunction<String, SplittableRandom, String> change) {
        return (text, random) -> {
            String[] words = text.split(" ", -1);
            boolean now = true;
            for (int at = 0; at < words.length; at++) {
                if (words[at].length() < LEAST_LETTERS || !words[at].chars().allMatch(Character::isLetter)) continue;
                if (now) words[at] = change.apply(words[at], random);
                now = !now;
            }
            return String.join(" ", words);
        };
    }

    private static String lost(String word, SplittableRandom random) {
        int at = 1 + random.nextInt(word.length() - 2);
        return word.substring(0, at) + word.substring(at + 1);
    }

    private static String swapped(String word, SplittableRandom random) {
        int at = 1 + random.nextInt(word.length() - 3);
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }

    private static String repeated(String word, SplittableRandom random) {
        int at = 1 + random.nextInt(word.length() - 2);
        return word.substring(0, at)
                + String.valueOf(word.charAt(at)).repeat(3 + random.nextInt(3))
                + word.substring(at + 1);
    }

    private static String dotted(String word, SplittableRandom random) {
        int at = 1 + random.nextInt(word.length() - 2);
        return word.substring(0, at) + ".-*".charAt(random.nextInt(3)) + word.substring(at);
    }

    private static String mapped(String text, String from, String to) {
        StringBuilder mapped = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            int place = from.indexOf(text.charAt(at));
            mapped.append(place < 0 ? text.charAt(at) : to.charAt(place));
        }
        return mapped.toString();
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            wide.append(letter > ' ' && letter < 0x7F ? (char) (letter + 0xFEE0) : letter);
        }
        return wide.toString();
    }

    private static String between(String text, String what) {
        StringBuilder parted = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (!parted.isEmpty()) parted.append(what);
            parted.appendCodePoint(point);
        });
        return parted.toString();
    }

    private static String glued(String text) {
        StringBuilder glued = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!word.isEmpty())
                glued.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return glued.toString();
    }

    private static String harmless() {
        StringBuilder much = new StringBuilder();
        int words = 0;
        for (int at = 0; words < HARMLESS_WORDS; at++) {
            String sentence = HARMLESS.get(at % HARMLESS.size());
            much.append(sentence).append(' ');
            words += sentence.split(" ", -1).length;
        }
        return much.toString();
    }

    private static String withEmoji(String text, SplittableRandom random) {
        String[] words = text.split(" ", -1);
        String[] emoji = {"\uD83D\uDE0E", "\u2728", "\uD83D\uDE48"};
        for (String each : emoji) {
            int at = random.nextInt(words.length);
            words[at] = words[at] + " " + each;
        }
        return String.join(" ", words);
    }
}
