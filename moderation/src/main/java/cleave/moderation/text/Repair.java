package cleave.moderation.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands between two spaces: of the ways to read it, the one whose words are least surprising. */
final class Repair {
    static final String USER = "@user";
    static final String LINK = "http";
    private static final String LEET_SIGNS = "@$!|+01345789";
    private static final String LEET_LETTERS = "asiltoieastbg";
    /** The same where a stroke is another letter. */
    private static final String OTHER_LETTERS = "aslltoleastbg";

    private static final char ANY = '*';
    private static final double REPEATED = 1.5;
    private static final double DISGUISED = 1.5;
    private static final double MISSPELT = 4;
    private static final double PASSED_OVER = 4;
    private static final double GLUED = 1;
    private static final int SHORTEST_MISSPELT = 4;
    private static final int SHORTEST_GLUED = 6;
    private static final int LONGEST_SPELT = 14;
    private static final int LONGEST_NUMBER = 4;
    private final Lexicon lexicon;

    Repair(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * Adds the words of a run.
     *
     * @param leet whether digits and signs stand for letters even where there are no letters
     * @return whether they did
     */
    boolean run(Letters letters, int from, int to, boolean leet, List<Word> words) {
        int first = from;
        int last = to;
        if (isLink(letters, first, last)) {
            add(LINK, letters, first, last, words);
            return false;
        }
        while (last > first && !isSign(letters.at(last - 1))) last--;
        while (first < last && !isSign(letters.at(first)) && letters.at(first) != '#') first++;
        if (first == last) return false;
        if (isMention(letters, first, last)) {
            add(USER, letters, first, last, words);
            return false;
        }
        boolean tag = letters.at(first) == '#';
        List<Letters> pieces = pieces(letters, first, last);
        boolean disguised = isDisguised(letters, first, last, leet);
        if (pieces.size() == 1
                && !disguised
                && lexicon.knows(pieces.getFirst().chars(), 0, pieces.getFirst().size())) {
            emit(pieces.getFirst(), words);
            return false;
        }
        List<Reading> apart = new ArrayList<>();
        double cost = pieces.isEmpty() ? Double.MAX_VALUE : 0;
        for (Letters piece : pieces) {
            Reading reading = read(piece, tag);
            apart.add(reading);
            cost += reading.cost;
        }
        double passedOver = disguised ? PASSED_OVER * signs(letters, first, last) : 0;
        cost += passedOver;
        Reading plain = pieces.size() > 1 || disguised ? joined(letters, first, last, "", tag) : null;
        Reading mapped = disguised ? joined(letters, first, last, LEET_LETTERS, tag) : null;
        if (disguised && mapped == null) mapped = joined(letters, first, last, OTHER_LETTERS, tag);
        if (mapped != null && mapped.cost < cost && (plain == null || mapped.cost < plain.cost + passedOver)) {
            mapped.addTo(words);
            return true;
        }
        if (plain != null && plain.cost + passedOver < cost) {
            plain.addTo(words);
        } else {
            for (Reading reading : apart) reading.addTo(words);
        }
        return false;
    }

    /** All letters together as known words; null when they are none. */
    private @Nullable Reading joined(Letters letters, int from, int to, String leet, boolean tag) {
        Letters joined = joined(letters, from, to, leet);
        if (joined.size() == 0 || joined.size() > Lexicon.LONGEST) return null;
        Reading reading = read(joined, tag);
        return reading.known ? new Reading(reading.letters, reading.cost + DISGUISED, true, reading.begins) : null;
    }

    /** How many signs that are hardly anything but letters. */
    private static int signs(Letters letters, int from, int to) {
        int signs = 0;
        for (int at = from; at < to; at++) {
            if (letters.at(at) == '@' || letters.at(at) == '$') signs++;
        }
        return signs;
    }

    /** Adds a word whose letters stood apart. */
    void word(Letters letters, List<Word> words) {
        read(letters, false).addTo(words);
    }

    /** Adds the words of letters that stood apart, wherever one ends. */
    void joined(Letters letters, List<Word> words) {
        Reading whole = read(letters, true);
        if (whole.known) {
            whole.addTo(words);
            return;
        }
        for (int at = 0; at < letters.size(); at++) {
            words.add(new Word(letters.text(at, at + 1), letters.start(at), letters.end(at), false, false));
        }
    }

    static boolean isLink(Letters letters, int from, int to) {
        if (to - from > 4 && letters.at(from) == 'w' && letters.at(from + 1) == 'w' && letters.at(from + 3) == '.') {
            return letters.at(from + 2) == 'w';
        }
        for (int at = from; at + 2 < to; at++) {
            if (letters.at(at) == ':' && letters.at(at + 1) == '/' && letters.at(at + 2) == '/') return true;
        }
        return false;
    }

    private boolean isMention(Letters letters, int from, int to) {
        if (letters.at(from) != '@' || to - from < 2) return false;
        for (int at = from + 1; at < to; at++) {
            char letter = letters.at(at);
            if (!isWordLetter(letter) && letter != '_') return letter == ':' || (at > from + 1 && letter == '\'');
        }
        Letters hidden = joined(letters, from, to, LEET_LETTERS);
        return !lexicon.knows(hidden.chars(), 0, hidden.size());
    }

    /** Whether it can begin or end a word: letters, digits, and signs that stand for letters, but no full stops. */
    private static boolean isSign(char letter) {
        return isWordLetter(letter) || letter == '@' || letter == '$' || letter == ANY;
    }

    private static boolean isWordLetter(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= '0' && letter <= '9')
                || (letter > 0x7F && Character.isLetterOrDigit(letter));
    }

