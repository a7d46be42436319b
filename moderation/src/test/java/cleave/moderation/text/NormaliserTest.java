package cleave.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {
    private static final List<String> KNOWN = List.of(
            "the a i to all you and is are of in kill hate women people back send them must garbage shirt want dont"
                    .split(" ", -1));
    private static final Normaliser NORMALISER =
            new Normaliser(new Lexicon(KNOWN.stream().mapToInt(Lexicon::hash).toArray()));

    private static String read(String text) {
        return NORMALISER.words(text).stream().map(Word::text).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            I HATE women, i hate women
            I h4te w0men, i hate women
            h@te all, hate all
            ｈａｔｅ, hate
            аll wоmen, all women
            𝕙𝕒𝕥𝕖 Ⓐⓛⓛ, hate all
            hät̶e, hate
            h a t e  w o m e n, hate women
            h.a.t.e all, hate all
            ha-te wo.men, hate women
            #SendThemBack, send them back
            #sendthemback, send them back
            haaaaate, hate
            hte all womne, hate all women
            h*te, hate
            "I don't", i dont
            a $h1rt, a shirt
            4 w0m3n 70 h473, a women to hate
            4 women hate 70 people, 4 women hate 70 people
            hate&#32;all, hate all
            a 🐖, a pig
            see https://x.org/hate, see http
            @hate_women hi, @user hi
            1234567 1984, 0 1984
            """)
    void aDisguiseIsReadAsWhatItHides(String text, String words) {
        assertThat(read(text)).isEqualTo(words);
    }

    @Test
    void whatCannotBeSeenHidesNothing() {
        assertThat(read("h\u200Ba\u200Dt\u2060e\uFE0F w\u00ADo\u202Emen")).isEqualTo("hate women");
    }

    @Test
    void aWordPointsToWhatItWasReadFrom() {
        String text = "So: h\u200Ba.t-3 (wоmen)!";
        List<Word> words = NORMALISER.words(text);
        assertThat(words).extracting(Word::text).containsExactly("so", "hate", "women");
        assertThat(words)
                .extracting(word -> text.substring(word.start(), word.end()))
                .containsExactly("So", "h\u200Ba.t-3", "wоmen");
        assertThat(words.getLast().endsSentence()).isTrue();
    }

    @Test
    void anythingIsReadWithinBoundsAndReadAgainAsTheSame() {
        SplittableRandom random = new SplittableRandom(1);
        for (int each = 0; each < 20_000; each++) {
            String text = text(random);
            List<Word> words = NORMALISER.words(text);
            int end = 0;
            int letters = 0;
            for (Word word : words) {
                assertThat(word.text()).as(text).isNotEmpty();
                assertThat(word.start()).as(text).isBetween(0, word.end() - 1);
                assertThat(word.end()).as(text).isBetween(end, text.length());
                end = word.end();
                letters += word.text().length();
            }
            assertThat(letters).as(text).isLessThanOrEqualTo(60 * text.length());
            String once = read(text);
            String twice = read(once);
            assertThat(read(twice)).as(text).isEqualTo(twice);
        }
    }

    /** Whatever code points there are, lone surrogates too, with words and disguises among them. */
    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(12);
        for (int part = 0; part < parts; part++) {
            switch (random.nextInt(7)) {
                case 0 -> text.append(KNOWN.get(random.nextInt(KNOWN.size())));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                case 3 -> text.append((char) random.nextInt(0x20, 0x7F));
                case 4 -> text.append(' ');
                case 5 -> text.append("@$!*.-'#&;_013\n\u200B".charAt(random.nextInt(16)));
                default -> text.appendCodePoint(random.nextInt(0x1F1E6, 0x1F650));
            }
        }
        return text.toString();
    }
}
