package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an author sees of a status that was held, and when it is back. */
@ExtendWith(InTheBrowser.class)
class HeldTest {
    @Test
    void whoeverHasJustWrittenItSeesWithoutAReloadThatItIsHeldAndByWhichWords(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor writer = visitors.member(author);
        writer.post(Site.HATEFUL);
        Locator held = writer.articlesBy(author);
        assertThat(notice(held)).containsText("Hidden from others for now. A program decided this");
        assertThat(held.locator("mark").first()).isVisible();
        // The marks change nothing of what was written.
        assertThat(held.locator(".text")).hasText(Site.HATEFUL);
        assertThat(held).matchesAriaSnapshot("- article:\n  - paragraph:\n    - mark: /marked/");
        assertThat(writer.page().locator("[role=status].unseen")).hasText("Your status is hidden from others for now.");

        Visitor reader = visitors.member();
        assertThat(reader.page().getByRole(AriaRole.FEED)).isVisible();
        assertThat(reader.articlesBy(author)).hasCount(0);
    }

    @Test
    void aKindStatusIsNotSpokenOfAndAskedForOnlyForAWhile(Visitors visitors) {
        Visitor writer = visitors.member();
        writer.post("The kettle is on, come over.");
        assertThat(writer.article("The kettle is on")).isVisible();
        writer.page().waitForTimeout(5_000);
        assertThat(notice(writer.article("The kettle is on"))).hasCount(0);
        assertThat(writer.wire().requests("GET", "/status/mine")).hasSizeBetween(3, 8);
    }

    @Test
    void aRequestToAnOperatorIsMadeReadyToBeSent(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor writer = visitors.visit(
                visitors.site(),
                Look.DESK.options().setPermissions(List.of("clipboard-read", "clipboard-write")),
                author);
        writer.open("/feed").post(Site.HATEFUL);
        writer.button("Copy a request").click();
        writer.sees("Copied. Send it to whoever runs this site");
        assertThat((String) writer.page().evaluate("navigator.clipboard.readText()"))
                .contains(Site.HATEFUL, author.name(), visitors.site().url() + "/review");
    }

    @Test
    void itIsFoundInTheFeedAtTheNextVisitUntilItsAuthorHasTakenNote(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        site.write(author, "Something kind.");
        site.held(author);
        Person other = site.person("other");
        site.write(other, "Somebody else's");
        Visitor writer = visitors.member(author);
        assertThat(writer.heading("About what you wrote")).isVisible();
        assertThat(notice(writer.articlesBy(author))).isVisible();
        assertThat(writer.article("Something kind.")).hasCount(0);

        writer.button("Close").click();
        assertThat(writer.articlesBy(author)).hasCount(0);
        writer.page().reload();
        assertThat(writer.heading("One of your statuses is hidden from others")).isVisible();
        assertThat(writer.articlesBy(other)).isVisible();
        assertThat(writer.articlesBy(author)).hasCount(0);
        writer.button("Show").click();
        assertThat(notice(writer.articlesBy(author))).isVisible();
    }

    @Test
    void onceAPersonHasReleasedItThatIsSaidQuietlyOnTheOpenPageAndOnceMoreAtTheNextVisit(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        Visitor writer = visitors.member(author);
        writer.post(Site.HATEFUL);
        assertThat(notice(writer.articlesBy(author))).containsText("Hidden");
        site.decide(site.written(author, Site.HATEFUL), "release", "The program missed the point.");
        Locator restored = writer.articlesBy(author);
        assertThat(notice(restored))
                .containsText(
                        "Looked at by a person, and visible to everyone again.",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
        assertThat(notice(restored)).containsText("The program missed the point.");
        assertThat(restored.locator("mark")).hasCount(0);

        writer.page().reload();
        assertThat(notice(writer.articlesBy(author))).containsText("Looked at by a person");
        writer.button("Close").click();
        writer.page().reload();
        assertThat(writer.page().locator(".latest")).isVisible();
        writer.page().waitForTimeout(500);
        assertThat(writer.articlesBy(author)).hasCount(0);
        writer.doesNotSee("About what you wrote");
    }

    @Test
    void whatAnOperatorHoldsIsSaidToBeAPersonsDecisionWithTheirNote(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        String id = site.held(author);
        site.decide(id, "hold", "Say whom you mean,\nand we can talk.");
        Visitor writer = visitors.member(author);
        Locator notice = notice(writer.articlesBy(author));
        assertThat(notice).containsText("One of the people who look after this site decided this, and wrote:");
        assertThat(notice.locator("blockquote")).hasText("Say whom you mean,\nand we can talk.");
        assertThat(writer.articlesBy(author).locator("mark")).hasCount(0);
    }

    @Test
    void whatWaitsForItsCheckSaysSoAndIsThereForAllAfterIt(Visitors visitors) {
        Site site = visitors.emptySite(Map.of("moderation.publish", "before"));
        Visitor writer = visitors.member(site, site.person("author"), Look.DESK);
        assertThat(writer.page().locator(".empty")).isVisible();
        writer.wire().holdNext("GET", "/status/mine");
        writer.post("The lake is frozen over.");
        Locator own = writer.article("The lake is frozen over.");
        assertThat(notice(own)).containsText("Only you see this so far.");
        writer.wire().release();
        assertThat(notice(own)).hasCount(0);
        assertThat(visitors.member(site, site.person("reader"), Look.DESK).article("The lake is frozen over."))
                .isVisible();
    }

    @Test
    void withoutAnAnswerOrWithoutOneSoonTheFeedIsThereAllTheSame(Visitors visitors) {
        Site site = visitors.site();
        Person other = site.person("other");
        site.write(other, "Somebody else's");
        Visitor failing =
                visitors.visit(site, Look.DESK.options(), site.person("author")).expect("503");
        failing.wire().failNext("GET", "/status/mine", 503, 60);
        assertThat(failing.open("/feed").articlesBy(other)).isVisible();

        Person author = site.person("author");
        site.held(author);
        Visitor waiting = visitors.visit(site, Look.DESK.options(), author);
        waiting.wire().holdNext("GET", "/status/mine");
        assertThat(waiting.open("/feed").articlesBy(other)).isVisible();
        assertThat(waiting.articlesBy(author)).hasCount(0);
        waiting.wire().release();
        assertThat(notice(waiting.articlesBy(author))).isVisible();
    }

    private static Locator notice(Locator article) {
        return article.locator(".notice");
    }
}
