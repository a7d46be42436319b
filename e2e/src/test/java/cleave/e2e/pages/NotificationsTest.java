package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InTheBrowser.class)
class NotificationsTest {
    @Test
    void theCountOfNewOnesStandsInTheHeaderAndTheTitleUntilTheyAreSeen(Visitors visitors) {
        Site site = visitors.emptySite();
        Person author = site.person("author");
        site.post(author, "Before anybody else came");
        Visitor reader = visitors.member(site, site.person("reader"), Look.DESK);
        hasBegun(reader);
        assertThat(notifications(reader)).hasAccessibleName("Notifications");
        site.post(author, "The first");
        assertThat(notifications(reader)).hasAccessibleName("Notifications 1 new");
        assertThat(reader.page()).hasTitle("(1) Feed · Cleave");

        site.post(author, "The second");
        assertThat(notifications(reader)).hasAccessibleName("Notifications 2 new");
        notifications(reader).click();
        assertThat(reader.articles()).hasCount(3);
        assertThat(reader.page()).hasTitle("Notifications · Cleave");
        assertThat(notifications(reader)).hasAccessibleName("Notifications");
        assertThat(reader.page().locator(".own")).hasText(new String[] {"New", "New"});

        reader.articles().first().getByRole(AriaRole.LINK).click();
        assertThat(reader.heading("Post by " + author.name())).isFocused();
        assertThat(reader.page()).hasTitle("Post by " + author.name() + " · Cleave");
        reader.page().goBack();
        assertThat(reader.page().locator(".own")).hasText(new String[] {"New", "New"});

        reader.link("Feed").click();
        assertThat(reader.page()).hasTitle("Feed · Cleave");
        reader.page().reload();
        assertThat(reader.box("Write a status")).isVisible();
        assertThat(notifications(reader)).hasAccessibleName("Notifications");
        site.post(author, "The third");
        assertThat(notifications(reader)).hasAccessibleName("Notifications 1 new");
    }

    @Test
    void aClickOpensThePostAndBackLeadsToTheNotification(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        String text = "What is this?\n\n" + "A long question. ".repeat(20);
        String id = site.post(author, text, "java", "class A {}");
        Visitor reader = open(visitors, site, site.person("reader"));
        Locator link = reader.page().locator("[data-id='" + id + "']");
        assertThat(link).hasText(Pattern.compile("^What is this\\? A long question\\. .{100,}$"));
        assertThat(reader.articles().first()).containsText(author.name());
        link.click();
        reader.isAt("/posts/" + id);
        assertThat(reader.articles()).containsText("class A {}");
        reader.page().goBack();
        reader.isAt("/notifications");
        assertThat(reader.page().locator("[data-id='" + id + "']")).isFocused();
    }

    @Test
    void onesOwnPostsAreNoNews(Visitors visitors) {
        Site site = visitors.emptySite();
        Person author = site.person("author");
        site.post(author, "My own");
        site.post(site.person("other"), "Somebody else's");
        Visitor reader = open(visitors, site, author);
        assertThat(reader.articles()).hasCount(1);
        reader.sees("Somebody else's");
        reader.doesNotSee("My own");
    }

    @Test
    void newOnesWaitBehindAButtonAndAreSeenWhenTheyAreShown(Visitors visitors) {
        Site site = visitors.emptySite();
        Person author = site.person("author");
        site.post(author, "Before");
        Visitor reader = open(visitors, site, site.person("reader"));
        assertThat(reader.articles()).hasCount(1);
        site.post(author, "Meanwhile");
        assertThat(reader.button("1 new")).isVisible();
        assertThat(notifications(reader)).hasAccessibleName("Notifications 1 new");
        reader.button("1 new").click();
        assertThat(reader.articles().first()).containsText("Meanwhile");
        assertThat(reader.articles().first()).isFocused();
        assertThat(notifications(reader)).hasAccessibleName("Notifications");
    }

    @Test
    void manyAreCountedAsFarAsAPageGoes(Visitors visitors) {
        Site site = visitors.emptySite();
        Person author = site.person("author");
        Visitor reader = visitors.member(site, site.person("reader"), Look.DESK);
        hasBegun(reader);
        for (int i = 1; i <= 12; i++) site.post(author, "Question " + i);
        assertThat(notifications(reader)).hasAccessibleName("Notifications 10+ new");
        Visitor other = open(visitors, site, site.person("other"));
        assertThat(other.articles()).hasCount(10);
        // What one has seen is nothing to the other.
        assertThat(notifications(reader)).hasAccessibleName("Notifications 10+ new");
    }

    @Test
    void thePagesAreThoseOfTheModulesThatRun(Visitors visitors) {
        Site site = visitors.site();
        assertThat(pages(visitors, site, List.of("user", "status", "story"))).containsExactly("Feed");
        assertThat(pages(visitors, site, List.of("user", "post", "notification")))
                .containsExactly("Home", "Notifications");
        assertThat(pages(visitors, site, List.of("user", "status", "story", "post", "notification")))
                .containsExactly("Home", "Feed", "Notifications");
    }

    /** What the navigation leads to where these modules run; the page itself asks for nothing of the others. */
    private static List<String> pages(Visitors visitors, Site site, List<String> modules) {
        Visitor visitor = visitors.visit(site, Look.DESK.options(), site.person("reader"));
        String names = String.join("\",\"", modules);
        visitor.page()
                .route(
                        "**/modules.json",
                        route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("{\"version\":\"1.0.0\",\"modules\":[\"" + names + "\"]}")));
        visitor.open("/");
        assertThat(visitor.page().locator(".latest")).isVisible();
        visitor.page().waitForTimeout(300);
        for (String module : List.of("status", "story", "post", "notification")) {
            if (!modules.contains(module)) {
                assertThat(visitor.wire().requests("GET", "/" + module)).isEmpty();
            }
        }
        return visitor.page().locator("nav.pages a").allInnerTexts().stream()
                .map(name -> name.replaceFirst("(?s)\\s.*", ""))
                .toList();
    }

    /** What was there when somebody came for the first time is no news to them. */
    private static void hasBegun(Visitor visitor) {
        visitor.until(() -> visitor.page()
                .evaluate("Object.keys(localStorage).some((key) => key.startsWith('cleave.seen.'))")
                .equals(true));
    }

    private static Locator notifications(Visitor visitor) {
        return visitor.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Notifications")));
    }

    private static Visitor open(Visitors visitors, Site site, Person person) {
        Visitor visitor = visitors.visit(site, Look.DESK.options(), person).open("/notifications");
        assertThat(visitor.page().locator(".latest")).isVisible();
        return visitor;
    }
}
