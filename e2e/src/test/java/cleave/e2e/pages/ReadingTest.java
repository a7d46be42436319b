package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InTheBrowser.class)
class ReadingTest {
    private static final long MINUTE = 60_000;

    @Test
    void theFeedShowsTheNewestTenOfAllOthersTheNewestFirst(Visitors visitors) {
        Site site = visitors.site();
        Person reader = site.person("reader");
        Person one = site.person("one");
        Person two = site.person("two");
        for (int i = 1; i <= 12; i++) site.write(i % 2 == 0 ? two : one, "Number " + i);
        site.write(reader, "My own");
        Visitor visitor = visitors.member(reader);
        assertThat(visitor.articles()).hasCount(10);
        assertThat(visitor.texts()).isEqualTo(numbers(12, 3));
    }

    @Test
    void olderLoadsAllThereIsWithoutAGapOrADoubleWhileOthersWrite(Visitors visitors) {
        Site site = visitors.emptySite();
        Person author = site.person("author");
        for (int i = 1; i <= 34; i++) site.write(author, "Number " + i);
        Visitor reader = visitors.member(site, site.person("reader"), Look.DESK);
        for (int shown = 10; shown < 34; shown = Math.min(34, shown + 10)) {
            assertThat(reader.articles()).hasCount(shown);
            site.write(author, "Meanwhile " + shown);
            reader.button("Older").click();
        }
        reader.sees("That is all so far.");
        assertThat(reader.texts()).isEqualTo(numbers(34, 1));
        assertThat(reader.button("Older")).hasCount(0);

        reader.button("3 new").click();
        assertThat(reader.articles()).hasCount(37);
        assertThat(reader.texts()).startsWith("Meanwhile 30", "Meanwhile 20", "Meanwhile 10", "Number 34");
        assertThat(reader.page()
                        .evaluate("new Set([...document.querySelectorAll('article')].map(a => a.dataset.id)).size"))
                .isEqualTo(37);
    }

    @Test
    void anEmptyFeedSaysSoAndWhatComes(Visitors visitors) {
        Site site = visitors.emptySite();
        Visitor reader = visitors.member(site, site.person("reader"), Look.DESK);
        reader.sees("Nobody else has written yet.");
        reader.post("Hello?");
        assertThat(reader.article("Hello?")).isVisible();
        site.write(site.person("other"), "Hello!");
        reader.button("1 new").click();
        assertThat(reader.articles()).hasCount(2);
        assertThat(reader.texts()).containsExactly("Hello!", "Hello?");
        reader.sees("That is all so far.");
        reader.doesNotSee("Nobody else has written yet.");
    }

    @Test
    void whatOthersWriteWaitsBehindAQuietButton(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        for (int i = 1; i <= 10; i++) site.write(author, "Number " + i);
        Visitor reader = visitors.member();
        assertThat(reader.articles()).hasCount(10);
        reader.page().mouse().wheel(0, 300);
        reader.until(() -> scrolled(reader) == 300);

        site.write(author, "News 1", "News 2", "News 3");
        assertThat(reader.button("3 new")).isVisible();
        assertThat(reader.texts()).isEqualTo(numbers(10, 1));
        assertThat(scrolled(reader)).isEqualTo(300);

        reader.button("3 new").click();
        assertThat(reader.articles()).hasCount(13);
        assertThat(reader.texts()).startsWith("News 3", "News 2", "News 1", "Number 10");
        assertThat(reader.articles().first()).isFocused();
        assertThat(reader.button("3 new")).hasCount(0);
        assertThat(scrolled(reader)).isZero();
    }

    @Test
    void everyFewSecondsItAsksForNewsAndHearsThatThereAreNone(Visitors visitors) {
        visitors.site().write(visitors.site().person("author"), "The only news for now");
        Visitor reader = visitors.visit(
                visitors.site(), Look.DESK.options(), visitors.site().person("reader"));
        reader.page().clock().install();
        reader.open("/feed");
        assertThat(reader.article("The only news for now")).isVisible();
        for (int asked = 1; asked <= 3; asked++) {
            int times = asked;
            reader.page().clock().fastForward(5_000);
            reader.until(() -> answers(reader, 304) == times);
        }
        assertThat(answers(reader, 200)).isEqualTo(1);
        List<String> tags = reader.wire().requests("GET", "/status").stream()
                .skip(1)
                .map(request -> String.valueOf(request.headers().get("if-none-match")))
                .distinct()
                .toList();
        assertThat(tags).hasSize(1).first().asString().startsWith("\"");
    }

    @Test
    void aHiddenTabAsksForNothingAndAsksAtOnceWhenItIsShownAgain(Visitors visitors) {
        Visitor reader = visitors.visit(
                visitors.site(), Look.DESK.options(), visitors.site().person("reader"));
        reader.page().clock().install();
        reader.open("/feed");
        reader.until(() -> answers(reader, 200) == 1);
        hide(reader, true);
        int asked = reader.wire().requests("GET", "/status").size();
        for (int minute = 0; minute < 5; minute++) reader.page().clock().runFor(MINUTE);
        assertThat(reader.wire().requests("GET", "/status")).hasSize(asked);

        visitors.site().write(visitors.site().person("author"), "While you were away");
        hide(reader, false);
        assertThat(reader.button("1 new")).isVisible();
    }

    private static List<String> numbers(int newest, int oldest) {
        return IntStream.iterate(newest, i -> i >= oldest, i -> i - 1)
                .mapToObj(i -> "Number " + i)
                .toList();
    }

    private static long answers(Visitor visitor, int status) {
        return visitor.wire().responses("GET", "/status").stream()
                .map(Response::status)
                .filter(other -> other == status)
                .count();
    }

    private static int scrolled(Visitor visitor) {
        return (int) visitor.page().evaluate("Math.round(scrollY)");
    }

    /** Headless tabs are never hidden, so the page is told that it is. */
    private static void hide(Visitor visitor, boolean hidden) {
        visitor.page().evaluate("""
                        (hidden) => {
                          Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
                          Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
                          document.dispatchEvent(new Event('visibilitychange'));
                        }""", hidden);
    }
}
