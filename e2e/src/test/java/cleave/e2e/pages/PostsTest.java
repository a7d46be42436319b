package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InTheBrowser.class)
class PostsTest {
    /** What could be changed on the way: a byte order mark, line ends, markup, characters beyond the first plane. */
    private static final String ODD = "\uFEFF<b>&amp;</b>\r\n\tif (a < b) return \"\uD83C\uDF32\"; // ok\r\n\r\nend";

    @Test
    void aPostWithTypedCodeIsShownAtOnceAndToOthersInColours(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        Visitor writer = home(visitors, author);
        writer.box("Write a post").fill("How do I close this?");
        writer.button("Add code").click();
        writer.page().getByLabel("Language").selectOption("java");
        code(writer).fill("try (var in = open()) {\n    return in.read();\n}\n");
        writer.button("Post").click();
        Locator own = writer.article("How do I close this?");
        assertThat(own.getByText("You", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(own.locator(".code-keyword").first()).hasText("try");
        assertThat(writer.box("Write a post")).isEmpty();
        assertThat(writer.button("Add code")).isVisible();

        Visitor reader = home(visitors, site.person("reader"));
        Locator article = reader.article("How do I close this?").first();
        assertThat(article).containsText("Java");
        assertThat(article).containsText("3 lines");
        assertThat(article.locator(".code-keyword").first()).hasText("try");
        assertThat(article.locator(".snippet-numbers")).hasText("1\n2\n3");
        assertThat(article.locator("code").evaluate("e => e.textContent"))
                .isEqualTo("try (var in = open()) {\n    return in.read();\n}\n");
    }

    @Test
    void theCodeOfAFileArrivesByteForByte(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        Visitor writer = home(visitors, author);
        writer.box("Write a post").fill("From a file");
        writer.button("Add code").click();
        writer.choose(".code-box", Pictures.text("Odd.TS", ODD));
        writer.sees("Odd.TS");
        assertThat(writer.page().getByLabel("Language")).hasValue("typescript");
        writer.button("Post").click();
        Locator own = writer.article("From a file");
        assertThat(own).isVisible();
        String id = String.valueOf(own.getAttribute("data-id"));
        assertThat(site.code(author, id)).isEqualTo(ODD);

        Visitor reader = home(visitors, site.person("reader"));
        Locator code = reader.article("From a file").first().locator("code");
        assertThat(code.locator("span.code-keyword").first()).isVisible();
        assertThat(code.evaluate("e => e.textContent")).isEqualTo(ODD);
    }

    @Test
    void aFileThatIsDroppedAnywhereOnThePageBecomesTheCode(Visitors visitors) {
        Visitor writer = home(visitors, visitors.site().person("author"));
        assertThat(writer.box("Write a post")).isVisible();
        writer.drop(Pictures.text("words.py", "print(1)\n"));
        writer.sees("words.py");
        assertThat(writer.page().getByLabel("Language")).hasValue("python");
        writer.button("Remove").click();
        assertThat(writer.page().locator(".code-file")).hasCount(0);
        assertThat(writer.box("Write a post")).isFocused();
    }

    @Test
    void whatWasTypedComesBackWhenAFileOrThePlaceForCodeIsRemoved(Visitors visitors) {
        Visitor writer = home(visitors, visitors.site().person("author"));
        writer.button("Add code").click();
        writer.page().getByLabel("Language").selectOption("java");
        code(writer).fill("int typed = 1;");
        writer.drop(Pictures.text("words.py", "print(1)\n"));
        writer.sees("words.py");
        writer.button("Remove").click();
        assertThat(code(writer)).hasValue("int typed = 1;");
        assertThat(code(writer)).isFocused();
        assertThat(writer.page().getByLabel("Language")).hasValue("java");
        writer.button("Remove").click();
        assertThat(code(writer)).hasCount(0);
        writer.button("Add code").click();
        assertThat(code(writer)).hasValue("int typed = 1;");
    }

    @Test
    void whatIsNoCodeIsToldBeforeAnythingIsSent(Visitors visitors) {
        Visitor writer = home(visitors, visitors.site().person("author"));
        writer.button("Add code").click();
        writer.choose(
                ".code-box", new FilePayload("utf16.txt", "text/plain", "code".getBytes(StandardCharsets.UTF_16)));
        writer.sees("utf16.txt is not text in UTF-8.");
        writer.choose(".code-box", Pictures.text("nul.txt", "a\0b"));
        writer.sees("nul.txt holds a NUL character");
        writer.choose(".code-box", Pictures.text("large.txt", "x".repeat(256 * 1024 + 1)));
        writer.sees("large.txt has 256.1 KiB; 256 are possible.");
        code(writer).fill("é".repeat(128 * 1024 + 1));
        writer.box("Write a post").fill("Too much");
        writer.button("Post").click();
        writer.sees("This code has 256.1 KiB; 256 are possible.");
        assertThat(writer.wire().keys("/post")).isEmpty();
    }

    @Test
    void copyingTakesAllOfTheCodeAlsoWhenItIsFolded(Visitors visitors) {
        Site site = visitors.site();
        String code = "\uFEFFline of code();\r\n".repeat(40);
        site.post(site.person("author"), "Forty lines to copy", "java", code);
        Visitor reader = home(visitors, site.person("reader"));
        reader.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Locator article = reader.article("Forty lines to copy").first();
        assertThat(article).containsText("40 lines");
        article.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Copy"))
                .click();
        assertThat(article).containsText("Copied");
        assertThat(reader.page().evaluate("navigator.clipboard.readText()")).isEqualTo(code);
    }

    @Test
    void longCodeIsFoldedUntilSomebodyAsksForAllOfIt(Visitors visitors) {
        Site site = visitors.site();
        // Long enough that as much room is kept free for it, should it come late.
        String forty = "a line of more than a few characters\n".repeat(40);
        site.post(site.person("author"), "Forty lines to unfold", "text", forty);
        Visitor reader = home(visitors, site.person("reader"));
        Locator article = reader.article("Forty lines to unfold").first();
        Locator code = article.locator("code");
        assertThat(article).containsText("40 lines");
        assertThat(code.evaluate("e => e.textContent.split('\\n').length")).isEqualTo(13);
        Locator all = article.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show all 40 lines"));
        assertThat(all).hasAttribute("aria-expanded", "false");
        all.click();
        assertThat(article.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Fold")))
                .isVisible();
        assertThat(code.evaluate("e => e.textContent")).isEqualTo(forty);
    }

    @Test
    void codeThatCouldNotBeLoadedSaysSoAndComesWithAnotherTry(Visitors visitors) {
        Site site = visitors.site();
        site.post(site.person("author"), "Code that fails once", "text", "here after all");
        Visitor reader = visitors.visit(site, Look.DESK.options(), site.person("reader"))
                .expect("503")
                .expect("Failed to load resource");
        boolean[] works = new boolean[1];
        reader.page().route("**/media/**", route -> {
            if (works[0]) route.fallback();
            else route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(503));
        });
        reader.open("/");
        Locator article = reader.article("Code that fails once").first();
        assertThat(article).containsText("The code could not be loaded.");
        works[0] = true;
        article.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"))
                .click();
        assertThat(article).containsText("here after all");
    }

    @Test
    void anAddressThatHasEndedIsReplacedByAFreshOne(Visitors visitors) {
        Site site = visitors.site();
        site.post(site.person("author"), "An old address", "text", "still here");
        Visitor reader =
                visitors.visit(site, Look.DESK.options(), site.person("reader")).expect("403");
        boolean[] ended = {true};
        reader.page().route("**/media/**", route -> {
            if (ended[0]) route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(403));
            else route.fallback();
            ended[0] = false;
        });
        reader.open("/");
        assertThat(reader.article("An old address").first()).containsText("still here");
    }

    @Test
    void aDraftWithItsCodeOutlivesThePageAndGoesOutOnceWhenItsAnswerIsLost(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        Visitor writer = home(visitors, author).expect("Failed to load resource");
        writer.box("Write a post").fill("Typed before the train left");
        writer.button("Add code").click();
        writer.choose(".code-box", Pictures.text("Words.java", ODD));
        writer.sees("Words.java");
        writer.page().reload();
        assertThat(writer.box("Write a post")).hasValue("Typed before the train left");
        writer.sees("Words.java");
        writer.wire().loseNextAnswer("POST", "/post");
        writer.button("Post").click();
        writer.sees("Not posted yet.");
        writer.button("Try now").click();
        assertThat(writer.article("Typed before the train left")).hasCount(1);
        assertThat(writer.wire().keys("/post")).hasSize(2);
        assertThat(writer.wire().keys("/post").stream().distinct()).hasSize(1);
        Person reader = site.person("reader");
        int found = 0;
        for (var post : site.list(reader, "/post")) {
            if (post.path("text").asText().equals("Typed before the train left")) found++;
        }
        assertThat(found).isEqualTo(1);
    }

    @Test
    void aPostHasAnAddressOfItsOwnAndBackLeadsToWhereOneWas(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        for (int i = 1; i <= 14; i++) site.post(author, "Question " + i, "text", "line\n".repeat(12));
        Visitor reader = home(visitors, site.person("reader"));
        assertThat(reader.articles()).hasCount(10);
        reader.button("Older").click();
        Locator far = reader.articles().nth(11);
        assertThat(far).containsText("Question 3");
        far.scrollIntoViewIfNeeded();
        reader.page().mouse().wheel(0, 100);
        reader.page().waitForTimeout(300);
        Object height = reader.page().evaluate("Math.round(scrollY)");
        String id = String.valueOf(far.getAttribute("data-id"));
        far.getByRole(AriaRole.LINK).click();
        reader.isAt("/posts/" + id);
        assertThat(reader.heading("Post by " + author.name())).isFocused();
        assertThat(reader.articles()).hasCount(1);
        assertThat(reader.page().evaluate("scrollY")).isEqualTo(0);

        reader.page().goBack();
        reader.isAt("/");
        assertThat(reader.article("Question 3").first()).isFocused();
        assertThat(reader.page().evaluate("Math.round(scrollY)")).isEqualTo(height);

        reader.page().goForward();
        reader.sees("Question 3");
        reader.page().reload();
        assertThat(reader.articles()).hasCount(1);
        assertThat(reader.page()).hasTitle(Pattern.compile("Post by " + author.name() + " · Cleave$"));
    }

    @Test
    void aPostThatDoesNotExistSaysSo(Visitors visitors) {
        Visitor reader = visitors.visit(
                        visitors.site(), Look.DESK.options(), visitors.site().person("reader"))
                .expect("404");
        reader.open("/posts/no-such-post");
        assertThat(reader.heading("There is no such post")).isVisible();
        assertThat(reader.page()).hasTitle(Pattern.compile("No such post · Cleave$"));
        reader.link("All posts").click();
        reader.isAt("/");
    }

    private static Locator code(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Code"));
    }

    private static Visitor home(Visitors visitors, Person person) {
        Visitor visitor =
                visitors.visit(visitors.site(), Look.DESK.options(), person).open("/");
        assertThat(visitor.box("Write a post")).isVisible();
        return visitor;
    }
}
