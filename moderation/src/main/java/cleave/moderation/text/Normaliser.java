package cleave.moderation.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the words of a text: in small letters, without accents, invisible characters and look-alikes, letters that
 * stand apart put together, digits that stand for letters read as such, emoji by name. Takes time linear in the
 * text's length; gives at most {@link #MOST_WORDS} words. Safe for many threads.
 */
public final class Normaliser {
    /** Of a text that has more, the first. */
    public static final int MOST_WORDS = 5_000;

    /** Longer runs without a space are read in parts. */
    private static final int LONGEST_RUN = 256;

    /** As many letters that stand alone make a word. */
    private static final int LEAST_APART = 3;

    private static final int MOST_APART = 200;
    /** Where as many words hide behind digits, what has only digits is a word too. */
    private static final int MANY_DISGUISED = 2;

    private final Reader reader;
    private final Repair repair;
    private final Pictures pictures = new Pictures();

    public Normaliser(Lexicon lexicon) {
        reader = new Reader(LetterMap.load());
        repair = new Repair(lexicon);
    }

    public List<Word> words(String text) {
        Letters letters = reader.read(text);
        List<Word> words = new ArrayList<>();
        int disguised = read(text, letters, false, words);
        if (disguised >= MANY_DISGUISED) {
            words.clear();
            read(text, letters, true, words);
        }
        return words.size() > MOST_WORDS ? words.subList(0, MOST_WORDS) : words;
    }

    /** Adds the words; how many of them hid behind digits and signs. */
    private int read(String text, Letters letters, boolean leet, List<Word> words) {
        int disguised = 0;
        int at = 0;
        while (at < letters.size() && words.size() < MOST_WORDS) {
            char first = letters.at(at);
            if (isSpace(first)) {
                if (first == '\n') endSentence(words);
                at++;
            } else if (first == Reader.PICTURE) {
                int end = at + 1;
                while (end < letters.size() && (letters.at(end) == Reader.PICTURE || isSpace(letters.at(end)))) end++;
                pictures(text, letters, at, end, words);
                at = end;
            } else {
                int end = endOfRun(letters, at);
                int apart = endOfApart(letters, at, end);
                if (apart > end) {
                    apart(letters, at, apart, words);
                    end = apart;
                } else {
                    if (repair.run(letters, at, end, leet, words)) disguised++;
                }
                if (endsSentence(letters, at, end)) endSentence(words);
                at = end;
            }
        }
        return disguised;
    }

    private static boolean isSpace(char letter) {
        return letter <= ' ' || (letter > 0x7F && (Character.isWhitespace(letter) || Character.isSpaceChar(letter)));
    }

    private static int endOfRun(Letters letters, int from) {
        int limit = Math.min(letters.size(), from + LONGEST_RUN);
        int at = from;
        while (at < limit && !isSpace(letters.at(at)) && letters.at(at) != Reader.PICTURE) at++;
        if (at == limit && Repair.isLink(letters, from, at)) {
            while (at < letters.size() && !isSpace(letters.at(at))) at++;
        }
        return at;
    }

    /** Where letters that stand alone end, when there are enough of them; else what was given. */
    private static int endOfApart(Letters letters, int from, int firstEnd) {
        int count = 0;
        int end = firstEnd;
        int at = from;
        while (at < letters.size() && count < MOST_APART) {
            int runEnd = at == from ? firstEnd : endOfRun(letters, at);
            if (runEnd - at > 2 || lone(letters, at, runEnd) < 0) break;
            count++;
            end = runEnd;
            at = runEnd;
            while (at < letters.size() && isSpace(letters.at(at)) && letters.at(at) != '\n') at++;
        }
        return count >= LEAST_APART ? end : firstEnd;
    }

    /** The only letter of a run; below 0 when it has none or more. */
    private static int lone(Letters letters, int from, int to) {
        int found = -1;
        for (int at = from; at < to; at++) {
            if (!Character.isLetterOrDigit(letters.at(at))) continue;
            if (found >= 0) return -1;
            found = at;
        }
        return found;
    }

    /** Where some gaps are wider than others, words end there; else where they end is guessed. */
    private void apart(Letters letters, int from, int to, List<Word> words) {
        int narrow = Integer.MAX_VALUE;
        for (int at = from; at < to; at++) {
            if (isSpace(letters.at(at)) && !isSpace(letters.at(at - 1)))
                narrow = Math.min(narrow, gap(letters, at, to));
        }
        Letters joined = new Letters();
        boolean parted = false;
        for (int at = from; at < to; at++) {
            if (Character.isLetterOrDigit(letters.at(at))) joined.add(letters, at, letters.at(at));
            if (isSpace(letters.at(at)) || joined.size() == 0 || gap(letters, at + 1, to) <= narrow) continue;
            repair.word(joined, words);
            joined = new Letters();
            parted = true;
        }
        if (joined.size() == 0) return;
        if (parted) repair.word(joined, words);
        else repair.joined(joined, words);
    }

    /** How many spaces begin there. */
    private static int gap(Letters letters, int from, int to) {
        int at = from;
        while (at < to && isSpace(letters.at(at))) at++;
        return at - from;
    }

    /** The words of pictures one after another; one that comes often among them says no more than one that comes once. */
    private void pictures(String text, Letters letters, int from, int to, List<Word> words) {
        Set<Integer> seen = new HashSet<>();
        for (int at = from; at < to; at++) {
            if (letters.at(at) != Reader.PICTURE) continue;
            int start = letters.start(at);
            int end = letters.end(at);
            int point = text.charAt(start) == '&' ? Reader.entity(text, start, end) : text.codePointAt(start);
            if (!seen.add(point)) continue;
            for (String word : pictures.words(point)) {
                Letters read = new Letters();
                for (int letter = 0; letter < word.length(); letter++) read.add(word.charAt(letter), start, end, false);
                int before = words.size();
                repair.run(read, 0, read.size(), false, words);
                words.subList(before, words.size())
                        .replaceAll(named -> new Word(named.text(), start, end, false, true));
            }
        }
    }

    private static boolean endsSentence(Letters letters, int from, int to) {
        for (int at = to - 1; at >= from; at--) {
            char letter = letters.at(at);
            if (letter == '.' || letter == '!' || letter == '?' || letter == ';') return true;
            if (Character.isLetterOrDigit(letter)) return false;
        }
        return false;
    }

    private static void endSentence(List<Word> words) {
        if (words.isEmpty() || words.getLast().endsSentence()) return;
        Word last = words.removeLast();
        words.add(new Word(last.text(), last.start(), last.end(), true, last.picture()));
    }
}
