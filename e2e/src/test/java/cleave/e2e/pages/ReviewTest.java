package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operators' page. */
@ExtendWith(InTheBrowser.class)
class ReviewTest {
    @Test
    void anOperatorReadsWhatWasHeldAndWhyAndReleasesItWithANote(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        site.held(author);
        Visitor operator = operator(visitors, "/feed");
        operator.link("Review").click();
        assertThat(operator.heading("Review").first()).isFocused();
        Locator item = operator.articlesBy(author);
        assertThat(item.locator("mark").first()).isVisible();
        assertThat(item.locator(".text")).hasText(Site.HATEFUL);
        assertThat(item).containsText("hateful");
        assertThat(item.locator(".facts strong")).containsText("%");
        assertThat(item.getByRole(AriaRole.LISTITEM)).containsText("Judged by the program, just now");

        button(item, "Add a note").click();
        operator.page().keyboard().type("The program missed the point.");
        button(item, "Release").click();
        assertThat(item.locator(".chip")).hasText("Released");
        assertThat(item).isFocused();
        assertThat(item.getByRole(AriaRole.LISTITEM).nth(1))
                .containsText("Released by " + site.operator().name());
        assertThat(item.locator("blockquote")).hasText("The program missed the point.");
        assertThat(visitors.member().articlesBy(author)).isVisible();

        // Over several turns of asking for news, it stays where it was decided.
        operator.page().waitForTimeout(6_000);
        assertThat(item).isVisible();
        operator.page().reload();
        assertThat(operator.page().locator(".latest")).isVisible();
        assertThat(item).hasCount(0);
        operator.link("Released").click();
        assertThat(item).isVisible();
    }

    @Test
    void aClickTooManyDecidesNothingMoreAndADecisionCanBeChanged(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        String id = site.held(author);
        Visitor operator = operator(visitors, "/review");
        Locator item = operator.articlesBy(author);
        button(item, "Release").dblclick();
        assertThat(item).containsText("Released: everyone can read it.");
        assertThat(button(item, "Change")).isVisible();
        operator.page().waitForTimeout(500);
        assertThat(operator.wire().requests("POST", "/moderation/" + id + "/release"))
                .hasSize(1);
        assertThat(operator.wire().requests("POST", "/moderation/" + id + "/hold"))
                .isEmpty();

        button(item, "Change").click();
        button(item, "Hold").click();
        assertThat(item).containsText("Held: only its author sees it.");
        assertThat(item.locator(".history > li")).hasCount(3);
        assertThat(visitors.member().articlesBy(author)).hasCount(0);
    }

    @Test
    void aDecisionThatFailsIsSaidToHaveFailedAndItsNoteIsKeptOverAReload(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        String id = site.held(author);
        Visitor operator = operator(visitors, "/review").expect("503");
        Locator item = operator.articlesBy(author);
        button(item, "Add a note").click();
        operator.page().keyboard().type("Fine as it is.");
        operator.wire().failNext("POST", "/moderation/" + id + "/release", 503, 1);
        button(item, "Release").click();
        assertThat(item.getByRole(AriaRole.ALERT)).containsText("Not released. The server cannot take this just now.");
        assertThat(item.locator(".chip")).hasText("Held");

        operator.page().reload();
        assertThat(item.getByRole(AriaRole.TEXTBOX)).hasValue("Fine as it is.");
        button(item, "Release").click();
        assertThat(item.locator("blockquote")).hasText("Fine as it is.");
        operator.page().reload();
        operator.link("Released").click();
        assertThat(item.getByRole(AriaRole.TEXTBOX)).hasCount(0);
    }

    @Test
    void aNoteOnWhatWasDecidedMeanwhileIsNotLost(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        String id = site.held(author);
        Visitor operator = operator(visitors, "/review");
        Locator item = operator.articlesBy(author);
        button(item, "Add a note").click();
        operator.page().keyboard().type("Mine.");
        site.decide(id, "release", "Somebody else's.");
        button(item, "Release").click();
        assertThat(item.getByRole(AriaRole.ALERT)).containsText("It was released already, so your note was not added.");
        assertThat(item.locator("blockquote")).hasText("Somebody else's.");
        assertThat(item.getByRole(AriaRole.TEXTBOX)).hasValue("Mine.");
    }