    /** Parted where there is neither letter nor digit, and where small letters become capitals; apostrophes vanish. */
    private static List<Letters> pieces(Letters letters, int from, int to) {
        List<Letters> pieces = new ArrayList<>();
        Letters piece = new Letters();
        for (int at = from; at < to; at++) {
            char letter = letters.at(at);
            if (letter == '\'') continue;
            if (!isWordLetter(letter)) {
                if (piece.size() > 0) pieces.add(piece);
                if (piece.size() > 0) piece = new Letters();
            } else {
                boolean hump = letters.capital(at)
                        && at > from
                        && !letters.capital(at - 1)
                        && isWordLetter(letters.at(at - 1));
                if (hump && piece.size() > 1) {
                    pieces.add(piece);
                    piece = new Letters();
                }
                piece.add(letters, at, letter);
            }
        }
        if (piece.size() > 0) pieces.add(piece);
        return pieces;
    }

    /** Whether signs or digits stand among letters. */
    private static boolean isDisguised(Letters letters, int from, int to, boolean leet) {
        boolean plain = leet;
        boolean other = false;
        for (int at = from; at < to; at++) {
            char letter = letters.at(at);
            if ((letter >= 'a' && letter <= 'z') || letter > 0x7F) plain = true;
            else if (letter != '\'') other = true;
        }
        return plain && other;
    }

    private static Letters joined(Letters letters, int from, int to, String leet) {
        Letters joined = new Letters();
        for (int at = from; at < to; at++) {
            char letter = letters.at(at);
            int sign = leet.isEmpty() ? -1 : LEET_SIGNS.indexOf(letter);
            if (sign >= 0) joined.add(letters, at, leet.charAt(sign));
            else if (isWordLetter(letter) || (!leet.isEmpty() && letter == ANY)) joined.add(letters, at, letter);
        }
        return joined;
    }

    /** The least surprising way to read letters that stand together. */
    private Reading read(Letters letters, boolean glued) {
        int size = letters.size();
        if (lexicon.knows(letters.chars(), 0, size)) return new Reading(letters, cost(letters), true);
        if (isNumber(letters)) return new Reading(letters, Math.min(cost(letters), 10), true);
        Letters twice = withoutRepeats(letters, 2);
        Reading best = new Reading(twice, cost(twice), false);
        if (twice.size() < size) {
            best = better(best, twice, REPEATED);
            best = better(best, withoutRepeats(letters, 1), REPEATED);
        }
        if (twice.size() <= LONGEST_SPELT) best = better(best, spelt(twice), MISSPELT);
        if (twice.size() >= SHORTEST_GLUED || glued) {
            Reading parted = parted(twice);
            if (parted != null && parted.cost < best.cost) best = parted;
        }
        return best;
    }

