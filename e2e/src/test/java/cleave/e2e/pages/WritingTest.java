package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InTheBrowser.class)
class WritingTest {
    @Test
    void onesOwnStatusIsShownAtOnceAndToOthersAsWell(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor writer = visitors.member(author);
        writer.post("  The lake is frozen over.\n\nBring skates.  ");
        Locator own = writer.articles().first();
        assertThat(own.locator(".text")).hasText("The lake is frozen over.\n\nBring skates.");
        assertThat(own.getByText("You", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(own.getByText("just now")).isVisible();
        assertThat(writer.box("Write a status")).isEmpty();

        Visitor reader = visitors.member();
        assertThat(reader.articles().first()).containsText("The lake is frozen over.");
        assertThat(reader.articles().first()).containsText(author.name());
        assertThat(reader.articles().first().getByText("You", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
    }

    @Test
    void ctrlAndEnterPost(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor writer = visitors.member(author);
        writer.write("By keys.");
        writer.box("Write a status").press("Control+Enter");
        assertThat(writer.article("By keys.")).isVisible();
        assertThat(visitors.site().writtenBy(author)).containsExactly("By keys.");
    }

    @Test
    void aDoubleClickOrKeysPressedTwicePostOnce(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor writer = visitors.member(author);
        writer.wire().holdNext("POST", "/status");
        writer.write("Only once, please.");
        writer.button("Post").dblclick();
        writer.box("Write a status").press("Control+Enter");
        writer.box("Write a status").press("Control+Enter");
        assertThat(writer.button("Posting…")).isVisible();
        writer.wire().release();
        assertThat(writer.article("Only once, please.")).hasCount(1);
        assertThat(writer.button("Post")).isVisible();
        assertThat(writer.wire().keys()).hasSize(1);
        assertThat(visitors.site().writtenBy(author)).containsExactly("Only once, please.");
    }

    @Test
    void anEmptyStatusIsRefusedBesideItsBox(Visitors visitors) {
        Visitor writer = visitors.member();
        writer.post("  \n ");
        writer.sees("Write something first.");
        Locator box = writer.box("Write a status");
        assertThat(box).isFocused();
        assertThat(box).hasAccessibleDescription("Write something first.");
        assertThat(writer.wire().keys()).isEmpty();
    }

    @Test
    void aCounterTellsHowMuchIsLeftAndThatItIsTooMuch(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor writer = visitors.member(author);
        writer.write("x".repeat(4_400));
        assertThat(writer.page().locator(".counter")).hasCount(0);
        writer.write("x".repeat(4_997) + "\uD83C\uDF32");
        writer.sees("2 left");
        writer.post("x".repeat(5_001));
        writer.sees("1 too many");
        writer.sees("1 character too many; please shorten it.");
        assertThat(writer.box("Write a status")).hasValue("x".repeat(5_001));
        writer.post("\uD83C\uDF32".repeat(5_000));
        assertThat(writer.article("\uD83C\uDF32").first()).isVisible();
        assertThat(visitors.site().writtenBy(author)).containsExactly("\uD83C\uDF32".repeat(5_000));
    }

    @Test
    void whatIsTypedIsKeptOverAReloadForItsAuthorOnly(Visitors visitors) {
        Visitor writer = visitors.member();
        writer.write("Half a thought");
        writer.page().reload();
        assertThat(writer.box("Write a status")).hasValue("Half a thought");

        writer.button("Log out").click();
        Person other = visitors.site().person("other");
        writer.enter(other.email(), Api.PASSWORD, "Log in");
        assertThat(writer.box("Write a status")).isEmpty();
    }

    @Test
    void markupAndLinksAreShownAsTheTextTheyAre(Visitors visitors) {
        String text = """
                <script>document.title = 'taken'</script>
                <img src=x onerror="document.title = 'taken'"> &lt;b&gt;
                javascript:document.title='taken' <a href="javascript:alert(1)">here</a>
                {{7*7}} ${7*7}""";
        Person author = visitors.site().personWithEmail("\"<b>bold</b>\"@example.org");
        visitors.site().write(author, text);
        Visitor reader = visitors.member();
        Locator article = reader.articles().first();
        assertThat(article.locator(".text")).hasText(text);
        assertThat(article.getByRole(AriaRole.HEADING)).hasText(author.name());
        assertThat(article.locator("script, img, a, b")).hasCount(0);
        assertThat(reader.page()).hasTitle("Feed · Cleave");
    }

    @Test
    void aLongStatusIsCutAndShownWholeWhenAskedFor(Visitors visitors) {
        Person author = visitors.site().person("author");
        visitors.site().write(author, "A line of many.\n".repeat(60) + "The end of it.");
        Visitor reader = visitors.member();
        Locator article = reader.articles().first();
        Locator text = article.locator(".text");
        Locator toggle = article.getByRole(AriaRole.BUTTON);
        assertThat(toggle).hasText("Show all");
        assertThat(toggle).hasAttribute("aria-expanded", "false");
        double cut = text.boundingBox().height;
        toggle.click();
        assertThat(toggle).hasText("Show less");
        assertThat(toggle).hasAttribute("aria-expanded", "true");
        assertThat(text.boundingBox().height).isGreaterThan(3 * cut);
        toggle.click();
        assertThat(toggle).hasText("Show all");
        assertThat(text.boundingBox().height).isEqualTo(cut);
    }
}