    @Test
    void aNoteThatIsTooLongIsRefusedBesideItsBox(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        String id = site.held(author);
        Visitor operator = operator(visitors, "/review");
        Locator item = operator.articlesBy(author);
        button(item, "Add a note").click();
        Locator box = item.getByRole(AriaRole.TEXTBOX);
        box.fill("\uD83C\uDF32".repeat(1_001));
        assertThat(item).containsText("1 too many");
        button(item, "Release").click();
        assertThat(item).containsText("1 character too many; please shorten it.");
        assertThat(box).isFocused();
        box.fill("\uD83C\uDF32".repeat(1_000));
        button(item, "Release").click();
        assertThat(item.locator("blockquote")).hasText("\uD83C\uDF32".repeat(1_000));
        assertThat(operator.wire().requests("POST", "/moderation/" + id + "/release"))
                .hasSize(1);
    }

    @Test
    void keysAreEnough(Visitors visitors) {
        Site site = visitors.emptySite(Site.OPERATED);
        Person author = site.person("author");
        site.held(author);
        Visitor operator =
                visitors.visit(site, Look.DESK.options(), site.operator()).open("/review");
        Locator item = operator.articlesBy(author);
        assertThat(item).isVisible();
        tabTo(operator, button(item, "Add a note"));
        operator.page().keyboard().press("Enter");
        assertThat(item.getByRole(AriaRole.TEXTBOX)).isFocused();
        operator.page().keyboard().type("By keys.");
        tabTo(operator, button(item, "Release"));
        operator.page().keyboard().press("Enter");
        assertThat(item.locator("blockquote")).hasText("By keys.");
        assertThat(item).isFocused();
        tabTo(operator, button(item, "Change"));
        operator.page().keyboard().press("Space");
        assertThat(item).isFocused();
        tabTo(operator, button(item, "Hold"));
        operator.page().keyboard().press("Enter");
        assertThat(item.locator(".chip")).hasText("Held");
    }

    @Test
    void manyComePageByPageAndNewOnesWaitBehindAButton(Visitors visitors) {
        Site site = visitors.emptySite(Site.OPERATED);
        Visitor operator =
                visitors.visit(site, Look.DESK.options(), site.operator()).open("/review");
        operator.sees("Nothing is held or under review. There is nothing to do here.");
        Person author = site.person("author");
        for (int i = 0; i < 12; i++) site.held(author);
        assertThat(operator.page().locator("button.new")).isVisible();
        operator.page().reload();
        assertThat(operator.articles()).hasCount(10);
        operator.button("Older").click();
        assertThat(operator.articles()).hasCount(12);
        assertThat(operator.articles().nth(10)).isFocused();
        site.held(author);
        operator.button("1 new").click();
        assertThat(operator.articles()).hasCount(13);
        assertThat(operator.articles().first()).isFocused();

        operator.link("Under review").click();
        operator.isAt("/review?state=review");
        operator.sees("Nothing is under review.");
        operator.link("Held").click();
        assertThat(operator.articles()).hasCount(10);
        operator.page().goBack();
        operator.sees("Nothing is under review.");
    }

    @Test
    void thoseWhoAreNoOperatorsAreToldKindlyAndHaveNoLinkToIt(Visitors visitors) {
        Visitor member = visitors.member();
        assertThat(member.link("Notifications")).isVisible();
        assertThat(member.link("Review")).hasCount(0);
        member.open("/review");
        assertThat(member.heading("This page is for operators")).isVisible();
        assertThat(member.page().locator("main")).containsText("Here they look at");
        assertThat(member.wire().requests("GET", "/moderation")).isEmpty();
        member.link("To the feed").click();
        member.isAt("/feed");

        Visitor guest = visitors.guest().open("/review?state=held");
        guest.isAt("/login?next=%2Freview%3Fstate%3Dheld");
    }

    private static Visitor operator(Visitors visitors, String path) {
        Site site = visitors.site();
        return visitors.visit(site, Look.DESK.options(), site.operator()).open(path);
    }

    private static Locator button(Locator item, String name) {
        return item.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void tabTo(Visitor visitor, Locator target) {
        assertThat(target).isVisible();
        for (int stop = 0; stop < 40; stop++) {
            if (target.evaluate("e => e === document.activeElement").equals(true)) return;
            visitor.page().keyboard().press("Tab");
        }
        throw new AssertionError("The Tab key does not lead to " + target);
    }
}
