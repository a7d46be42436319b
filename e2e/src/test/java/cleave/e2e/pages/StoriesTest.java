package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InTheBrowser.class)
class StoriesTest {
    private static final String IS_THERE = "img => img.complete && img.naturalWidth > 0";

    /** Whether nobody but the browser takes it. */
    private static final String ALT_LEFT = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
            + " { key: 'ArrowLeft', altKey: true, bubbles: true, cancelable: true }))";

    @Test
    void theStripShowsTheNewestTenOfAllOthersWithTheirNamesAndTimes(Visitors visitors) {
        Site site = visitors.emptySite();
        List<String> ids = share(site, 12);
        Person reader = site.person("reader");
        site.share(reader, Pictures.png(90, 160));
        Visitor visitor = feed(visitors, site, reader);
        assertThat(tiles(visitor)).hasCount(10);
        assertThat(shown(visitor)).isEqualTo(ids.reversed().subList(0, 10));
        Locator first = tiles(visitor).first();
        assertThat(first.getByRole(AriaRole.IMG)).hasAttribute("alt", "author12");
        assertThat(first).containsText("just now");
        visitor.until(() -> first.locator("img").evaluate(IS_THERE).equals(true));
    }

    @Test
    void theArrowsLeadAlongTheStripAndTabLeavesIt(Visitors visitors) {
        Site site = visitors.emptySite();
        List<String> ids = share(site, 12);
        Visitor visitor = feed(visitors, site, site.person("reader"));
        visitor.button("Add a picture").focus();
        press(visitor, "Tab");
        assertThat(tiles(visitor).first()).isFocused();
        press(visitor, "ArrowRight");
        assertThat(tiles(visitor).nth(1)).isFocused();
        press(visitor, "End");
        assertThat(tile(visitor, ids.get(2))).isFocused();
        assertThat(tile(visitor, ids.get(2))).isInViewport();
        press(visitor, "ArrowRight");
        assertThat(tile(visitor, ids.get(1))).isFocused();
        press(visitor, "Home");
        assertThat(tiles(visitor).first()).isFocused();
        press(visitor, "Tab");
        assertThat(visitor.box("Write a status")).isFocused();
    }

    @Test
    void aPictureOpensLargeAndTheArrowsGoOnToAllThereAre(Visitors visitors) {
        Site site = visitors.emptySite();
        List<String> ids = share(site, 12);
        Visitor visitor = feed(visitors, site, site.person("reader"));
        tile(visitor, ids.get(3)).click();
        seesLarge(visitor, "author4");
        assertThat(visitor.page().evaluate("document.querySelector('dialog').matches(':modal')"))
                .isEqualTo(true);
        press(visitor, "ArrowRight");
        seesLarge(visitor, "author3");
        // The tenth was the last at hand.
        press(visitor, "ArrowRight");
        seesLarge(visitor, "author2");
        visitor.dialog().getByText("Next").click();
        seesLarge(visitor, "author1");
        assertThat(visitor.button("Next")).hasAttribute("aria-disabled", "true");
        press(visitor, "ArrowRight");
        seesLarge(visitor, "author1");
        visitor.button("Previous").click();
        seesLarge(visitor, "author2");
        press(visitor, "Escape");
        assertThat(visitor.dialog()).hasCount(0);
        assertThat(tile(visitor, ids.get(1))).isFocused();
        visitor.isAt("/feed");
    }

    @Test
    void backClosesTheLargePictureAndLeavesThePageWhereItWas(Visitors visitors) {
        Site site = visitors.site();
        site.share(site.person("author"), Pictures.png(90, 160));
        Visitor visitor = feed(visitors, site, site.person("reader"));
        tiles(visitor).first().click();
        assertThat(visitor.dialog()).isVisible();
        visitor.page().goBack();
        assertThat(visitor.dialog()).hasCount(0);
        visitor.isAt("/feed");
        assertThat(tiles(visitor).first()).isFocused();

        press(visitor, "Enter");
        assertThat(visitor.dialog()).isVisible();
        // Impatience closes one dialog, not the page.
        press(visitor, "Escape");
        press(visitor, "Escape");
        assertThat(visitor.dialog()).hasCount(0);
        visitor.isAt("/feed");
    }

    @Test
    void aClickBesideTheLargePictureClosesIt(Visitors visitors) {
        Site site = visitors.emptySite();
        site.share(site.person("author"), Pictures.png(90, 160));
        Visitor visitor = feed(visitors, site, site.person("reader"));
        tiles(visitor).first().click();
        Locator large = visitor.dialog().locator(".viewer-picture");
        large.locator("img").last().click();
        seesLarge(visitor, "author1");
        large.click(new Locator.ClickOptions().setPosition(20, 100));
        assertThat(visitor.dialog()).hasCount(0);
        visitor.isAt("/feed");
    }