    private double cost(Letters letters) {
        return lexicon.cost(letters.chars(), 0, letters.size());
    }

    private Reading better(Reading best, @Nullable Letters other, double price) {
        if (other == null || !lexicon.knows(other.chars(), 0, other.size())) return best;
        double cost = cost(other) + price;
        return cost < best.cost ? new Reading(other, cost, true) : best;
    }

    private static boolean isNumber(Letters letters) {
        for (int at = 0; at < letters.size(); at++) {
            if (letters.at(at) < '0' || letters.at(at) > '9') return false;
        }
        return true;
    }

    private static Letters withoutRepeats(Letters letters, int most) {
        Letters kept = new Letters();
        int repeated = 0;
        for (int at = 0; at < letters.size(); at++) {
            repeated = at > 0 && letters.at(at) == letters.at(at - 1) ? repeated + 1 : 0;
            int length = repeated + 1;
            while (at + length - repeated < letters.size() && letters.at(at + length - repeated) == letters.at(at))
                length++;
            if (length < 3 || repeated < most) kept.add(letters, at, letters.at(at));
        }
        return kept;
    }

    /** The commonest known word from which one slip leads here: a letter lost, doubled, or swapped with its neighbour. */
    private @Nullable Letters spelt(Letters letters) {
        int size = letters.size();
        int wild = -1;
        for (int at = 0; at < size; at++) {
            char letter = letters.at(at);
            if (letter == ANY) {
                if (wild >= 0) return null;
                wild = at;
            } else if (letter < 'a' || letter > 'z') {
                return null;
            }
        }
        Spelling spelling = new Spelling(lexicon, letters);
        if (wild >= 0) {
            spelling.replace(wild);
        } else {
            if (size < SHORTEST_MISSPELT - 1) return null;
            if (size >= SHORTEST_MISSPELT) spelling.swap();
            spelling.insert();
            if (size > SHORTEST_MISSPELT) spelling.drop();
        }
        return spelling.best();
    }

    /** As known words one after another; null when it cannot be. */
    private @Nullable Reading parted(Letters letters) {
        int size = letters.size();
        double[] costs = new double[size + 1];
        int[] begins = new int[size + 1];
        for (int end = 1; end <= size; end++) {
            costs[end] = Double.MAX_VALUE;
            for (int begin = Math.max(0, end - Lexicon.LONGEST); begin < end; begin++) {
                if (costs[begin] == Double.MAX_VALUE || !lexicon.knows(letters.chars(), begin, end)) continue;
                double cost = costs[begin] + lexicon.cost(letters.chars(), begin, end) + GLUED;
                if (cost < costs[end]) {
                    costs[end] = cost;
                    begins[end] = begin;
                }
            }
        }
        return costs[size] == Double.MAX_VALUE ? null : new Reading(letters, costs[size], true, begins);
    }

    private static void add(String word, Letters letters, int from, int to, List<Word> words) {
        words.add(new Word(word, letters.start(from), letters.end(to - 1), false, false));
    }

    private static void emit(Letters letters, List<Word> words) {
        add(letters.text(0, letters.size()), letters, 0, letters.size(), words);
    }

    /** A way to read letters; begins says where the last word begins of those that end at a place. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Reading(Letters letters, double cost, boolean known, int[] begins) {
        Reading(Letters letters, double cost, boolean known) {
            this(letters, cost, known, new int[0]);
        }

        void addTo(List<Word> words) {
            if (begins.length > 0) {
                addTo(words, letters.size());
            } else if (isNumber(letters) && letters.size() > LONGEST_NUMBER) {
                add("0", letters, 0, letters.size(), words);
            } else {
                emit(letters, words);
            }
        }

        private void addTo(List<Word> words, int end) {
            if (end == 0) return;
            addTo(words, begins[end]);
            add(letters.text(begins[end], end), letters, begins[end], end, words);
        }
    }
}