    @Test
    void arrowsWithAltAreTheBrowsers(Visitors visitors) {
        Site site = visitors.emptySite();
        share(site, 2);
        Visitor visitor = feed(visitors, site, site.person("reader"));
        tiles(visitor).nth(1).focus();
        assertThat(visitor.page().evaluate(ALT_LEFT)).isEqualTo(true);
        assertThat(tiles(visitor).nth(1)).isFocused();
        press(visitor, "Enter");
        seesLarge(visitor, "author1");
        assertThat(visitor.page().evaluate(ALT_LEFT)).isEqualTo(true);
        seesLarge(visitor, "author1");
    }

    @Test
    void aPageLoadedAnewWhileAPictureIsLargeHasNoDeadStepInItsHistory(Visitors visitors) {
        Site site = visitors.emptySite();
        share(site, 1);
        Visitor visitor =
                visitors.visit(site, Look.DESK.options(), site.person("reader")).open("/");
        visitor.link("Feed").click();
        tiles(visitor).first().click();
        seesLarge(visitor, "author1");
        visitor.page().reload();
        assertThat(tiles(visitor).first()).isVisible();
        visitor.until(() -> visitor.page().evaluate("history.state === null").equals(true));
        visitor.page().goBack();
        visitor.isAt("/");
    }

    @Test
    void newOnesWaitBehindAButton(Visitors visitors) {
        Site site = visitors.emptySite();
        share(site, 2);
        Visitor visitor = feed(visitors, site, site.person("reader"));
        assertThat(tiles(visitor)).hasCount(2);
        String id = site.share(site.person("latecomer"), Pictures.png(90, 160));
        assertThat(visitor.button("1 new story")).isVisible();
        assertThat(tiles(visitor)).hasCount(2);
        visitor.button("1 new story").click();
        assertThat(tiles(visitor)).hasCount(3);
        assertThat(tile(visitor, id)).isFocused();
    }

    @Test
    void withoutStoriesTheStripSaysWhatComes(Visitors visitors) {
        Site site = visitors.emptySite();
        Visitor visitor =
                visitors.visit(site, Look.DESK.options(), site.person("reader")).open("/feed");
        visitor.sees("No stories yet.");
    }

    @Test
    void anAddressThatHasEndedIsReplacedByAFreshOne(Visitors visitors) {
        Site site = visitors.emptySite();
        String id = site.share(site.person("author"), Pictures.png(900, 700));
        Person reader = site.person("reader");
        String url =
                site.list(reader, "/story").get(0).path("image").path("url").asText();
        Visitor visitor = feed(visitors, site, reader).expect("403");
        visitor.until(() -> tile(visitor, id).locator("img").evaluate(IS_THERE).equals(true));
        int[] ended = {1};
        visitor.page().route(asked -> asked.endsWith(url), route -> {
            if (ended[0]-- > 0) route.fulfill(new Route.FulfillOptions().setStatus(403));
            else route.fallback();
        });
        tile(visitor, id).click();
        Locator large = visitor.page().locator(".viewer-picture img").last();
        visitor.until(() -> large.evaluate(IS_THERE).equals(true));
        visitor.until(() -> large.evaluate("img => img.naturalWidth").equals(900));
        assertThat(visitor.wire().requests("GET", "/story").stream()
                        .anyMatch(request -> request.url().contains("limit=1&")))
                .isTrue();
    }

    @Test
    void aPictureThatDidNotComeIsAskedForAgainOnceTheServerAnswers(Visitors visitors) {
        Site site = visitors.emptySite();
        String id = site.share(site.person("author".repeat(9)), Pictures.png(90, 160));
        Visitor visitor =
                visitors.visit(site, Look.DESK.options(), site.person("reader")).expect("Failed to load resource");
        visitor.page().route("**/media/**", Route::abort);
        visitor.open("/feed");
        Locator picture = tile(visitor, id).locator("img");
        visitor.until(() -> picture.evaluate("img => img.complete").equals(true));
        assertThat(picture.evaluate("img => img.offsetWidth")).isEqualTo(112);
        visitor.page().unrouteAll();
        visitor.until(() -> picture.evaluate(IS_THERE).equals(true));
    }

    /** Pictures of as many people, the oldest first. */
    private static List<String> share(Site site, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ids.add(site.share(site.person("author"), Pictures.png(i % 3 == 0 ? 160 : 90, 120)));
        }
        return ids;
    }

    private static Visitor feed(Visitors visitors, Site site, Person person) {
        Visitor visitor = visitors.visit(site, Look.DESK.options(), person).open("/feed");
        assertThat(tiles(visitor).first()).isVisible();
        return visitor;
    }

    private static void seesLarge(Visitor visitor, String author) {
        assertThat(visitor.dialog().locator("strong")).hasText(author);
        assertThat(visitor.dialog().locator("img").last()).hasAttribute("alt", author);
    }

    private static Locator tiles(Visitor visitor) {
        return visitor.page().locator(".strip button.tile");
    }

    private static Locator tile(Visitor visitor, String id) {
        return visitor.page().locator("[data-id='" + id + "']");
    }

    private static List<String> shown(Visitor visitor) {
        return tiles(visitor).all().stream()
                .map(tile -> String.valueOf(tile.getAttribute("data-id")))
                .toList();
    }

    private static void press(Visitor visitor, String key) {
        visitor.page().keyboard().press(key);
    }
}
